import { addDays, type Day, workday } from '../calendar.js';
import type { Chance } from '../chance.js';
import type { Actor } from '../client.js';
import type { Person } from '../people.js';

/** What the service should answer, where it is not just "recorded". */
export interface Expected {
  readonly outcome?: string;
  readonly warnings?: readonly string[];
  /**
   * The entry is refused with the first code. A play over what an earlier one left finds that the story went on:
   * then it is refused with the second.
   */
  readonly refusal?: readonly [code: string, later: string];
  /** Who moves up by it from a waiting list; at a group event, to which date. */
  readonly moves?: readonly { readonly who: string; readonly date?: string }[];
}

/** One entry that somebody makes at a moment. */
export interface Step {
  /** Entries of one subject are made one after the other, those of several at the same time. */
  readonly subject: string;
  /** Others whose history it goes into, such as the employer who takes the subject. */
  readonly with?: readonly string[];
  /** Others whom its consequences reach: what they do next waits for these. */
  readonly reaches?: readonly string[];
  readonly at: string;
  /**
   * `@name` here and in the body stands for the id of what an earlier step created, `@name/command` and `@name/entry` for that
   * of the command and of the entry itself. Within a text it is `@{name}`.
   */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly by: Actor;
  /** Name of what the step creates. */
  readonly as?: string;
  /** All earlier steps come before it, all later ones after. */
  readonly alone?: boolean;
  /** It sets off an order that reaches many histories: what follows waits until it was carried out. */
  readonly settles?: boolean;
  readonly expects?: Expected;
}

/** A programme's story. */
export interface Script {
  readonly name: string;
  readonly seed: number;
  /** As in the funding view. */
  readonly title: string;
  /** In order of time. The last one is made alone: when it is there, everything is. */
  readonly steps: readonly Step[];
  /** Accounts of those whose caseloads are compared. */
  readonly coaches: readonly string[];
  /** Days whose evening is compared; the last is the end of the story. */
  readonly checkpoints: readonly Day[];
}

/** Units in which it plays. */
export const unitsOf = (...scripts: readonly Pick<Script, 'steps'>[]): readonly string[] => [
  ...new Set(scripts.flatMap(({ steps }) => steps.flatMap(({ by }) => [by.unit, ...(by.units ?? [])]))),
];

/** One participant, while the script is written. */
export interface Case {
  /** `p01` */
  readonly key: string;
  readonly person: Person;
  readonly by: Actor;
  readonly chance: Chance;
  /** Nothing is entered later. */
  readonly until: Day;
}

export type More = Partial<
  Pick<Step, 'as' | 'alone' | 'settles' | 'expects' | 'at' | 'with' | 'reaches' | 'by'>
> & {
  readonly late?: number;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** During office hours. */
const timeOf = (day: Day, chance: Chance): string =>
  `${day}T${two(chance.between(9, 15))}:${two(chance.between(0, 59))}:00Z`;

/** Days until something is entered: two in the median, some as many as sixty. */
const lateness = (chance: Chance): number => {
  const luck = chance.next();
  if (luck < 0.5) return luck < 0.35 ? 0 : 1;
  if (luck < 0.7) return 2;
  if (luck < 0.97) return luck < 0.9 ? chance.between(3, 7) : chance.between(8, 21);
  return chance.between(22, 58);
};

/** What is entered on the day itself, and has no other day. */
export const enters = (of: Case, day: Day, command: string, body: object, more: More = {}): Step => {
  const { late: _, ...rest } = more;
  return {
    subject: of.key,
    at: timeOf(day, of.chance),
    path: `journeys/@${of.key}/${command}`,
    body: { ...body },
    by: of.by,
    ...rest,
  };
};

/** What happened on a day, and is entered then or later. */
export const records = (of: Case, on: Day, command: string, body: object, more: More = {}): Step => {
  const entered = workday(addDays(on, more.late ?? lateness(of.chance)));
  return enters(of, entered < of.until ? entered : of.until, command, { on, ...body }, more);
};

/** Steps that need each other: none is entered before the one that it follows. */
export const inOrder = (steps: readonly Step[]): Step[] => {
  let latest = '';
  return steps.map((step) => {
    if (step.at > latest) latest = step.at;
    return { ...step, at: latest };
  });
};

/** All steps of a story in the order in which they are entered. */
export const inTime = (steps: readonly Step[]): Step[] =>
  steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** What the story goes on to tell: nothing of what happens after its end. */
export const happened = (steps: readonly Step[]): Step[] =>
  steps.filter(({ at, body }) => body.on === undefined || (body.on as Day) <= at.slice(0, 10));
