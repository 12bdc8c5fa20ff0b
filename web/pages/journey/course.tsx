import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useSpeech } from '../../words/words.js';
import { type Cut, cut as cutAt, type Known, type Past, spanOf } from './cut.js';
import { FactDetails } from './fact.js';
import { Facts } from './facts.js';
import { lanesIn } from './lanes.js';
import { Picture } from './picture.js';
import { Replay } from './replay.js';
import { Side } from '../../parts/side.js';

interface Props {
  readonly history: Known;
  /** Not cut at all. */
  readonly whole: Past;
  readonly cut: Cut;
  readonly onCut: (cut: Cut) => void;
}

/** How it went, at any point of both time axes. The picture follows a slider at once, the long list when there is time. */
export const Course = ({ history, whole, cut, onCut }: Props) => {
  const { fact } = useSpeech();
  const past = useMemo(() => cutAt(history, cut), [history, cut]);
  const later = useDeferredValue(past);
  const span = useMemo(() => spanOf(history), [history]);
  const lanes = useMemo(() => lanesIn(whole.timeline), [whole]);
  const days = useMemo(
    () =>
      [
        whole.timeline.marks[0]?.on ?? span.happened[0],
        [span.happened[1], span.recorded[1]].toSorted().at(-1)!,
      ] as const,
    [whole, span],
  );
  const [opened, setOpened] = useState<string>();
  const open = useCallback((id: string) => setOpened(id), []);
  const entry = history.entries.find(({ stored }) => stored.id === opened);
  return (
    <>
      <Replay
        span={span}
        cut={cut}
        onChange={onCut}
        shown={past.entries.length}
        count={history.entries.length}
      />
      <Picture
        timeline={past.timeline}
        told={later.timeline}
        lanes={lanes}
        days={days}
        until={cut.happenedUntil}
      />
      <Facts past={later} onOpen={open} />
      <Side
        size="lg"
        opened={entry !== undefined}
        onClose={() => setOpened(undefined)}
        title={entry && fact(entry.read.type)}
      >
        {entry && (
          <FactDetails
            history={history}
            entry={entry}
            by={past.superseded.get(entry.stored.id)}
            contested={
              [...whole.timeline.bars].some(
                ({ facts, contested }) => contested && facts.includes(entry.stored.id),
              ) || whole.timeline.marks.some((mark) => mark.contested && mark.fact === entry.stored.id)
            }
            onOpen={open}
            onLeave={() => setOpened(undefined)}
          />
        )}
      </Side>
    </>
  );
};
