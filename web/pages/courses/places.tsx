import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type RowOf, useRows } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { useDoing } from '../../parts/forms/doing.js';
import { nameOf, Person } from '../../parts/person.js';
import { type Column, Table } from '../../parts/table.js';
import { today } from '../../parts/today.js';
import { Worker } from '../../parts/worker.js';
import { useMayIssue } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

type Line = RowOf<'/places'>;

interface Missed {
  readonly units: number;
  readonly excused: boolean;
}

/** Teaching units of most days. */
const USUAL = 5;
const MOST = 12;

/** Who has a place; the list of a day is filled in where somebody was not there all the time. */
export const Places = ({ course: { id, title } }: { readonly course: RowOf<'/courses'> }) => {
  const { t, field, command, number } = useSpeech();
  const act = useDoing();
  const reports = useMayIssue('report-course-attendance');
  const found = useRows('/places', { of: id, limit: 200 });
  const [on, setOn] = useState(today);
  const [units, setUnits] = useState(USUAL);
  const [missed, setMissed] = useState<Readonly<Record<string, Missed>>>({});
  const of = (participant: string): Missed => missed[participant] ?? { units, excused: false };
  const set = (participant: string, change: Partial<Missed>): void =>
    setMissed({ ...missed, [participant]: { ...of(participant), ...change } });
  const there: Column<Line> = {
    key: 'there',
    heading: t.services.there,
    show: ({ participant, ...line }) => (
      <div className="row">
        <NumberInput
          className="short"
          aria-label={`${field('units')}: ${nameOf(line, t.caseload.erased)}`}
          value={of(participant).units}
          min={0}
          max={units}
          onChange={(value) => set(participant, { units: Math.min(units, Number(value)) })}
        />
        {of(participant).units < units && (
          <Checkbox
            label={field('excused')}
            checked={of(participant).excused}
            onChange={({ target }) => set(participant, { excused: target.checked })}
          />
        )}
      </div>
    ),
  };
  const columns: readonly Column<Line>[] = [
    { key: 'participant', head: true, show: (line) => <Person id={line.participant} of={line} /> },
    { key: 'caseWorker', show: ({ caseWorker }) => <Worker account={caseWorker} /> },
    { key: 'units', right: true, show: ({ units: attended }) => number(attended ?? 0) },
    { key: 'excusedUnits', right: true, show: ({ excusedUnits }) => number(excusedUnits ?? 0) },
    { key: 'unexcusedUnits', right: true, show: ({ unexcusedUnits }) => number(unexcusedUnits ?? 0) },
    ...(reports ? [there] : []),
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: ({ participant, ...line }) => (
        <Deeds
          about={nameOf(line, t.caseload.erased)}
          deeds={[
            { command: 'release-course-place', id, initial: { participant }, without: ['participant'] },
          ]}
        />
      ),
    },
  ];
  const report = (): void =>
    act({
      command: 'report-course-attendance',
      id,
      about: title,
      initial: {
        on,
        units,
        lines: found.rows.map(({ participant }) => ({
          participant,
          units: Math.min(units, of(participant).units),
          ...(of(participant).units < units && of(participant).excused && { excused: true }),
        })),
      },
      without: ['on', 'units', 'lines'],
      onDone: () => setMissed({}),
    });
  return (
    <>
      {reports && found.rows.length > 0 && (
        <div className="filters" role="group" aria-label={command('report-course-attendance')}>
          <TextInput
            type="date"
            label={t.services.dayOfCourse}
            value={on}
            onChange={({ target }) => target.value && setOn(target.value)}
          />
          <NumberInput
            label={t.services.unitsOfDay}
            value={units}
            min={1}
            max={MOST}
            onChange={(value) => value !== '' && setUnits(Number(value))}
          />
          <Button variant="default" onClick={report}>
            {command('report-course-attendance')}
          </Button>
        </div>
      )}
      <Table caption={t.services.placesTitle} columns={columns} found={found} id={({ id: line }) => line} />
    </>
  );
};
