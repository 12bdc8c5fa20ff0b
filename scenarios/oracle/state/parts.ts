import type { Day } from '../../calendar.js';

/* What chapters of the state have in common. */

type Entries = readonly (readonly [id: string, thing: unknown])[];

export const byId = (entries: Entries): object => Object.fromEntries(entries);

/** What holds from a day. */
export const since = <H extends { readonly on: Day }, V>(found: H | undefined, value: (of: H) => V) =>
  found && { value: value(found), since: found.on };

/** Each once, in the order in which they came up. */
export const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];
