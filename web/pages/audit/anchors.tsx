import { Button, Loader } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { look } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import type { components } from '../../generated/api.js';
import { Failed } from '../../parts/failed.js';
import { type Colour, Light } from '../../parts/light.js';
import { type Column, Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';

type Anchor = components['schemas']['AnchorAnswer'];

const MINUTE = 60_000;
const HOURS_UNTIL: readonly (readonly [hours: number, colour: Colour])[] = [
  [2, 'green'],
  [24, 'amber'],
];

const light = (minutes: number): Colour => HOURS_UNTIL.find(([hours]) => minutes <= hours * 60)?.[1] ?? 'red';

/** Signed roots of the journal, and how old the last one is. */
export const Anchors = () => {
  const { t, time, number } = useSpeech();
  const words = t.audit.anchors;
  const [before, setBefore] = useState<number>();
  const { data, error, dataUpdatedAt, isPlaceholderData } = look.useQuery(
    'get',
    '/operations/anchors',
    { params: { query: before ? { before } : {} } },
    { placeholderData: keepPreviousData, refetchInterval: MINUTE },
  );
  if (!data)
    return isProblem(error) ? (
      <Failed problem={error} />
    ) : (
      <Loader className="waiting" aria-label={t.shell.loading} />
    );
  const { anchors, next } = data;
  const newest = before ? undefined : anchors[0]?.statement;
  const minutes = newest && Math.max(0, Math.floor((dataUpdatedAt - Date.parse(newest.at)) / MINUTE));
  const columns: readonly Column<Anchor>[] = [
    { key: 'number', heading: words.number, head: true, show: ({ statement }) => number(statement.number) },
    { key: 'at', heading: words.at, show: ({ statement }) => time(statement.at) },
    { key: 'facts', heading: words.facts, right: true, show: ({ statement }) => number(statement.facts) },
    { key: 'heads', heading: words.heads, right: true, show: ({ statement }) => number(statement.heads) },
    {
      key: 'flaws',
      heading: words.flaws,
      show: ({ statement: { flaws = [] } }) =>
        flaws.length === 0 ? words.none2 : <Light colour="red">{flaws.join(', ')}</Light>,
    },
    {
      key: 'root',
      heading: words.root,
      show: ({ statement }) => <code className="digest">{statement.root}</code>,
    },
    { key: 'key', heading: words.key, show: ({ key }) => <code>{key}</code> },
  ];
  return (
    <section>
      <p>{t.audit.intro.anchors}</p>
      <p role="status">
        {newest ? words.last(newest.number, time(newest.at)) : !before && words.none}{' '}
        {minutes !== undefined && <Light colour={light(minutes)}>{words.age(minutes)}</Light>}
      </p>
      {isProblem(error) && <Failed problem={error} />}
      <Table
        caption={t.audit.tabs.anchors}
        columns={columns}
        found={{ rows: anchors, loading: false, stale: isPlaceholderData, loadingMore: false }}
        id={({ statement }) => String(statement.number)}
      />
      <div className="buttons">
        {before && (
          <Button variant="default" onClick={() => setBefore(undefined)}>
            {words.newest}
          </Button>
        )}
        {next && (
          <Button variant="default" onClick={() => setBefore(next)}>
            {words.older}
          </Button>
        )}
      </div>
    </section>
  );
};
