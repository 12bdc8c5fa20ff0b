import type { LocalDate } from '../kernel/local-date.js';

/** Where somebody lived, and since when; in order of the days. */
export type Homes = readonly { readonly since: LocalDate; readonly municipality: string }[];

/** One more; of two from one day the one that was entered later counts. */
export const withHome = (homes: Homes, municipality: string, since: LocalDate): Homes => [
  ...homes.filter((home) => home.since <= since),
  { since, municipality },
  ...homes.filter((home) => home.since > since),
];

/** Where somebody lived on a day; before anything is known, in the first place that is. */
export const homeOn = (homes: Homes, on: LocalDate): string | undefined =>
  (homes.findLast(({ since }) => since <= on) ?? homes[0])?.municipality;
