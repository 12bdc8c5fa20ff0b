import { Text } from '@mantine/core';
import { type QueryOf, type RowOf, useRows } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { type Colour, Light } from '../../parts/light.js';
import { nameOf, Person } from '../../parts/person.js';
import { type Column, Table } from '../../parts/table.js';
import { today } from '../../parts/today.js';
import { Worker } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';

type Clock = RowOf<'/recognition-clocks'>;

/** How a clock looks, and what may come next in a procedure whose clock stands so. */
const CLOCKS: Readonly<Record<string, readonly [Colour, readonly string[]]>> = {
  'receipt-awaited': ['amber', ['confirm-receipt', 'request-documents']],
  'receipt-overdue': ['red', ['confirm-receipt', 'request-documents']],
  'documents-awaited': ['amber', ['complete-documents', 'request-documents']],
  suspended: ['amber', ['resume-recognition']],
  running: ['green', ['decide-recognition', 'suspend-recognition', 'extend-recognition']],
  overdue: ['red', ['decide-recognition', 'suspend-recognition', 'extend-recognition']],
  decided: ['green', ['appeal-recognition']],
  appealed: ['amber', ['decide-recognition']],
};

export const Clocks = ({ query }: { readonly query: QueryOf<'/recognition-clocks'> }) => {
  const { t, value, day, number } = useSpeech();
  const found = useRows('/recognition-clocks', query);
  const columns: readonly Column<Clock>[] = [
    { key: 'participant', head: true, show: (line) => <Person id={line.participant} of={line} /> },
    {
      key: 'occupation',
      show: ({ occupation, authority }) => (
        <>
          {occupation}
          <Text size="xs">{authority}</Text>
        </>
      ),
    },
    {
      key: 'clock',
      show: ({ clock, result }) => (
        <>
          <Light colour={CLOCKS[clock]?.[0] ?? 'gray'}>{value(clock, 'clock')}</Light>
          {result && <Text size="xs">{value(result, 'result')}</Text>}
        </>
      ),
    },
    { key: 'dueOn', show: ({ dueOn }) => day(dueOn) },
    { key: 'daysLeft', right: true, show: ({ daysLeft }) => number(daysLeft) },
    { key: 'days', right: true, show: ({ days }) => number(days) },
    { key: 'daysSuspended', right: true, show: ({ daysSuspended }) => number(daysSuspended) },
    { key: 'filedOn', show: ({ filedOn }) => day(filedOn) },
    { key: 'caseWorker', show: ({ caseWorker }) => <Worker account={caseWorker} /> },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: ({ participant: id, id: procedure, clock, ...line }) => (
        <Deeds
          about={`${nameOf(line, t.caseload.erased)} – ${line.occupation}`}
          deeds={(CLOCKS[clock]?.[1] ?? []).map((command) => ({
            command,
            id,
            initial: { procedure, on: today() },
            without: ['procedure'],
          }))}
        />
      ),
    },
  ];
  return <Table caption={t.deadlines.clocks} columns={columns} found={found} id={({ id }) => id} />;
};
