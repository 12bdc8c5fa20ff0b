import { Problem } from './problems.js';
import { parsePosition } from './position.js';
import type { Runtime } from './runtime.js';

/** How long a query waits for what the client has written, in milliseconds. */
export const PATIENCE = 5_000;

/** A consequence of a consequence is waited for as well; a longer chain is not. */
const ROUNDS = 2;

const behind = () =>
  new Problem(503, 'view-behind', 'The view has not come this far yet. Ask again, or ask without `after`.', {
    retryAfter: 1,
  });

/**
 * Waits until policies and then the named projections have come to a position, so that everybody reads her own writes
 * and what these set off.
 * @throws Problem 400 for a position that this journal never gave, 503 past the bound
 */
export const waitUntil = async (
  { journal, policies, projectors }: Runtime,
  after: string | undefined,
  views: readonly string[],
): Promise<void> => {
  if (after === undefined) return;
  const position = parsePosition(journal, after);
  const deadline = performance.now() + PATIENCE;
  const left = () => deadline - performance.now();

  if (!policies || policies.position() < position)
    if (position > (await journal.head()))
      throw new Problem(400, 'invalid-position', 'This position lies ahead of the journal.');

  let target = position;
  for (let round = 0; round < ROUNDS; round++) {
    if (policies && !(await policies.reached(target, left()))) throw behind();
    target = await journal.head();
  }
  for (const view of views) if (!(await projectors.get(view)?.reached(target, left()))) throw behind();
};
