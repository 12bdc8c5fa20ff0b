import { type Day, eveningOf } from '../calendar.js';
import type { Client } from '../client.js';
import { allRows } from '../pages.js';
import type { Played } from '../player.js';
import type { Script } from '../script/script.js';
import { caseloadLists, caseloadRows } from './caseload.js';
import { compareRow, compareRows, type Comparison, type Rows, together } from './comparison.js';
import { fundingRows } from './funding.js';
import type { Testimony } from './happenings.js';
import { read } from './read.js';
import { journeyState, seatsAndQueue } from './state.js';
import { told } from './told.js';

type Reader = Pick<Client, 'get'>;

const byKey = (rows: readonly object[], key: string): Rows =>
  new Map(rows.map((row) => [(row as Record<string, string>)[key]!, row]));

const byPerson = ({ people }: Testimony, of: (so: Parameters<typeof journeyState>[0]) => object): Rows =>
  new Map([...people].map(([id, so]) => [id, of(so)]));

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

const compareStates = async (reader: Reader, heard: Heard, ids: readonly string[]): Promise<Comparison> => {
  const states = ids.map(
    async (id) => [id, (await reader.get<{ state: object }>(`journeys/${id}`)).state] as const,
  );
  return compareRows(
    'state',
    ...heard((each) => byPerson(each, journeyState)),
    new Map(await Promise.all(states)),
  );
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
  const ids = [...fromScript.people.keys()];
  const fromHistory = await read(reader, programme, ids);
  const heard: Heard = (count) => [count(fromScript), count(fromHistory)];
  const terms = heard(({ terms: defined, amendments }) => ({ ...defined, amendments }));
  const [histories, same] = heard((each) => byPerson(each, (so) => ({ ...so })));
  return together([
    compareRows('history', histories, same, same),
    compareRow('programme', ...terms, terms[1]),
    await compareFunding(reader, heard, programme, day),
    ...(await Promise.all(script.coaches.map((coach) => compareCaseload(reader, heard, coach, day)))),
    await compareStates(reader, heard, ids),
    await compareSeats(reader, heard, programme),
  ]);
};
