import { Text } from '@mantine/core';
import { type QueryOf, type RowOf, useRows } from '../../api/rows.js';
import { type Colour, Light } from '../../parts/light.js';
import { Person } from '../../parts/person.js';
import { type Column, Table } from '../../parts/table.js';
import { Worker } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';

type Line = RowOf<'/expiries'>;

const COLOUR: Readonly<Record<string, Colour>> = {
  expired: 'red',
  red: 'red',
  amber: 'amber',
  green: 'green',
};

export const Expiries = ({ query }: { readonly query: QueryOf<'/expiries'> }) => {
  const { t, value, day, number } = useSpeech();
  const found = useRows('/expiries', query);
  const columns: readonly Column<Line>[] = [
    { key: 'participant', head: true, show: (line) => <Person id={line.participant} of={line} /> },
    {
      key: 'what',
      show: ({ what, kind }) => (
        <>
          {value(what, 'what')}
          <Text size="xs">{value(kind)}</Text>
        </>
      ),
    },
    {
      key: 'until',
      show: ({ until, light }) => <Light colour={COLOUR[light] ?? 'gray'}>{day(until)}</Light>,
    },
    { key: 'daysLeft', right: true, show: ({ daysLeft }) => number(daysLeft) },
    { key: 'from', show: ({ from }) => day(from) },
    { key: 'caseWorker', show: ({ caseWorker }) => <Worker account={caseWorker} /> },
    { key: 'municipality', show: ({ municipality }) => municipality ?? '–' },
  ];
  return <Table caption={t.deadlines.expiries} columns={columns} found={found} id={({ id }) => id} />;
};
