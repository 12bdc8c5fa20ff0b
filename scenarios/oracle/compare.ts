import { type Day, eveningOf } from '../calendar.js';
import type { Client } from '../client.js';
import { allRows } from '../pages.js';
import type { Played } from '../player.js';
import type { Script } from '../script/script.js';
import { compareRow, compareRows, type Comparison, type Rows, together } from './comparison.js';
import { type Happening, histories, type Testimony } from './happenings.js';
import { read } from './read.js';
import { journeyState, seatsAndQueue } from './state/state.js';
import { told } from './told.js';
import { caseloadLists, caseloadRows } from './views/caseload.js';
import { employers, openings } from './views/employers.js';
import { fundingRows } from './views/funding.js';
import { groupEvents } from './views/group-events.js';
import type { Counting, Row } from './views/lists.js';
import { bestFirst, type Pair, pairs } from './views/matching.js';
import { courses, mentors, offers } from './views/network.js';

type Reader = Pick<Client, 'get'>;

/** Where a caseload ends, or all that there is. */
const LONG_PAGE = 200;

const byKey = (rows: readonly object[], key: string): Rows =>
  new Map(rows.map((row) => [(row as Record<string, string>)[key]!, row]));

/** Something of every history of a kind. */
const byHistory = (
  some: ReadonlyMap<string, readonly Happening[]>,
  of: (so: readonly Happening[]) => object,
) => new Map([...some].map(([id, so]) => [id, of(so)]));

/** The same question put to both witnesses. */
type Heard = <T>(count: (testimony: Testimony) => T) => [told: T, read: T];

const compareFunding = async (
  reader: Reader,
  heard: Heard,
  programme: string,
  day: Day,
): Promise<Comparison> => {
  const { rows } = await reader.get<{ rows: object[] }>(`funding?programme=${programme}`, {
    now: eveningOf(day),
  });
  return compareRows(
    'funding',
    ...heard((each) => byKey(fundingRows(each, day), 'month')),
    byKey(rows, 'month'),
  );
};

const compareCaseload = async (
  reader: Reader,
  heard: Heard,
  coach: string,
  day: Day,
): Promise<Comparison> => {
  const asked = (words = '') =>
    allRows<{ id: string }>(reader, `caseload?coach=${coach}${words}`, eveningOf(day));
  const counted = heard((each) => caseloadRows(each, day));
  const [mine, theirs] = counted.map((rows) =>
    [...rows.values()].filter(({ caseWorker }) => caseWorker === coach),
  );
  const lists = counted.map((rows) => caseloadLists(rows, coach));
  const answered = Object.keys(lists[0]!).map(
    async (words) => [words, (await asked(`&${words}`)).map(({ id }) => id)] as const,
  );
  return together([
    compareRows('caseload', byKey(mine!, 'id'), byKey(theirs!, 'id'), byKey(await asked(), 'id')),
    compareRow(`caseload ${coach}`, lists[0], lists[1], Object.fromEntries(await Promise.all(answered))),
  ]);
};

/** A view of something else than people: its rows, and its lists. Other stories have theirs there, too. */
const compareView = async (
  reader: Reader,
  heard: Heard,
  { name, count }: Counting,
  day: Day,
): Promise<Comparison> => {
  const [byScript, byHistory] = heard((each) => count(each, day));
  const ours = new Set(byScript.rows.map(({ id }) => id));
  const asked = async (words = '') =>
    (await allRows<Row>(reader, `${name}${words}`, eveningOf(day), LONG_PAGE)).filter(({ id }) =>
      ours.has(id),
    );
  if (ours.size === 0) return together([]);
  const lists = Object.keys(byScript.lists).map(
    async (words) => [words, (await asked(`?${words}`)).map(({ id }) => id)] as const,
  );
  return together([
    compareRows(name, byKey(byScript.rows, 'id'), byKey(byHistory.rows, 'id'), byKey(await asked(), 'id')),
    compareRow(name, byScript.lists, byHistory.lists, Object.fromEntries(await Promise.all(lists))),
  ]);
};

const VIEWS: readonly Counting[] = [employers, openings, mentors, offers, courses, groupEvents];

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
const compareMatching = async (reader: Reader, heard: Heard, day: Day): Promise<Comparison> => {
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

const compareStates = async (reader: Reader, heard: Heard): Promise<Comparison> => {
  const states = heard((each) => byHistory(histories(each, 'journeys'), journeyState));
  const answered = [...states[0].keys()].map(
    async (id) => [id, (await reader.get<{ state: object }>(`journeys/${id}`)).state] as const,
  );
  return compareRows('state', ...states, new Map(await Promise.all(answered)));
};

const compareSeats = async (reader: Reader, heard: Heard, programme: string): Promise<Comparison> => {
  const { state } = await reader.get<{ state: { programme: { seats: object; queue: string[] } } }>(
    `programmes/${programme}`,
  );
  const { seats, queue } = state.programme;
  return compareRow('programme', ...heard(seatsAndQueue), { seats: Object.keys(seats).toSorted(), queue });
};

/** Compares everything that the service says in the evening of a day with what both witnesses make of it. */
export const compare = async (
  reader: Reader,
  script: Script,
  played: Played,
  day: Day,
): Promise<Comparison> => {
  const entries = script.steps.filter(({ at }) => at <= eveningOf(day));
  const fromScript = told(entries, played);
  const { programme } = fromScript;
  const fromHistory = await read(reader, programme, [...fromScript.histories.keys()]);
  const heard: Heard = (count) => [count(fromScript), count(fromHistory)];
  const [inScript, same] = heard((each) => byHistory(each.histories, (so) => ({ ...so })));
  return together([
    compareRows('history', inScript, same, same),
    await compareFunding(reader, heard, programme, day),
    ...(await Promise.all(script.coaches.map((coach) => compareCaseload(reader, heard, coach, day)))),
    ...(await Promise.all(VIEWS.map((view) => compareView(reader, heard, view, day)))),
    await compareMatching(reader, heard, day),
    await compareStates(reader, heard),
    await compareSeats(reader, heard, programme),
  ]);
};
