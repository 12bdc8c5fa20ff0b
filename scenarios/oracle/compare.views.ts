import { type Day, eveningOf } from '../calendar.js';
import type { Client } from '../client.js';
import { allRows } from '../pages.js';
import { byKey, compareRow, compareRows, type Comparison, type Rows, together } from './comparison.js';
import type { Testimony } from './happenings.js';
import { cohortOutcomes, reimbursements } from './views/cohorts.js';
import { expiries, handOvers, matches } from './views/desk.js';
import { organisations, staff } from './views/directories.js';
import { employers, openings } from './views/employers.js';
import { grantFigures } from './views/grant-figures.js';
import { drawDowns, grants, receipts } from './views/grants.js';
import { groupEvents } from './views/group-events.js';
import type { Counting, Row } from './views/lists.js';
import { bestFirst, type Pair, pairs } from './views/matching.js';
import { courses, mentors, offers } from './views/network.js';
import { recognitionClocks } from './views/recognition.js';
import { load, medianViews } from './views/team.js';
import { demands, topicOffers } from './views/topics.js';
import { waitingLists } from './views/waiting.js';

/* Views that other stories share: only the lines of this one are compared. */

type Reader = Pick<Client, 'get'>;

/** As much as fits on a page. */
const LONG_PAGE = 200;

/** The same question put to both witnesses. */
export type Heard = <T>(count: (testimony: Testimony) => T) => [told: T, read: T];

/** The lines of a view that are about this story: other stories have theirs there, too. */
const ownLines = (testimony: Testimony, rows: readonly Row[]) => {
  const ours = new Set([
    ...[...testimony.histories.keys()].map((key) => key.split('/')[1]!),
    ...rows.map(({ id }) => id),
  ]);
  return (
    line: Row & Readonly<Partial<Record<'participant' | 'employer' | 'offer' | 'staff', string>>>,
  ): boolean =>
    [line.id, line.participant, line.employer, line.offer, line.staff].some(
      (id) => id !== undefined && ours.has(id),
    );
};

/** A view that is no coach's: its rows, and its lists. */
export const compareView = async (
  reader: Reader,
  heard: Heard,
  { name, count, asked: always, leavesOut = [] }: Counting,
  day: Day,
): Promise<Comparison> => {
  const [byScript, byHistory] = heard((each) => count(each, day));
  const [own] = heard((each) => ownLines(each, byScript.rows));
  const [fixed] = heard((each) => (typeof always === 'function' ? always(each) : always));
  const path = fixed ? `${name}?${fixed}` : name;
  const asked = async (words?: string) => {
    const also = words && `${path.includes('?') ? '&' : '?'}${words}`;
    return (await allRows<Row>(reader, `${path}${also ?? ''}`, eveningOf(day), LONG_PAGE)).filter(own);
  };
  const seen = (row: Row): object =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !leavesOut.includes(column)));
  const lists = Object.keys(byScript.lists).map(
    async (words) => [words, (await asked(words)).map(({ id }) => id)] as const,
  );
  return together([
    compareRows(
      name,
      byKey(byScript.rows, 'id'),
      byKey(byHistory.rows, 'id'),
      byKey((await asked()).map(seen), 'id'),
    ),
    compareRow(name, byScript.lists, byHistory.lists, Object.fromEntries(await Promise.all(lists))),
  ]);
};

export const VIEWS: readonly Counting[] = [
  ...[employers, openings, mentors, offers, courses, groupEvents, organisations, staff],
  ...[matches, expiries, waitingLists, handOvers, load, ...medianViews],
  ...[recognitionClocks, topicOffers, ...demands],
  ...[grants, receipts, drawDowns, ...grantFigures, cohortOutcomes, reimbursements],
];

const SIDES = [
  ['opening', 'participant', 'matching-participants'],
  ['participant', 'opening', 'matching-openings'],
] as const;

const bySide = (
  all: readonly Pair[],
  side: 'opening' | 'participant',
): ReadonlyMap<string, readonly Pair[]> => {
  const sides = new Map<string, Pair[]>();
  for (const each of all) sides.set(each[side], [...(sides.get(each[side]) ?? []), each]);
  return sides;
};

/** Who fits which opening, asked from both sides. */
export const compareMatching = async (reader: Reader, heard: Heard, day: Day): Promise<Comparison> => {
  const counted = heard((each) => pairs(each, day));
  const people = new Set(counted[0].map(({ participant }) => participant));
  const places = new Set(counted[0].map(({ opening }) => opening));
  const asked = async (path: string): Promise<readonly Pair[]> =>
    (await allRows<Pair>(reader, path, eveningOf(day), LONG_PAGE)).filter(
      ({ participant, opening }) => people.has(participant) && places.has(opening),
    );
  const sides = SIDES.map(async ([one, other, view]) => {
    const split = counted.map((all) => bySide(all, one));
    const each = [...split[0]!.keys()].map(async (id) => {
      const answered = await asked(`${view}?${one}=${id}&show=all`);
      const fitting = await asked(`${view}?${one}=${id}`);
      const cells = (some: readonly Pair[] = []): Rows =>
        new Map(
          some.map((of) => [of[other], { ...of, id: of[other], missingSkills: of.missingSkills.toSorted() }]),
        );
      const lists = (some: readonly Pair[] = []) => ({
        all: bestFirst(some, other),
        fitting: bestFirst(
          some.filter(({ fits }) => fits),
          other,
        ),
      });
      const [byScript, byHistory] = split.map((all) => all.get(id));
      const ids = (some: readonly Pair[]) => some.map((of) => of[other]);
      return together([
        compareRows(`${view} ${id}`, cells(byScript), cells(byHistory), cells(answered)),
        compareRow(`${view} ${id}`, lists(byScript), lists(byHistory), {
          ...{ all: ids(answered), fitting: ids(fitting) },
        }),
      ]);
    });
    return together(await Promise.all(each));
  });
  return together(await Promise.all(sides));
};
