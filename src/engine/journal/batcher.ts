import { setImmediate } from 'node:timers/promises';
import type { StoredFact } from '../../kernel/journal.js';

/** An append that waits for the next commit. */
export interface Append {
  readonly stream: string;
  readonly expected: number;
  readonly facts: readonly StoredFact[];
}

interface Waiting {
  readonly append: Append;
  readonly settle: { resolve: (position: bigint) => void; reject: (error: unknown) => void };
}

const MOST_FACTS = 1000;

/** As many appends as one commit takes: each stream once, so that they cannot conflict with one another. */
const take = (queue: Waiting[]): Waiting[] => {
  const streams = new Set<string>();
  const batch: Waiting[] = [];
  const later: Waiting[] = [];
  let facts = 0;
  for (const waiting of queue.splice(0)) {
    const { stream, facts: mine } = waiting.append;
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
 * Group commit: while one batch is being committed, appends gather for the next, so a commit is paid per batch.
 * @param commit stores a batch and answers each append with its position or its error, in order
 */
export const batcher = (commit: (appends: readonly Append[]) => Promise<readonly (bigint | Error)[]>) => {
  const queue: Waiting[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (queue.length > 0) {
      // Whatever else this turn of the event loop brings shares the commit.
      await setImmediate();
      const batch = take(queue);
      try {
        const outcomes = await commit(batch.map(({ append }) => append));
        batch.forEach(({ settle }, index) => {
          const outcome = outcomes[index]!;
          if (outcome instanceof Error) settle.reject(outcome);
          else settle.resolve(outcome);
        });
      } catch (error) {
        batch.forEach(({ settle }) => settle.reject(error));
      }
    }
    running = false;
  };

  return (append: Append): Promise<bigint> =>
    new Promise((resolve, reject) => {
      queue.push({ append, settle: { resolve, reject } });
      if (!running) void run();
    });
};
