import { Text } from '@mantine/core';
import type { RowOf } from '../../api/rows.js';
import { type Colour, Light } from '../../parts/light.js';
import { nameOf, Person } from '../../parts/person.js';
import { Quick } from '../../parts/quick.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';

export type Case = RowOf<'/caseload'>;

const TITLE: Readonly<Record<string, Colour>> = {
  green: 'green',
  amber: 'amber',
  red: 'red',
  expired: 'red',
};
const CLOCK: Readonly<Record<string, Colour>> = {
  overdue: 'red',
  'receipt-overdue': 'red',
  running: 'green',
  decided: 'green',
  suspended: 'amber',
  'documents-awaited': 'amber',
  'receipt-awaited': 'amber',
};
/** Flags that want somebody to act come first and stand out. */
const URGENT = [
  'no-contact-for-four-weeks',
  'recognition-overdue',
  'title-expiring',
  'task-overdue',
  'internship-over-cap',
];

const against = (reached: number, target: number | null): Colour =>
  target === null ? 'gray' : reached >= target ? 'green' : reached * 2 >= target ? 'amber' : 'red';

export const useColumns = (): readonly Column<Case>[] => {
  const { t, value, day, number } = useSpeech();
  const words = t.caseload;
  return [
    {
      key: 'name',
      heading: words.name,
      head: true,
      show: (row) => (
        <>
          <Person id={row.id} of={row} />
          <Text size="xs">{[row.ageBand, row.municipality].filter(Boolean).join(' · ')}</Text>
          {row.restrictedOn && <Light colour="amber">{words.restricted}</Light>}
          {row.contested.length > 0 && <Light colour="amber">{words.contested}</Light>}
        </>
      ),
    },
    { key: 'phase', show: ({ phase }) => value(phase, 'phase') },
    {
      key: 'lastContactOn',
      show: ({ lastContactOn, lastContactChannel, lastContactKept }) => (
        <>
          {day(lastContactOn)}
          <Text size="xs">
            {lastContactChannel && value(lastContactChannel)} {lastContactKept === false && value('missed')}
          </Text>
        </>
      ),
    },
    {
      key: 'contactsInFourWeeks',
      heading: words.contacts,
      show: ({ contactsInFourWeeks: reached, contactTargetInFourWeeks: target }) => (
        <Light colour={against(reached, target)}>
          {target === null ? number(reached) : `${number(reached)} ${words.of} ${number(target)}`}
        </Light>
      ),
    },
    { key: 'nextAppointmentOn', show: ({ nextAppointmentOn }) => day(nextAppointmentOn) },
    {
      key: 'titleUntil',
      show: ({ titleKind, titleUntil, titleLight }) => (
        <>
          <Light colour={TITLE[titleLight] ?? 'gray'}>
            {titleUntil ? day(titleUntil) : value(titleLight, 'titleLight')}
          </Light>
          {titleKind && <Text size="xs">{value(titleKind)}</Text>}
        </>
      ),
    },
    {
      key: 'regime',
      show: ({ regime, regimeSince }) => (
        <>
          {value(regime)}
          {regimeSince && <Text size="xs">{`${words.since} ${day(regimeSince)}`}</Text>}
        </>
      ),
    },
    {
      key: 'germanLevel',
      show: ({ germanLevel, unitsLeft, absencesInARow, interpreterNeeded, motherTongue }) => (
        <>
          {germanLevel ?? '–'} {unitsLeft !== null && <Text size="xs">{words.unitsLeft(unitsLeft)}</Text>}
          {absencesInARow > 0 && <Text size="xs">{`${value('absences')}: ${absencesInARow}`}</Text>}
          {interpreterNeeded && <Text size="xs">{`${motherTongue ?? ''} ${words.interpreter}`}</Text>}
        </>
      ),
    },
    {
      key: 'internshipTo',
      show: ({ internshipTo, internshipDays, internshipCapDays }) =>
        internshipTo && (
          <>
            {`${words.until} ${day(internshipTo)}`}
            {internshipDays !== null && internshipCapDays !== null && (
              <Text size="xs">{words.cap(internshipDays, internshipCapDays)}</Text>
            )}
          </>
        ),
    },
    {
      key: 'recognitionClock',
      show: ({ recognitionClock: clock, recognitionDays }) =>
        clock !== 'none' && (
          <Light colour={CLOCK[clock] ?? 'gray'}>
            {recognitionDays === null ? value(clock) : `${value(clock)} · ${recognitionDays}`}
          </Light>
        ),
    },
    {
      key: 'flags',
      show: ({ flags }) => (
        <div className="row">
          {flags
            .toSorted((a, b) => Number(URGENT.includes(b)) - Number(URGENT.includes(a)))
            .map((flag) => (
              <Light key={flag} colour={URGENT.includes(flag) ? 'red' : 'gray'}>
                {value(flag, 'flag')}
              </Light>
            ))}
        </div>
      ),
    },
    {
      key: 'actions',
      heading: words.actions,
      show: (row) => <Quick id={row.id} name={nameOf(row, words.erased)} language={row.motherTongue} />,
    },
  ];
};
