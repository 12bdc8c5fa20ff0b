import { addDays, type Day, daysBetween, eveningOf, workday } from '../calendar.js';
import type { Client } from '../client.js';
import { compareRow, compareRows, type Comparison, together } from './comparison.js';
import { compareView, type Heard } from './compare.views.js';
import { type Happening, histories, type Testimony } from './happenings.js';
import { contactLines } from './views/contacts.js';
import { savedLists } from './views/directories.js';
import { myDay } from './views/my-day.js';
import { mediansOf } from './views/team.js';
import { drawn } from './views/timeline.js';

/* Views that are asked for one case worker, one programme or one case at a time. */

type Reader = Pick<Client, 'get'>;

/** A day in the middle of things, beside the last one, on which there is little to do. */
const BUSY = 120;

/** What is asked for one case worker. */
export const compareDesk = async (
  reader: Reader,
  heard: Heard,
  account: string,
  day: Day,
): Promise<Comparison> => {
  const days = [workday(addDays(day, -BUSY)), day];
  const views = [...days.map((each) => myDay(account, each)), savedLists(account), ...mediansOf(account)];
  return together(await Promise.all(views.map((view) => compareView(reader, heard, view, day))));
};

const WEEKS = 20;

export const compareContacts = async (
  reader: Reader,
  heard: Heard,
  programme: string,
  day: Day,
): Promise<Comparison> => {
  const from = addDays(day, -7 * WEEKS);
  type Line = ReturnType<typeof contactLines>[number];
  const key = ({ participant, week }: Line) => `${participant} ${week}`;
  const cells = (lines: readonly Line[]) => new Map(lines.map((line) => [key(line), line]));
  const asked = async (words = '') =>
    (
      await reader.get<{ rows: Line[] }>(`contacts?programme=${programme}&from=${from}${words}`, {
        now: eveningOf(day),
      })
    ).rows;
  const states = ['under', 'met', 'over'];
  const [byScript, byHistory] = heard((each) => contactLines(each, programme, from, day));
  const lists = (lines: readonly Line[]) => ({
    all: lines.map(key),
    ...Object.fromEntries(
      states.map((state) => [state, lines.filter((line) => line.state === state).map(key)]),
    ),
  });
  const answered = await asked();
  const chosen = states.map(async (state) => [state, (await asked(`&state=${state}`)).map(key)] as const);
  return together([
    compareRows('contacts', cells(byScript), cells(byHistory), cells(answered)),
    compareRow('contacts', lists(byScript), lists(byHistory), {
      all: answered.map(key),
      ...(Object.fromEntries(await Promise.all(chosen)) as object),
    }),
  ]);
};

interface Drawing {
  readonly bars: readonly { readonly id: string; readonly kind: string; readonly facts: readonly string[] }[];
  readonly marks: readonly { readonly fact: string }[];
}

/** Without ids of facts; no story contests what stands on a timeline. */
const shown = ({ bars, marks }: Drawing): object =>
  Object.fromEntries([
    ...bars.map(({ facts, ...bar }, n) => {
      const id = bar.kind === 'case-worker' ? null : bar.id;
      return [`bar ${n + 1}`, { ...bar, id, facts: facts.length }] as const;
    }),
    ...marks.map(({ fact: _, ...mark }, n) => [`mark ${n + 1}`, mark] as const),
  ]);

const uncontested = (things: object): object =>
  Object.fromEntries(Object.entries(things).map(([name, each]) => [name, { ...each, contested: false }]));

/** As many as are looked at on a day in the middle. */
const SOME = 30;

/** Everybody's way at the end, and that of some as it was known on a day, and as it was on a day. */
export const compareTimelines = async (
  reader: Reader,
  heard: Heard,
  asOf: (recordedUntil: Day) => Heard,
  day: Day,
): Promise<Comparison> => {
  const days = heard((each) =>
    [...histories(each, 'journeys').values()].flat().map(({ recorded }) => recorded),
  );
  const [first] = days[0].toSorted();
  const middle = addDays(first!, Math.floor(daysBetween(first!, day) / 2));
  const people = [...heard((each) => histories(each, 'journeys'))[0].keys()].toSorted();
  const some = people.filter((_, n) => n % Math.ceil(people.length / SOME) === 0);
  const of = async (ids: readonly string[], known: Heard, cut: string, counts = (_: Happening) => true) => {
    const so = (each: Testimony) => (id: string) =>
      uncontested(drawn((histories(each, 'journeys').get(id) ?? []).filter(counts)));
    const [byScript, byHistory] = known(so);
    const each = ids.map(async (id) => {
      const answered = shown(
        await reader.get<Drawing>(`journeys/${id}/timeline${cut}`, { now: eveningOf(day) }),
      );
      return compareRow(`timeline ${id}${cut}`, byScript(id), byHistory(id), answered);
    });
    return together(await Promise.all(each));
  };
  return together([
    await of(people, heard, ''),
    await of(some, asOf(middle), `?recordedUntil=${middle}`),
    await of(some, heard, `?happenedUntil=${middle}`, ({ on }) => on <= middle),
  ]);
};
