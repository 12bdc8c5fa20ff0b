import { dependents, entriesIn, type Entry, isCorrection, originOf, RETRACTED } from './correction.js';
import type { LocalDate } from './local-date.js';
import type { Fact, Recording } from './messages.js';

/*
 * Two streams may prove to be about one person. Then the one is absorbed by the other, which carries on the absorbed
 * one's entries as copies: views, decisions and corrections find everything in one place. Nothing is moved: both
 * histories stay as they were recorded, and to undo a merge the copies are retracted.
 */

/** The facts that say so in the absorbed stream; a context that allows merges declares them in its `facts.ts`. */
export const MERGED = 'MergedInto';
export const UNMERGED = 'MergeUndone';

/** Whether what was folded before this fact into rows must be folded anew. */
export const rewrites = (fact: Pick<Fact, 'meta'>): boolean =>
  isCorrection(fact) || fact.meta.merge !== undefined;

/** Whether another stream stands for this one: no view shows it. */
export const isMergedAway = (facts: readonly Pick<Fact, 'meta'>[]): boolean =>
  facts.findLast(({ meta }) => meta.merge)?.meta.merge === 'away';

const copies = ({ first, content }: Entry): readonly Recording[] =>
  content.map(({ type, happenedOn, data, meta: { warnings } }) => ({
    type,
    happenedOn,
    data,
    ...(warnings && { warnings }),
    copies: originOf(first),
  }));

/** What stands in a stream, to be carried on by another one; facts of some types stay behind. */
export const carriedOn = (facts: readonly Fact[], staying: ReadonlySet<string>): readonly Recording[] =>
  entriesIn(facts)
    .flatMap(copies)
    .filter(({ type }) => !staying.has(type));

/** The entries with these facts, and all that builds on them. */
const withDependents = (facts: readonly Fact[], ids: readonly string[]): readonly Entry[] => {
  const entries = entriesIn(facts);
  const wanted = new Set(ids);
  const found = new Set<Entry>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const entry of entries)
      if (!found.has(entry) && entry.content.some(({ id }) => wanted.has(id))) {
        found.add(entry);
        for (const { id } of dependents(facts, entry)) wanted.add(id);
      }
  }
  return entries.filter((entry) => found.has(entry));
};

/** Copies of some entries of a stream and of all that builds on them, for another one. */
export const copiedWith = (facts: readonly Fact[], ids: readonly string[]): readonly Recording[] =>
  withDependents(facts, ids).flatMap(copies);

const takenBack = ({ content }: Entry, on: LocalDate, reason: unknown): readonly Recording[] =>
  content.slice(0, 1).map(({ id }) => ({ type: RETRACTED, happenedOn: on, data: { reason }, retracts: id }));

/** What a stream carried on for another one, and some entries of its own with all that builds on them, taken back. */
export const givenBack = (
  facts: readonly Fact[],
  stream: string,
  ids: readonly string[],
  on: LocalDate,
  reason: unknown,
): readonly Recording[] => {
  const carried = entriesIn(facts).filter(({ first }) => first.meta.copies?.stream === stream);
  return [...carried, ...withDependents(facts, ids)].flatMap((entry) => takenBack(entry, on, reason));
};
