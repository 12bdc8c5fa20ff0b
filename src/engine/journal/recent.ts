import type { JournalFact } from '../../kernel/journal.js';

type Facts = readonly JournalFact[];

/** The newest facts, kept in memory, so that all readers of an instance share one reading of each. */
export interface Recent {
  /** Some facts after a position, oldest first; undefined where memory does not reach, or ends. */
  after(position: bigint, limit: number): JournalFact[] | undefined;
  /** What was found after a position, without a gap; `whole` if there was nothing more. */
  found(position: bigint, facts: Facts, whole: boolean): void;
  /** Facts that this instance has just appended; of no use if others were appended before them. */
  appended(facts: Facts): void;
}

/** @param most facts kept; who is further behind reads for itself */
export const recentFacts = (most = 4_000): Recent => {
  let facts: JournalFact[] = [];
  /** Position up to which the journal is known; what is kept ends here. */
  let end = -1n;

  const extend = (more: Facts): void => {
    for (const fact of more) if (fact.position > end) facts.push(fact);
    end = facts.at(-1)?.position ?? end;
    // Now and then, since each cut copies.
    if (facts.length > 2 * most) facts = facts.slice(-most);
  };

  return {
    after: (position, limit) => {
      if (position >= end || facts.length === 0 || position < facts[0]!.position - 1n) return undefined;
      const first = facts.findLastIndex((fact) => fact.position <= position) + 1;
      return facts.slice(first, first + limit);
    },
    found: (position, more, whole) => {
      const last = more.at(-1)?.position ?? position;
      if (position <= end) extend(more);
      else if (whole) {
        facts = [...more];
        end = last;
      }
    },
    appended: (more) => {
      if (more[0]?.position === end + 1n) extend(more);
    },
  };
};
