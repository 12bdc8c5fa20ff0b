import type { Projection } from '../../kernel/projection.js';
import { Problem } from '../problems.js';
import type { Runtime } from '../runtime.js';

/** @throws Problem 503 while a view that is new, or of a new shape, is being built */
export const assertBuilt = (
  { projectors, building }: Pick<Runtime, 'projectors' | 'building'>,
  projections: readonly Projection[],
): void => {
  const missing = projections.find(({ name }) => !projectors.has(name));
  if (!missing) return;
  const { done, of } = building.get(missing.name) ?? { done: 0n, of: 0n };
  const percent = of > 0n ? ` (${(done * 100n) / of} %)` : '';
  throw new Problem(
    503,
    'view-rebuilding',
    `This view is being built from the journal${percent}. Ask again soon.`,
    {
      retryAfter: 2,
    },
  );
};
