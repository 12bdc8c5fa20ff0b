/* Lists of entries and people: how many, and an order that depends on nothing but what is in them. */

export const distinct = (people: readonly (string | null)[]): number =>
  new Set(people.filter((each) => each !== null)).size;
export const byText = (...one: readonly string[]) => one.join('\u0000');
export const inOrder = <T>(all: readonly T[], key: (each: T) => string): T[] => {
  const keyed = all.map((each) => [key(each), each] as const);
  return keyed.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, each]) => each);
};
