import { keyring } from '../kernel/belonging.js';
import { berlinDay } from '../kernel/local-date.js';
import { actingFor, type Judging, type Scope } from './access.js';
import type { By } from './by.js';
import { assertBuilt } from './projections/built.js';
import { isOpen, RESPONSIBILITY } from './rows.js';
import { idsIn } from './read-log/ids.js';

/** A copy without some people: lists lose what speaks of them, fields under their ids go, and their ids become null. */
export const without = (value: unknown, gone: ReadonlySet<string>): unknown => {
  const isGone = (each: unknown): boolean => typeof each === 'string' && gone.has(each);
  if (isGone(value)) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value
      .filter(
        (each) =>
          !isGone(each) && !(typeof each === 'object' && each && Object.values(each as object).some(isGone)),
      )
      .map((each) => without(each, gone));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => (gone.has(name) ? [] : [[name, without(field, gone)]])),
  );
};

/** Those of some ids that are people out of somebody's scope. */
const foreignOf = async (
  runtime: Judging,
  by: By,
  scope: Exclude<Scope, 'everything'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  assertBuilt(runtime, [runtime.access.responsibility]);
  const others = scope.includes('deputy') ? await actingFor(runtime, by) : [];
  const asker = { account: by.actor.id, units: by.units, actingFor: others };
  const open = isOpen({ keys: '$2::text[]', today: '$3::date', now: '$4::timestamptz' });
  const { rows } = await runtime.pool.query<{ id: string }>({
    name: 'foreign',
    text: `SELECT r.id FROM ${RESPONSIBILITY} r WHERE r.id = ANY($1::uuid[]) AND NOT ${open}`,
    values: [ids, [...keyring(asker, scope).keys()], berlinDay(by.now), by.now.toISOString()],
  });
  return new Set(rows.map(({ id }) => id));
};

/** What somebody gets of an answer that is not about people and names some: nobody out of her scope. */
export const withoutForeign = async <Answer extends object>(
  runtime: Judging,
  by: By,
  what: string,
  answer: Answer,
): Promise<Answer> => {
  const { access } = runtime;
  if (by.service || !access.masks(what)) return answer;
  const scope = access.scope(by.actor.role, 'look', `state:${access.responsibility.of}`);
  const ids = [...idsIn(answer)];
  if (scope === 'everything' || ids.length === 0) return answer;
  const gone = await foreignOf(runtime, by, scope, ids);
  return gone.size > 0 ? (without(answer, gone) as Answer) : answer;
};
