import { type Day, eveningOf } from '../calendar.js';
import type { Client } from '../client.js';
import type { Script } from '../script/script.js';
import { capital, table, wallClock, words } from './format.js';

interface Entry {
  readonly stored: {
    readonly recordedAt: string;
    readonly meta: { readonly actor: { readonly id: string }; readonly warnings?: readonly string[] };
  };
  readonly read: {
    readonly type: string;
    readonly happenedOn: Day;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

interface History {
  readonly entries: readonly Entry[];
  readonly state: { readonly internship: { readonly internships: Readonly<Record<string, Internship>> } };
}

interface Internship {
  readonly plannedTo: Day;
  readonly startedOn?: Day;
  readonly endedOn?: Day;
}

/** What a reader wants to know of a payload, in this order. */
const ESSENTIAL = (
  'familyName givenName birthDate caseWorker needs goal language level kind status country employer occupation ' +
  'plannedFrom plannedTo plannedFor at channel minutes topics excused result outcome because after reason note'
).split(' ');

const essence = ({ read: { data }, stored: { meta } }: Entry): string =>
  ESSENTIAL.filter((field) => data[field] !== undefined && data[field] !== null)
    .map((field) => {
      const value = data[field];
      return `${words(field)}: ${Array.isArray(value) ? value.join(', ') : String(value).replace(/\.$/, '')}`;
    })
    .concat((meta.warnings ?? []).map((warning) => `WARNING: ${words(warning)}`))
    .join('; ');

const rowOf = (entry: Entry, programme: string): string[] => [
  entry.read.happenedOn,
  wallClock(entry.stored.recordedAt),
  capital(words(entry.read.type)),
  entry.stored.meta.actor.id,
  essence(entry) || (entry.read.type === 'Enrolled' ? programme : '–'),
];

export interface Replay {
  readonly id: string;
  readonly name: string;
  readonly table: string;
  /** What the state says of the internship on a day. */
  readonly on: (day: Day) => Promise<string>;
}

/** The history of the one whose internship is longer than its cap. */
export const showReplay = async (
  { get }: Pick<Client, 'get'>,
  { coaches: [coach], title, checkpoints }: Script,
): Promise<Replay> => {
  const { rows } = await get<{
    rows: { id: string; familyName: string; givenName: string; internship: string }[];
  }>(`caseload?coach=${coach}&flag=internship-over-cap`, { now: eveningOf(checkpoints.at(-1)!) });
  const [found] = rows;
  if (!found) throw new Error('No internship is longer than its cap, though the story has one.');
  const path = `journeys/${found.id}/history`;
  const { entries } = await get<History>(path);
  return {
    id: found.id,
    name: `${found.familyName}, ${found.givenName}`,
    table: table(
      [
        { head: 'Happened', width: 12 },
        { head: 'Recorded', width: 18 },
        { head: 'Fact', width: 20 },
        { head: 'Who', width: 20 },
        { head: 'What', width: 44 },
      ],
      entries.map((entry) => rowOf(entry, title)),
    ),
    on: async (day) => {
      const { state } = await get<History>(`${path}?happenedUntil=${day}`);
      const { startedOn, plannedTo, endedOn } = state.internship.internships[found.internship]!;
      return `since ${startedOn}, agreed until ${plannedTo}, ${endedOn ? `ended on ${endedOn}` : 'not ended'}`;
    },
  };
};
