import type { Day } from '../calendar.js';
import { COUNTRIES } from '../people.js';
import { type Case, enters, inOrder, records, type Step } from './script.js';

/** Early in the morning: a seat is asked for at eight, all else follows. */
export const registers = (of: Case, day: Day): Step[] =>
  inOrder([
    { ...enters(of, day, '', of.person, { as: of.key, at: `${day}T07:15:00Z` }), path: 'journeys' },
    enters(of, day, 'assignment/assign-case-worker', { caseWorker: of.by.id }, { at: `${day}T07:20:00Z` }),
  ]);

export interface Findings {
  readonly needs: readonly string[];
  readonly goal?: string;
  readonly healthNote?: string;
  readonly german?: string;
}

/** The first talk: what the participant needs, and how well she speaks German. */
export const assessment = (of: Case, day: Day, { german, ...found }: Findings): Step[] => [
  records(of, day, 'intake/assess-needs', found, { as: `${of.key}/needs` }),
  records(of, day, 'intake/record-language-skill', { language: of.person.motherTongue, level: 'native' }),
  ...(german ? [records(of, day, 'intake/record-language-skill', { language: 'de', level: german })] : []),
];

const LOST = ['Left behind on the way.', 'Burnt with the house.', 'Kept by an earlier employer.'];

export const certificate = (
  of: Case,
  day: Day,
  kind: string,
  status: 'held' | 'lost' | 'abroad',
  occupation?: string,
): Step =>
  records(of, day, 'intake/record-certificate', {
    kind,
    status,
    country: of.chance.of(COUNTRIES[of.person.motherTongue] ?? ['XX']),
    ...(occupation && { occupation }),
    ...(status === 'lost' && of.chance.is(0.5) && { note: of.chance.of(LOST) }),
  });
