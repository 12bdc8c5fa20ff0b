import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { look } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { Failed } from '../../parts/failed.js';
import { type Cut, cut as cutAt, type Known, spanOf } from './cut.js';
import { Replay } from './replay.js';
import { Standing } from './standing.js';
import { type State, stateOf } from './state.js';

const PAUSE = 250;

interface Props {
  readonly id: string;
  readonly now: State;
  /** For those who may see it. */
  readonly history?: Known;
  readonly cut: Cut;
  readonly onCut: (cut: Cut) => void;
}

const Sliders = ({ history, cut, onCut }: Required<Pick<Props, 'history' | 'cut' | 'onCut'>>) => {
  const span = useMemo(() => spanOf(history), [history]);
  const shown = useMemo(() => cutAt(history, cut).entries.length, [history, cut]);
  return <Replay span={span} cut={cut} onChange={onCut} shown={shown} count={history.entries.length} />;
};

/** The case as it stood: the service folds it, and enters each time in the read log, so it is asked when a slider rests. */
export const Then = ({ id, now, history, cut, onCut }: Props) => {
  const [asked] = useDebouncedValue(cut, PAUSE);
  const past = (asked.recordedUntil ?? asked.happenedUntil) !== undefined;
  const { data, error, isPlaceholderData } = look.useQuery(
    'get',
    '/journeys/{id}',
    { params: { path: { id }, query: asked } },
    { placeholderData: keepPreviousData, enabled: past },
  );
  return (
    <>
      {history && <Sliders history={history} cut={cut} onCut={onCut} />}
      {past && isProblem(error) && <Failed problem={error} />}
      <Standing
        state={past && data ? stateOf(data) : now}
        stale={asked !== cut || (past && (!data || isPlaceholderData))}
      />
    </>
  );
};
