/* Lists of entries and people: sums, and an order that depends on nothing but what is in them. */

/** A time from its first to its last day. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const sum = <T>(all: readonly T[], of: (each: T) => number): number =>
  all.reduce((total, each) => total + of(each), 0);
export const distinct = (people: readonly (string | null)[]): number =>
  new Set(people.filter((each) => each !== null)).size;
export const within = ({ from, to }: Period, on: string | null): boolean =>
  on !== null && from <= on && on <= to;
export const byText = (...one: readonly string[]) => one.join('\u0000');
export const inOrder = <T>(all: readonly T[], key: (each: T) => string): T[] => {
  const keyed = all.map((each) => [key(each), each] as const);
  return keyed.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, each]) => each);
};
