import { type Day, eveningOf } from '../calendar.js';
import type { Client } from '../client.js';
import { allRows } from '../pages.js';
import type { Played } from '../player.js';
import type { Script } from '../script/script.js';
import { compareContacts, compareDesk, compareTimelines } from './compare.cases.js';
import { compareMatching, compareView, type Heard, VIEWS } from './compare.views.js';
import { byKey, compareRow, compareRows, type Comparison, together } from './comparison.js';
import { type Happening, histories } from './happenings.js';
import { read } from './read.js';
import { journeyState, seatsAndQueue } from './state/state.js';
import { told } from './told.js';
import { caseloadLists, caseloadRows } from './views/caseload.js';
import { regimeContacts } from './views/cohorts.js';
import { dropOuts } from './views/desk.js';
import { fundingRows } from './views/funding.js';

type Reader = Pick<Client, 'get'>;

/** Something of every history of a kind. */
const byHistory = (
  some: ReadonlyMap<string, readonly Happening[]>,
  of: (so: readonly Happening[]) => object,
) => new Map([...some].map(([id, so]) => [id, of(so)]));

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
    ...heard((each) => byKey(fundingRows(each, programme, day), 'month')),
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

interface State {
  readonly support: { readonly courseDays: Readonly<Record<string, { readonly fact: string }>> };
  readonly cohorts: { readonly noted: readonly { readonly fact: string }[] };
}

/** Without the ids of facts that follow from others, which no script can know. */
const unnamed = ({ support, cohorts, ...chapters }: State): object => ({
  ...chapters,
  cohorts: { noted: cohorts.noted.map(({ fact: _, ...outcome }) => outcome) },
  support: {
    ...support,
    courseDays: Object.fromEntries(
      Object.entries(support.courseDays).map(([key, { fact: _, ...day }]) => [key, day]),
    ),
  },
});

const compareStates = async (reader: Reader, heard: Heard): Promise<Comparison> => {
  const states = heard((each) => byHistory(histories(each, 'journeys'), journeyState));
  const answered = [...states[0].keys()].map(
    async (id) => [id, unnamed((await reader.get<{ state: State }>(`journeys/${id}`)).state)] as const,
  );
  return compareRows('state', ...states, new Map(await Promise.all(answered)));
};

const compareSeats = async (reader: Reader, heard: Heard, programme: string): Promise<Comparison> => {
  const { state } = await reader.get<{ state: { programme: { seats: object; queue: string[] } } }>(
    `programmes/${programme}`,
  );
  const { seats, queue } = state.programme;
  return compareRow('programme', ...heard((each) => seatsAndQueue(each, programme)), {
    seats: Object.keys(seats).toSorted(),
    queue,
  });
};

/** What is asked for one programme at a time. */
const compareProgramme = async (
  reader: Reader,
  heard: Heard,
  programme: string,
  day: Day,
): Promise<Comparison> =>
  together(
    await Promise.all([
      compareFunding(reader, heard, programme, day),
      compareView(reader, heard, dropOuts(programme), day),
      compareView(reader, heard, regimeContacts(programme), day),
      compareContacts(reader, heard, programme, day),
      compareSeats(reader, heard, programme),
    ]),
  );

/** Compares everything that the service says in the evening of a day with what both witnesses make of it. */
export const compare = async (
  reader: Reader,
  script: Script,
  played: Played,
  day: Day,
): Promise<Comparison> => {
  const entries = script.steps.filter(({ at }) => at <= eveningOf(day));
  const fromScript = told(entries, played);
  const { programmes } = fromScript;
  const history = await read(reader, [...fromScript.histories.keys()]);
  const fromHistory = history();
  const heard: Heard = (count) => [count(fromScript), count(fromHistory)];
  const asOf = (until: Day): Heard => {
    const earlier = told(
      entries.filter(({ at }) => at <= eveningOf(until)),
      played,
    );
    return (count) => [count(earlier), count(history(until))];
  };
  const [inScript, same] = heard((each) => byHistory(each.histories, (so) => ({ ...so })));
  return together([
    compareRows('history', inScript, same, same),
    ...(await Promise.all(programmes.map((each) => compareProgramme(reader, heard, each, day)))),
    ...(await Promise.all(script.coaches.map((coach) => compareCaseload(reader, heard, coach, day)))),
    ...(await Promise.all(VIEWS.map((view) => compareView(reader, heard, view, day)))),
    ...(await Promise.all(script.coaches.map((coach) => compareDesk(reader, heard, coach, day)))),
    await compareTimelines(reader, heard, asOf, day),
    await compareMatching(reader, heard, day),
    await compareStates(reader, heard),
  ]);
};
