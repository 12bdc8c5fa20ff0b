import type { StoredFact } from '../../kernel/journal.js';
import { groupCommit, type Take } from '../group-commit.js';

/** An append that waits for the next commit. */
export interface Append {
  readonly stream: string;
  readonly expected: number;
  readonly facts: readonly StoredFact[];
}

const MOST_FACTS = 1000;

/** As many appends as one commit takes: each stream once, so that they cannot conflict with one another. */
const take: Take<Append> = (queue) => {
  const streams = new Set<string>();
  const batch: typeof queue = [];
  const later: typeof queue = [];
  let facts = 0;
  for (const waiting of queue.splice(0)) {
    const { stream, facts: mine } = waiting.item;
    const fits = batch.length === 0 || facts + mine.length <= MOST_FACTS;
    if (!fits || streams.has(stream)) later.push(waiting);
    else {
      facts += mine.length;
      batch.push(waiting);
    }
    // Whether it goes now or later, what comes after it on its stream goes after it.
    streams.add(stream);
  }
  queue.push(...later);
  return batch;
};

/**
 * All waiting appends of a service in one commit.
 * @param commit stores a batch and answers each append with its position or its error, in order
 */
export const batcher = (commit: (appends: readonly Append[]) => Promise<readonly (bigint | Error)[]>) =>
  groupCommit<Append, bigint>(take, commit);
