import { type Ground, groundOf, GROUNDS, type Key, keyring } from '../../kernel/belonging.js';
import { berlinDay } from '../../kernel/local-date.js';
import { actingFor, type Judging, type Scope } from '../access.js';
import type { By } from '../by.js';
import { VIEWS } from '../database.js';
import { assertBuilt } from '../projections/built.js';

/** Where the role alone is the ground. */
const ROLE = 'role';

const KEYS = {
  name: 'keys-of-people',
  text: `SELECT r.lasting, r.dated FROM "${VIEWS}".responsibility r WHERE r.id = ANY($1::uuid[])`,
};

/** On which grounds somebody sees these people, the nearest of each. */
export const groundsFor = async (
  runtime: Judging,
  by: By,
  scope: Scope,
  persons: readonly string[],
): Promise<string | undefined> => {
  if (persons.length === 0 || scope === 'everything') return ROLE;
  assertBuilt(runtime, [runtime.access.responsibility]);
  const { rows } = await runtime.pool.query<{ lasting: string[]; dated: Key[] }>({
    ...KEYS,
    values: [persons],
  });
  const others = scope.includes('deputy') ? await actingFor(runtime, by) : [];
  const ring = keyring({ account: by.actor.id, units: by.units, actingFor: others }, scope);
  const at = [berlinDay(by.now), by.now.toISOString()] as const;
  const found = new Set<Ground | undefined>(
    rows.map(({ lasting, dated }) => groundOf(ring, [...lasting.map((key) => ({ key })), ...dated], ...at)),
  );
  return GROUNDS.filter((ground) => found.has(ground)).join(', ') || undefined;
};
