import { type Day, daysBetween } from '../../calendar.js';
import { all, cases, still } from '../happenings.js';
import { openingLines } from './employers.js';
import { type Counting, listsOf, small } from './lists.js';
import { matchesOf } from './matches.js';
import { isClosed, linesOf } from './people.js';
import { standing } from './standing.js';

/* What lies on a desk: matches on their way, what ends soon, and cases that were offered to others. */

type Match = ReturnType<typeof matchesOf>[number];

const STEPS = [
  ['offeredOn', 'offered'],
  ['interviewedOn', 'interviewed'],
  ['appliedOn', 'applied'],
  ['matchedOn', 'matched'],
] as const;

const stepOf = (match: Match): string => {
  if (match.because === 'placed') return 'placed';
  return match.endedOn ? 'ended' : STEPS.find(([day]) => match[day])![1];
};

export const matches: Counting = {
  name: 'matches',
  count: (testimony, today) => {
    const openings = new Map(openingLines(testimony, today).map((each) => [each.id, each]));
    const rows = linesOf(testimony, (so) =>
      matchesOf(so).map((match) => {
        const { employerName, occupation, kind } = openings.get(match.opening)!;
        const since = match.endedOn ?? STEPS.map(([day]) => match[day]).find(Boolean)!;
        return { ...match, employerName, occupation, kind, step: stepOf(match), since };
      }),
    );
    type Line = (typeof rows)[number];
    const sorts = {
      since: ({ since }: Line) => since,
      employer: ({ employerName }: Line) => small(employerName),
    };
    const words = {
      step: ({ step }: Line) => step,
      caseWorker: ({ caseWorker }: Line) => caseWorker ?? [],
      employer: ({ employer }: Line) => employer,
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};

const light = (daysLeft: number): string => {
  if (daysLeft < 0) return 'expired';
  if (daysLeft <= 30) return 'red';
  return daysLeft <= 90 ? 'amber' : 'green';
};

interface Paper {
  readonly id: string;
  readonly kind: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** What nothing of the same sort outlasts. */
const ending = (what: string, papers: readonly Paper[], today: Day) =>
  papers
    .filter(({ to }) => to !== null && papers.every((other) => other.to !== null && other.to <= to))
    .map(({ id, kind, from, to: until }) => {
      const daysLeft = daysBetween(today, until!);
      return { id, what, kind, from, until: until!, daysLeft, light: light(daysLeft) };
    });

export const expiries: Counting = {
  name: 'expiries',
  asked: 'within=3650',
  count: (testimony, today) => {
    const rows = linesOf(testimony, (so) => {
      if (isClosed(so)) return [];
      const { titles, permissions, regimes } = standing(so);
      return [
        ...ending('residence-title', titles, today),
        ...ending(
          'work-permission',
          permissions.map(({ scope: kind, ...each }) => ({ kind, ...each })),
          today,
        ),
        ...ending(
          'regime',
          regimes.map(({ regime: kind, ...each }) => ({ kind, ...each })),
          today,
        ),
      ];
    });
    type Line = (typeof rows)[number];
    const sorts = {
      until: ({ until }: Line) => until,
      'case-worker': ({ caseWorker, until }: Line) => `${caseWorker ?? '~'} ${until}`,
    };
    const words = {
      what: ({ what }: Line) => what,
      light: ({ light }: Line) => light,
      caseWorker: ({ caseWorker }: Line) => caseWorker ?? [],
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};

export const handOvers: Counting = {
  name: 'hand-overs',
  count: (testimony, today) => {
    const rows = linesOf(testimony, (so) =>
      isClosed(so)
        ? []
        : still(so, 'HandOverOffered', ['HandOverAccepted', 'HandOverDeclined'], (data) => data.handOver).map(
            ({ on: offeredOn, data: { handOver: id, to } }) => {
              return { id, to, offeredOn, days: daysBetween(offeredOn, today) };
            },
          ),
    );
    return { rows, lists: {} };
  },
};

/** Of the programme, by reason. */
export const dropOuts = (programme: string): Counting => ({
  name: 'drop-outs',
  asked: `programme=${programme}`,
  count: (testimony) => {
    const left = [...cases(testimony)].flatMap(([id, so]) =>
      all(so, 'DroppedOut').flatMap(({ data }) =>
        data.programme === programme ? [{ id, because: data.because }] : [],
      ),
    );
    const rows = [...new Set(left.map(({ because }) => because))].map((because) => {
      const its = left.filter((each) => each.because === because);
      return { id: because, dropOuts: its.length, people: new Set(its.map(({ id }) => id)).size };
    });
    return { rows, lists: {} };
  },
});
