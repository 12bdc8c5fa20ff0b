import type { Day } from '../../calendar.js';
import type { Testimony } from '../happenings.js';

export interface Row {
  readonly id: string;
}

/** What a view answers: its rows, and which of them in which order for each way to ask. */
export interface Counted {
  readonly rows: readonly Row[];
  /** Ids by words such as `sort=title`. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** A view as the oracle counts it. */
export interface Counting {
  readonly name: string;
  /** What is always asked for, such as `within=3650`. */
  readonly asked?: string | ((testimony: Testimony) => string);
  /** Columns that are not this story's alone. */
  readonly leavesOut?: readonly string[];
  readonly count: (testimony: Testimony, today: Day) => Counted;
}

type Key = string | number;
const compare = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0);

/** In order of a key, and then of the id; the highest first where it is a number. */
export const inOrder = <R extends Row>(rows: readonly R[], key: (row: R) => Key): string[] =>
  rows
    .toSorted((a, b) => {
      const order = compare(key(a), key(b)) || compare(a.id, b.id);
      return typeof key(a) === 'number' ? -order : order;
    })
    .map(({ id }) => id);

/** Those that have a word in common, by the word. */
export const groupsOf = <T>(all: Iterable<T>, word: (of: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(word(each), [...(groups.get(word(each)) ?? []), each]);
  return groups;
};

/** As views sort texts. */
export const small = (text: string): string => text.slice(0, 60).toLowerCase();

/** Rows in every order, and of each word of a column those that have it, in the first order. */
export const listsOf = <R extends Row>(
  rows: readonly R[],
  sorts: Readonly<Record<string, (row: R) => Key>>,
  words: Readonly<Record<string, (row: R) => string | readonly string[]>> = {},
): Record<string, readonly string[]> => {
  const [first] = Object.values(sorts);
  const sorted = Object.entries(sorts).map(([sort, key]) => [`sort=${sort}`, inOrder(rows, key)] as const);
  const chosen = Object.entries(words).flatMap(([column, of]) =>
    [...new Set(rows.flatMap(of))].map((word) => {
      const some = rows.filter((row) => [of(row)].flat().includes(word));
      return [`${column}=${encodeURIComponent(word)}`, inOrder(some, first!)] as const;
    }),
  );
  return Object.fromEntries([...sorted, ...chosen]);
};
