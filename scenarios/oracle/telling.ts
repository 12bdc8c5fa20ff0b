import type { Day } from '../calendar.js';
import type { Happening, Type } from './happenings.js';

/** An entry as the script has it. */
export interface Entry {
  /** Whose history it was entered in. */
  readonly id: string;
  readonly on: Day;
  /** Day of the entry. */
  readonly today: Day;
  readonly body: Readonly<Record<string, unknown>>;
  /** Id of what it created. */
  readonly own: string;
  readonly by: string;
  /** Of whom made the entry. */
  readonly unit: string;
  readonly outcome?: string;
  /** Who moves up by it. */
  readonly moves: readonly { readonly who: string; readonly date?: string }[];
  /** From the script's names to ids. */
  readonly names: (name: string) => string;
  /** What happened before in the same history. */
  readonly so: readonly Happening[];
  /** What happened before in any history. */
  readonly soOf: (key: string) => readonly Happening[];
  /** How many people the change of law of this history would bring to each outcome. */
  readonly previewed: () => object;
  /** Id of the fact by which something began: a journey, a residence title. */
  readonly entryOf: (thing: string) => string;
  /** Programme of a day, in this journey unless in another. */
  readonly programmeOn: (day: Day, journey?: string) => string | undefined;
}

/** One happening that follows from an entry. */
export interface Said {
  /** In whose history, if it is another one: `journeys/…`. */
  readonly to?: string;
  readonly type: Type;
  readonly on?: Day;
  readonly data: object;
  /** What it speaks of, where a later word takes the place of an earlier one. */
  readonly about?: string;
  /** The history from which it is carried on. */
  readonly from?: string;
  /** The history of which nothing is carried on any more. */
  readonly takesBack?: string;
}

/** What an entry says to have happened. */
export type Tell = (entry: Entry) => readonly Said[];

/** The body is what happened, unless there is more to say. */
export const says =
  (type: Type, data: (entry: Entry) => object = ({ body }) => body): Tell =>
  (entry) => [{ type, data: data(entry) }];

/** It creates something that bears its id, with these values where the entry has none. */
export const creates = (type: Type, own: string, defaults: object = {}): Tell =>
  says(type, ({ body, own: id }) => ({ ...defaults, ...body, [own]: id }));
