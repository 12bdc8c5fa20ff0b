import { type Day, eveningOf } from '../calendar.js';
import type { Client } from '../client.js';
import { allRows } from '../pages.js';
import { table, words } from './format.js';

interface Line {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string | null;
  readonly motherTongue: string;
  readonly phase: string;
  readonly lastContactOn: Day | null;
  readonly lastContactChannel: string | null;
  readonly lastContactKept: boolean | null;
  readonly contactsInFourWeeks: number;
  readonly contactTargetInFourWeeks: number | null;
  readonly nextAppointmentOn: Day | null;
  readonly germanLevel: string | null;
  readonly flags: readonly string[];
}

const lastContact = ({ lastContactOn, lastContactChannel, lastContactKept }: Line): string =>
  lastContactOn ? `${lastContactOn} ${lastContactKept ? lastContactChannel : 'missed'}` : '–';

/** What the phase says already is left out. */
const toLookAt = ({ flags, phase }: Line): string =>
  flags
    .filter((flag) => flag !== phase)
    .map((flag) => words(flag).replace('no contact for four weeks', '4 weeks no contact'))
    .join(', ');

const row = (line: Line): string[] => [
  [line.familyName, line.givenName].filter(Boolean).join(', '),
  [line.motherTongue, line.germanLevel && `de ${line.germanLevel}`].filter(Boolean).join(', '),
  words(line.phase),
  lastContact(line),
  `${line.contactsInFourWeeks} / ${line.contactTargetInFourWeeks ?? '–'}`,
  line.nextAppointmentOn ?? '–',
  toLookAt(line),
];

export interface Caseload {
  readonly shown: number;
  readonly all: number;
  readonly table: string;
}

/** A coach's caseload in the evening of a day: those longest without contact first. */
export const showCaseload = async (
  reader: Pick<Client, 'get'>,
  coach: string,
  day: Day,
  most: number,
): Promise<Caseload> => {
  const lines = await allRows<Line>(reader, `caseload?coach=${coach}`, eveningOf(day));
  const shown = lines.slice(0, most);
  const drawn = table(
    [
      { head: 'Participant', width: 26 },
      { head: 'Speaks', width: 12 },
      { head: 'Phase', width: 14 },
      { head: 'Last contact', width: 19 },
      { head: '4 weeks', width: 9, right: true },
      { head: 'Next', width: 12 },
      { head: 'To look at', width: 20 },
    ],
    shown.map(row),
  );
  return { shown: shown.length, all: lines.length, table: drawn };
};
