import { addDays, type Day } from '../calendar.js';
import { type Case, inOrder, records, type Step } from './script.js';

/* With whom a participant lives, how others know the participant, and what the participant agreed to. */

const FORM = 'Einwilligung, Fassung 3';

export const agrees = (of: Case, day: Day, purposes: readonly string[]): Step[] =>
  purposes.map((purpose) => records(of, day, 'identity/give-consent', { purpose, form: FORM }));

/** Agreed to at first, and not any more later. */
export const thinksBetter = (of: Case, given: Day, withdrawn: Day, purpose: string): Step[] =>
  inOrder([
    ...agrees(of, given, [purpose]),
    records(of, withdrawn, 'identity/withdraw-consent', { purpose }),
  ]);

export const isKnownAs = (of: Case, day: Day, kind: string, number: string): Step =>
  records(of, day, 'identity/record-external-number', { kind, number });

/** The head of a household names it; the others join it. */
export const livesWith = (of: Case, day: Day, role: string, head?: string): Step =>
  records(
    of,
    day,
    'identity/join-household',
    { role, ...(head && { household: `@${head}/household` }) },
    head ? { with: [head] } : { as: `${of.key}/household`, late: 0 },
  );

export const movesOut = (of: Case, day: Day, head: string): Step =>
  records(of, day, 'identity/leave-household', { household: `@${head}/household` });

/** A new flat, with a new telephone. */
export const movesHouse = (of: Case, day: Day, municipality: string): Step[] => [
  records(of, day, 'status/record-accommodation', {
    ...{ accommodation: 'own-flat', municipality },
    address: `Musterweg ${of.chance.between(1, 90)}`,
  }),
  records(of, addDays(day, 1), 'intake/change-details', {
    ...{ municipality, phone: `0000 ${of.chance.between(100_000, 999_999)}` },
  }),
];
