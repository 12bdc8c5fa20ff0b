/** Talks of one participant in one week. */
export interface Talks {
  readonly participant: string;
  readonly name: string;
  /** ISO 8601: `2021-W09`. */
  readonly week: string;
  readonly contacts: number;
  readonly target: number | null;
  readonly state: string | null;
}

export const weeksIn = (talks: readonly Talks[]): readonly string[] =>
  [...new Set(talks.map(({ week }) => week))].toSorted();

const shortOf = (talks: readonly Talks[], of: string): number =>
  talks.filter(({ name, state }) => name === of && state === 'under').length;

/** Those who are talked with too seldom stand first. */
export const peopleIn = (talks: readonly Talks[]): readonly string[] =>
  [...new Set(talks.map(({ name }) => name))].toSorted(
    (a, b) => shortOf(talks, b) - shortOf(talks, a) || a.localeCompare(b),
  );
