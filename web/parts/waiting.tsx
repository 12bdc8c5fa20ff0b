import { type RowOf, useRows } from '../api/rows.js';
import { useMe } from '../shell/me.js';
import { useSpeech } from '../words/words.js';
import { Deeds } from './deeds.js';
import type { Deed } from './forms/doing.js';
import { nameOf, Person } from './person.js';
import { type Column, Table } from './table.js';
import { Worker } from './worker.js';

type Line = RowOf<'/waiting-lists'>;

interface Props {
  /** Id of the programme, course or group event. */
  readonly of: string;
  /** How many wait, whoever may see them. */
  readonly waiting: number;
  readonly deeds: (line: Line) => readonly Deed[];
}

/** Who waits, in the order in which seats are given; those only whom one may see. */
export const Waiting = ({ of, waiting, deeds }: Props) => {
  const { t, day, number } = useSpeech();
  const may = useMe().may.views.includes('waiting-lists');
  const found = useRows('/waiting-lists', { of, sort: 'place' }, may);
  const columns: readonly Column<Line>[] = [
    { key: 'place', heading: t.services.rank, show: ({ place }) => number(place), right: true },
    { key: 'participant', head: true, show: (line) => <Person id={line.participant} of={line} /> },
    { key: 'caseWorker', show: ({ caseWorker }) => <Worker account={caseWorker} /> },
    { key: 'since', show: ({ since }) => day(since) },
    { key: 'days', show: ({ days }) => number(days), right: true },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: (line) => <Deeds deeds={deeds(line)} about={nameOf(line, t.caseload.erased)} />,
    },
  ];
  if (!may) return <p>{t.services.waiting(waiting)}</p>;
  return (
    <>
      <p>{t.services.waiting(waiting)}</p>
      {waiting > 0 && (
        <Table caption={t.services.waitingTitle} columns={columns} found={found} id={({ id }) => id} />
      )}
    </>
  );
};
