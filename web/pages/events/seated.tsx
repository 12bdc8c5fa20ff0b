import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { type RowOf, useRows } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { useDoing } from '../../parts/forms/doing.js';
import { Light } from '../../parts/light.js';
import { nameOf, Person } from '../../parts/person.js';
import { type Column, Table } from '../../parts/table.js';
import { Worker } from '../../parts/worker.js';
import { useMayIssue } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

type Line = RowOf<'/places'>;

interface Props {
  readonly event: string;
  readonly date: string;
  readonly title: string;
  /** Whether attendance can be reported. */
  readonly passed: boolean;
}

/** Who has a seat at a date; once it has taken place, ticked off in one list. */
export const Seated = ({ event, date, title, passed }: Props) => {
  const { t, value, command } = useSpeech();
  const act = useDoing();
  const reports = useMayIssue('report-event-attendance') && passed;
  const found = useRows('/places', { of: event, date, limit: 200 });
  const [absent, setAbsent] = useState<ReadonlySet<string>>(new Set());
  const due = found.rows
    .filter(({ attendance }) => attendance === null)
    .map(({ participant }) => participant);
  const tick = (participant: string): void => {
    const next = new Set(absent);
    if (!next.delete(participant)) next.add(participant);
    setAbsent(next);
  };
  const columns: readonly Column<Line>[] = [
    { key: 'participant', head: true, show: (line) => <Person id={line.participant} of={line} /> },
    { key: 'caseWorker', show: ({ caseWorker }) => <Worker account={caseWorker} /> },
    {
      key: 'attendance',
      show: ({ participant, attendance, ...line }) =>
        attendance ? (
          <Light colour={attendance === 'attended' ? 'green' : 'red'}>
            {value(attendance, 'attendance')}
          </Light>
        ) : reports ? (
          <Checkbox
            label={value('attended', 'attendance')}
            aria-label={`${value('attended', 'attendance')}: ${nameOf(line, t.caseload.erased)}`}
            checked={!absent.has(participant)}
            onChange={() => tick(participant)}
          />
        ) : (
          '–'
        ),
    },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: ({ participant, attendance, ...line }) =>
        !attendance && (
          <Deeds
            about={nameOf(line, t.caseload.erased)}
            deeds={[
              {
                command: 'cancel-registration',
                id: event,
                initial: { participant },
                without: ['participant'],
              },
            ]}
          />
        ),
    },
  ];
  return (
    <>
      <Table caption={title} columns={columns} found={found} id={({ id }) => id} />
      {reports && due.length > 0 && (
        <div className="buttons">
          <Button
            variant="default"
            onClick={() =>
              act({
                command: 'report-event-attendance',
                id: event,
                about: title,
                initial: {
                  date,
                  attended: due.filter((each) => !absent.has(each)),
                  missed: due.filter((each) => absent.has(each)),
                },
                without: ['date', 'attended', 'missed'],
              })
            }
          >
            {command('report-event-attendance')}
          </Button>
        </div>
      )}
    </>
  );
};
