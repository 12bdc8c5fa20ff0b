import { distance } from 'fastest-levenshtein';
import { partsOf, skeletonsOf } from './names.js';

/** What is known of a person, in plain; absent or null where nothing is. */
export interface Described {
  readonly familyName?: string | null;
  readonly givenName?: string | null;
  /** `YYYY-MM-DD`, or as much of it as is known. */
  readonly birthDate?: string | null;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly numbers?: readonly string[];
}

/** Why two descriptions may be of one person. */
export const LIKENESSES = [
  'same-name',
  'similar-name',
  'same-birth-date',
  'compatible-birth-date',
  'day-and-month-swapped',
  'birth-date-one-digit-apart',
  'same-phone',
  'same-email',
  'same-number',
] as const;
export type Likeness = (typeof LIKENESSES)[number];

export interface Likely {
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Likeness[];
}

/** From this score on somebody has to say why they are two people. */
export const PROBABLE = 70;
/** From this score on a search shows somebody. */
export const POSSIBLE = 30;

const POINTS: Readonly<Record<Likeness, number>> = {
  'same-name': 50,
  'similar-name': 50,
  'same-birth-date': 40,
  'day-and-month-swapped': 25,
  'compatible-birth-date': 20,
  'birth-date-one-digit-apart': 15,
  'same-phone': 20,
  'same-email': 20,
  'same-number': 60,
};
const OTHER_BIRTH_DATE = -30;

/** How far two parts of names are the same, from 0 to 1. */
const partLikeness = (a: string, b: string): number => {
  if (a === b) return 1;
  const sounds = skeletonsOf(b);
  const written = 1 - distance(a, b) / Math.max(a.length, b.length);
  return Math.max(skeletonsOf(a).some((each) => sounds.includes(each)) ? 0.9 : 0, written);
};

/** How far two names are the same, whatever the order of their parts; those that only one has weigh little. */
export const nameLikeness = (a: Described, b: Described): number => {
  const [few, many] = [a, b]
    .map(({ familyName, givenName }) => partsOf(`${familyName ?? ''} ${givenName ?? ''}`))
    .sort((x, y) => x.length - y.length) as [string[], string[]];
  if (few.length === 0) return 0;
  const left = [...many];
  const found = few.map((part) => {
    const [best, at] = left
      .map((other, index) => [partLikeness(part, other), index] as const)
      .reduce((x, y) => (y[0] > x[0] ? y : x), [0, -1] as const);
    if (at >= 0) left.splice(at, 1);
    return best;
  });
  const mean = found.reduce((sum, each) => sum + each, 0) / few.length;
  return mean * (1 - 0.1 * Math.min(left.length, 2));
};

const swapped = (date: string): string => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1-$3-$2');

/** Under which words a birth date is found. */
export const birthKeys = (birthDate: string | null | undefined): readonly string[] =>
  birthDate?.length === 10 ? [...new Set([birthDate, swapped(birthDate)])] : [];

const birthLikeness = (a: string, b: string): Likeness | undefined => {
  if (a === b) return a.length === 10 ? 'same-birth-date' : 'compatible-birth-date';
  if (a.startsWith(b) || b.startsWith(a)) return 'compatible-birth-date';
  if (a.length !== 10 || b.length !== 10) return undefined;
  if (swapped(a) === b) return 'day-and-month-swapped';
  return distance(a, b) === 1 ? 'birth-date-one-digit-apart' : undefined;
};

/** Phone numbers by their last digits, since some write a country's prefix; the rest without blanks and case. */
export const phoneKey = (phone: string): string => phone.replace(/\D/g, '').slice(-8);
export const textKey = (text: string): string => text.toLowerCase().replace(/[\s./-]/g, '');

const shared = (key: (text: string) => string, a: readonly string[] = [], b: readonly string[] = []) => {
  const keys = new Set(b.map(key));
  return a.map(key).some((each) => each !== '' && keys.has(each));
};

/** How likely two descriptions are of one person, and why. */
export const likeness = (a: Described, b: Described): Likely => {
  const name = nameLikeness(a, b);
  const birth = a.birthDate && b.birthDate ? birthLikeness(a.birthDate, b.birthDate) : undefined;
  const reasons: readonly (Likeness | false | undefined)[] = [
    name > 0.99 ? 'same-name' : name > 0.7 && 'similar-name',
    birth,
    shared(phoneKey, a.phones, b.phones) && 'same-phone',
    shared(textKey, a.emails, b.emails) && 'same-email',
    shared(textKey, a.numbers, b.numbers) && 'same-number',
  ];
  const holding = reasons.filter((each) => !!each) as readonly Likeness[];
  const points = holding.map((each) => POINTS[each] * (each === 'similar-name' ? name : 1));
  const other = a.birthDate && b.birthDate && !birth ? OTHER_BIRTH_DATE : 0;
  const score = Math.round(points.reduce((sum, each) => sum + each, other));
  return { score: Math.max(0, Math.min(100, score)), reasons: holding };
};
