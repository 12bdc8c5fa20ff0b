import { addDays, type Day, daysBetween, daysFrom, weekday, workday } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { type Employer, EMPLOYERS, type Offering } from './employers.js';
import { type Branch, BRANCHES, POINTS } from './trades.js';

/* Who comes when, and who finds which work: openings are there for those who are placed, and some for nobody yet. */

export const PEOPLE = 220;
export const LAST_ENTRY = '2016-12-30';

/** One participant's year in outline. */
export interface Outline {
  readonly index: number;
  readonly key: string;
  readonly start: Day;
  /** Index of the point where the participant is at home. */
  readonly point: number;
  readonly branch: Branch;
  readonly german: string;
  readonly placed?: { readonly on: Day; readonly offering: Offering };
  /** An opening that came to nothing before. */
  readonly tried?: Offering;
}

type Draft = Omit<Outline, 'placed' | 'tried'> & { readonly placedOn?: Day };

const STARTS = daysFrom('2016-01-11', '2016-10-14').filter((day) => weekday(day) <= 5);

const draft = (seed: number, index: number, people: number): Draft => {
  const key = `p${String(index + 1).padStart(3, '0')}`;
  const chance = chanceOf(`heinsberg/${seed}/${key}/outline`);
  const start = STARTS[Math.floor((index * STARTS.length) / people)]!;
  const most = Math.min(140, daysBetween(start, '2016-12-14'));
  return {
    ...{ index, key, start, point: index % POINTS.length, branch: chance.of(BRANCHES) },
    german: chance.of(['A1', 'A2', 'A2', 'B1', 'B1', 'B2']),
    // Five in seven.
    ...(![0, 3].includes(index % 7) && { placedOn: workday(addDays(start, chance.between(48, most))) }),
  };
};

const employersOf = (branch: Branch): readonly Employer[] =>
  EMPLOYERS.filter((each) => each.branch === branch);

/** In each branch those who are placed one after the other share an opening of two or three places. */
const offeringsFor = (drafts: readonly Draft[]): ReadonlyMap<string, Offering> => {
  const offerings = new Map<string, Offering>();
  for (const [b, branch] of BRANCHES.entries()) {
    const placed = drafts
      .filter((each) => each.placedOn && each.branch === branch)
      .toSorted((x, y) => (x.placedOn! < y.placedOn! ? -1 : 1));
    const employers = employersOf(branch);
    for (let n = 0; n < placed.length; n += 2) {
      const some = placed.slice(n, n + 2);
      const employer = employers[(n / 2) % employers.length]!;
      const from = some[0]!.placedOn!;
      const early = workday(addDays(from, -35));
      const known = addDays(employer.known, 3);
      const offering: Offering = {
        ...{ name: `opening-${b + 1}-${n / 2 + 1}`, employer, from },
        kind: n % 10 === 4 ? 'apprenticeship' : 'job',
        published: workday(early > known ? early : known),
        places: some.length + (n % 6 === 0 ? 1 : 0),
        ...(n % 4 === 0 && { languageLevel: n % 8 === 0 ? 'A2' : 'B1' }),
      };
      for (const { key } of some) offerings.set(key, offering);
    }
  }
  return offerings;
};

const KINDS = ['internship', 'job', 'apprenticeship', 'trial-work', 'internship'] as const;

/** Openings that nobody has filled by the end of the year. */
export const UNFILLED: readonly Offering[] = EMPLOYERS.filter((_, n) => n % 2 === 1).map((employer, n) => {
  const published = workday(addDays('2016-02-08', n * 5));
  return {
    ...{
      name: `unfilled-${n + 1}`,
      employer,
      published,
      kind: KINDS[n % KINDS.length]!,
      places: 1 + (n % 2),
    },
    from: addDays(published, 30),
    ...(n % 3 !== 0 && { languageLevel: ['A2', 'B1', 'B1', 'B2'][n % 4] }),
    ...(n % 6 === 5 && { until: addDays(published, 75) }),
  };
});

/** Those that are taken back in autumn. */
export const WITHDRAWN = UNFILLED.filter(({ until }, n) => n % 9 === 2 && !until);

export const outlinesOf = (seed: number, people: number): readonly Outline[] => {
  const drafts = Array.from({ length: people }, (_, index) => draft(seed, index, people));
  const offerings = offeringsFor(drafts);
  return drafts.map(({ placedOn, ...draft }) => {
    const offering = offerings.get(draft.key);
    const before = addDays(draft.start, 14);
    const known = UNFILLED.filter(({ published, until }) => published < before && !until);
    const tried = draft.index % 4 === 1 ? known[draft.index % Math.max(1, known.length)] : undefined;
    return {
      ...draft,
      ...(offering && { placed: { on: placedOn!, offering } }),
      ...(tried && !WITHDRAWN.includes(tried) && { tried }),
    };
  });
};
