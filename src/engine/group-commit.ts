import { setImmediate } from 'node:timers/promises';

export interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly settle: { resolve: (outcome: Outcome) => void; reject: (error: unknown) => void };
}

/** Takes as many as one commit takes off a queue. */
export type Take<Item> = <W extends { readonly item: Item }>(queue: W[]) => W[];

/** The first so many. */
export const first =
  <Item>(most: number): Take<Item> =>
  (queue) =>
    queue.splice(0, most);

/**
 * Group commit: while one batch is being committed, items gather for the next, so a commit is paid per batch.
 * @param commit stores a batch and answers each item with its outcome or its error, in order
 */
export const groupCommit = <Item, Outcome>(
  take: Take<Item>,
  commit: (items: readonly Item[]) => Promise<readonly (Outcome | Error)[]>,
) => {
  const queue: Waiting<Item, Outcome>[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (queue.length > 0) {
      // Whatever else this turn of the event loop brings shares the commit.
      await setImmediate();
      const batch = take(queue);
      try {
        const outcomes = await commit(batch.map(({ item }) => item));
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

  return (item: Item): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      queue.push({ item, settle: { resolve, reject } });
      if (!running) void run();
    });
};
