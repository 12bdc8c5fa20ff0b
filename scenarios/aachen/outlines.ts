import { addDays, type Day, daysFrom, weekday, workday } from '../calendar.js';
import { type Chance, chanceOf } from '../chance.js';
import { type Person, person } from '../people.js';
import type { Case } from '../script/script.js';
import { LAST_ENTRY, managerOf, type Module, open } from './region.js';

/* Who comes when, and goes through which modules, one after the other. */

export const PEOPLE = 400;
/** Other stories have the names before: in one service nobody is taken for somebody else. */
const NAMES_FROM = 700;

/** A stay in the programme of a module. */
export interface Stay {
  readonly module: Module;
  /** Day of the seat. */
  readonly from: Day;
  /** Last day, if it lies within the story. */
  readonly to?: Day;
  /** Why, if it is before the end. */
  readonly because?: string;
}

export interface Outline {
  readonly index: number;
  readonly start: Day;
  readonly stays: readonly Stay[];
  /** Older than the conditions say, and let in nevertheless. */
  readonly older: boolean;
}

const STARTS = daysFrom('2018-09-03', '2022-09-16').filter((day) => weekday(day) <= 5);

const CHAINS: readonly (readonly Module[])[] = [
  ['coaching'],
  ['coaching', 'work'],
  ['courses', 'school'],
  ['coaching'],
  ['courses', 'coaching'],
  ['school'],
  ['work'],
];

const DAYS: Readonly<Record<Module, number>> = { coaching: 200, work: 175, school: 240, courses: 0 };

/** The courses begin twice a year, and last twenty weeks. */
export const TERMS: readonly Day[] = [2018, 2019, 2020, 2021, 2022]
  .flatMap((year) => [`${year}-02-12`, `${year}-09-17`])
  .concat('2023-01-24')
  .filter((day) => day > '2018-09-01');
export const WEEKS = 20;

/** Since somebody asks some days before the term. */
const BEFORE_TERM = 12;

const stayIn = (module: Module, ready: Day, early: boolean, chance: Chance): Stay | undefined => {
  const term = TERMS.find((day) => day > addDays(ready, BEFORE_TERM));
  if (module === 'courses' && !term) return undefined;
  const from = module === 'courses' ? workday(addDays(term!, -BEFORE_TERM)) : workday(ready);
  const days = module === 'courses' ? BEFORE_TERM + 7 * WEEKS : DAYS[module] + chance.between(0, 40);
  const to = workday(addDays(from, early && module === 'coaching' ? 70 : days));
  if (from > '2023-02-28') return undefined;
  if (to >= addDays(LAST_ENTRY, -7)) return { module, from };
  return {
    ...{ module, from, to },
    ...(early && module === 'coaching' && { because: chance.of(['moved', 'contact-lost', 'own-wish']) }),
  };
};

const staysOf = (chance: Chance, index: number, start: Day): Stay[] => {
  const stays: Stay[] = [];
  let ready = addDays(start, chance.between(14, 28));
  for (const module of CHAINS[index % CHAINS.length]!) {
    const stay = stayIn(module, ready, index % 11 === 7, chance);
    if (!stay) break;
    stays.push(stay);
    if (!stay.to || stay.because) break;
    ready = addDays(stay.to, chance.between(10, 30));
  }
  return stays;
};

const TONGUES = ['ar', 'prs', 'prs', 'fa', 'ku', 'so', 'ti'];

/** No two of so many are born on the same day: with names like these they would be taken for one. */
const bornAlone = (who: Person, born: Set<Day>): Person => {
  const birthDate = born.has(who.birthDate) ? addDays(who.birthDate, 1) : who.birthDate;
  if (birthDate !== who.birthDate) return bornAlone({ ...who, birthDate }, born);
  born.add(birthDate);
  return who;
};

/** The last one is still there at the end. */
export const outlinesOf = (seed: number, people: number): readonly (readonly [Case, Outline])[] => {
  const born = new Set<Day>();
  return Array.from({ length: people }, (_, index) => {
    const key = `p${String(index + 1).padStart(3, '0')}`;
    const chance = chanceOf(`aachen/${seed}/${key}`);
    const isLast = index === people - 1;
    const start = STARTS[Math.floor((index * STARTS.length) / people)]!;
    const older = index % 40 === 9;
    const group = { women: 0.27, interpreters: 0.25, office: 'MUSTER-AC', tongues: TONGUES };
    const found = person(chance, NAMES_FROM + index, start, {
      ...{ ...group, municipalities: open(start), ages: older ? [28, 29] : [18, 24] },
    });
    const who = bornAlone(found, born);
    const stays: Stay[] = isLast
      ? [{ module: 'coaching', from: '2022-10-17' }]
      : staysOf(chance, index, start);
    return [
      { key, chance, by: managerOf(who.municipality), until: LAST_ENTRY, person: who },
      { index, start, stays, older },
    ] as const;
  });
};
