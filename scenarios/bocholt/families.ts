import { addDays, type Day, daysFrom, weekday } from '../calendar.js';
import { type Chance, chanceOf } from '../chance.js';
import { type Group, person } from '../people.js';
import type { Case } from '../script/script.js';
import { ADVISERS } from './team.js';

/* Who came: a hundred and forty families with a hundred and eighty people who are able to work. */

export const FAMILIES = 140;
/** Other stories have the names before: in one service nobody is taken for somebody else. */
const NAMES_FROM = 400;
export const LAST_ENTRY: Day = '2022-10-28';

/** How the change of the law finds somebody. */
export type Standing = 'registered' | 'fingerprints-late' | 'asylum-seeker' | 'without-papers';

/** One person of a family that came at the same time. */
export interface Member {
  readonly index: number;
  readonly start: Day;
  readonly role: 'head' | 'partner' | 'parent' | 'child';
  /** Key of the head, for the others. */
  readonly head?: string;
  /** First day in the country. */
  readonly arrived: Day;
  readonly standing: Standing;
  /** Has small children, and nobody to look after them. */
  readonly childcare: boolean;
}

export const MUNICIPALITIES = ['Bocholt', 'Bocholt-Barlo', 'Bocholt-Suderwick'];

const GROUP: Omit<Group, 'women' | 'ages'> = {
  tongues: ['uk', 'uk', 'uk', 'uk', 'ru'],
  municipalities: ['Bocholt', 'Bocholt', ...MUNICIPALITIES],
  ...{ interpreters: 0.8, office: 'MUSTER-B' },
};

/** The first come before the change of the law, the last before it is decided what it means for whom. */
const STARTS = daysFrom('2022-05-23', '2022-07-13').filter((day) => weekday(day) <= 5);

/** Two of seven families have a second person who is able to work. */
const isCouple = (family: number): boolean => [2, 5].includes(family % 7);

const keyOf = (index: number): string => `p${String(index + 1).padStart(3, '0')}`;

const standingOf = (index: number): Standing => {
  if (index % 36 === 7) return 'asylum-seeker';
  if (index % 45 === 11) return 'without-papers';
  return index % 12 === 5 ? 'fingerprints-late' : 'registered';
};

const AGES: readonly (readonly [number, number])[] = [
  [25, 49],
  [25, 49],
  [25, 49],
  [25, 49],
  [18, 24],
  [51, 63],
];

const caseOf = (chance: Chance, { index, role, start }: Member): Case => ({
  ...{ key: keyOf(index), chance, by: ADVISERS[index % ADVISERS.length]!, until: LAST_ENTRY },
  person: person(chance, NAMES_FROM + index, start, {
    ...{ ...GROUP, women: role === 'head' ? 0.85 : 0.4, ages: chance.of(AGES) },
  }),
});

export const membersOf = (seed: number, families: number): readonly (readonly [Case, Member])[] => {
  const all: (readonly [Case, Member])[] = [];
  for (let family = 0; family < families; family++) {
    const ofFamily = chanceOf(`bocholt/${seed}/family-${family + 1}`);
    const start = STARTS[Math.floor((family * STARTS.length) / families)]!;
    const arrived = addDays(start, -ofFamily.between(12, 80));
    const childcare = ofFamily.is(0.55);
    const roles: readonly Member['role'][] = isCouple(family)
      ? ['head', ofFamily.of(['partner', 'partner', 'parent'] as const)]
      : ['head'];
    const head = keyOf(all.length);
    for (const role of roles) {
      const index = all.length;
      const member: Member = {
        ...{ index, role, start, arrived, standing: standingOf(index) },
        ...(role === 'head' ? { childcare } : { head, childcare: false }),
      };
      all.push([caseOf(chanceOf(`bocholt/${seed}/${keyOf(index)}`), member), member]);
    }
  }
  return all;
};
