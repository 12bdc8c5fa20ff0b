import { type Day, addDays } from './calendar.js';
import type { Chance } from './chance.js';

/** A person who does not exist. */
export interface Person {
  readonly familyName: string;
  readonly givenName?: string;
  readonly birthDate: Day;
  readonly sex: 'female' | 'male' | 'diverse';
  readonly motherTongue: string;
  readonly municipality: string;
  readonly interpreterNeeded: boolean;
  readonly externalNumber: string;
}

/** What is known of a group of people; entries that stand there twice are twice as frequent. */
export interface Group {
  readonly tongues: readonly string[];
  readonly municipalities: readonly string[];
  /** Share of women. */
  readonly women: number;
  /** Share of those with whom talks need a language mediator. */
  readonly interpreters: number;
  /** For the customer numbers. */
  readonly office: string;
  /** Youngest and oldest; without them any age, most of them young. */
  readonly ages?: readonly [min: number, max: number];
}

// No family carries such names and no language has these given names: nobody can take them for real people.
const FAMILIES = ['Muster', 'Beispiel', 'Probe', 'Test'];
const CREATURES =
  'Adler Amsel Biber Dachs Drossel Eibe Elster Erle Esche Fink Forelle Hasel Igel Kranich Lerche Linde Luchs Marder Meise Otter';
const GIVEN =
  'Amsilo Belvara Corinzo Dalmeki Elvanti Farosil Gwenolu Hamiru Ilvasa Jorimel Kelvana Lomiri Mavuno Nerisol Oruvian Pelimar Rasvelo Selmiro Tavinel Ulmari';

const creatures = CREATURES.split(' ');
const given = GIVEN.split(' ');

/** A number of people has as many different family names, up to 1,600. */
const familyName = (index: number): string => {
  const [round, creature] = [Math.floor(index / creatures.length), creatures[index % creatures.length]!];
  const family = `${FAMILIES[(index + round) % FAMILIES.length]}-${creature}`;
  return round < FAMILIES.length ? family : `${family}-${creatures[Math.floor(round / FAMILIES.length)]}`;
};

/** Where certificates of people with a mother tongue come from. */
export const COUNTRIES: Readonly<Record<string, readonly string[]>> = {
  ar: ['SY', 'SY', 'IQ'],
  de: ['DE'],
  fa: ['IR', 'AF'],
  ku: ['SY', 'IQ', 'TR'],
  prs: ['AF'],
  ru: ['UA'],
  so: ['SO'],
  ti: ['ER'],
  uk: ['UA'],
};

/** Of two ages the lower: most are young. */
const daysOld = (chance: Chance): number =>
  Math.min(chance.between(18 * 366, 60 * 365), chance.between(18 * 366, 60 * 365));

export const person = (chance: Chance, index: number, on: Day, group: Group): Person => {
  const sex = chance.is(group.women) ? 'female' : chance.is(0.02) ? 'diverse' : 'male';
  return {
    familyName: familyName(index),
    // Some people have a single name.
    givenName: chance.is(0.05) ? undefined : chance.of(given),
    birthDate: addDays(
      on,
      -(group.ages ? chance.between(group.ages[0] * 366, (group.ages[1] + 1) * 365 - 1) : daysOld(chance)),
    ),
    sex,
    motherTongue: chance.of(group.tongues),
    municipality: chance.of(group.municipalities),
    interpreterNeeded: chance.is(group.interpreters),
    externalNumber: `${group.office}-${String(index + 1).padStart(4, '0')}`,
  };
};
