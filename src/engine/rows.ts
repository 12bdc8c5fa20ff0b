import { keyring } from '../kernel/belonging.js';
import { berlinDay } from '../kernel/local-date.js';
import type { Projection } from '../kernel/projection.js';
import { actingFor, type Scope } from './access.js';
import type { By } from './by.js';
import { VIEWS } from './database.js';
import type { Runtime } from './runtime.js';

/*
 * The wall between people: a statement that names a table folded from journeys is asked of those rows of it that the
 * asker has keys to. No view does it for itself, so none can forget.
 */

/** The name under which a statement finds the people whom the asker may not see: one column, `id`. */
export const FOREIGN = `${VIEWS}.foreign`;

/** The present responsibility, in a cut of the past, too: a cut replaces names without quotes. */
const RESPONSIBILITY = `"${VIEWS}".responsibility`;

/** What a condition over rows is given. */
export interface Opening {
  /** Keys that the asker brings, as `text[]`. */
  readonly keys: string;
  /** Today, as `date`. */
  readonly today: string;
  /** Now, as `timestamptz`. */
  readonly now: string;
}

/** The condition that a row `r` of the responsibility is open. */
export const isOpen = ({
  keys,
  today,
  now,
}: Opening): string => `(r.keys && ${keys} AND (r.lasting && ${keys} OR EXISTS (
  SELECT FROM jsonb_to_recordset(r.dated) AS d (key text, "from" date, until date, expires timestamptz)
  WHERE d.key = ANY(${keys}) AND coalesce(d."from", '-infinity') <= ${today}
    AND coalesce(d.until, 'infinity') >= ${today} AND coalesce(d.expires, 'infinity') > ${now}
)))`;

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const people = ({ access, source }: Runtime, projections: readonly Projection[]): readonly string[] =>
  projections
    .filter(({ of }) => of === access.responsibility.of)
    .map(({ row }) => `${VIEWS}.${source.getMetadata(row).tableName}`);

/** The statement over the rows that are in somebody's scope. */
export const narrowed = async (
  runtime: Runtime,
  by: By,
  scope: Scope,
  projections: readonly Projection[],
  statement: Statement,
): Promise<Statement> => {
  const asksForeign = statement.text.includes(FOREIGN);
  if (scope === 'everything' && !asksForeign) return statement;
  const { access } = runtime;
  const grounds =
    scope === 'everything' ? access.scope(by.actor.role, 'look', `state:${access.responsibility.of}`) : scope;
  if (by.service || grounds === 'everything')
    return {
      ...statement,
      text: statement.text.replaceAll(FOREIGN, `(SELECT NULL::uuid AS id WHERE false)`),
    };
  const others = grounds.includes('deputy') ? await actingFor(runtime, by) : [];
  const asker = { account: by.actor.id, units: by.units, actingFor: others };
  const values = [...statement.values];
  const put = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const open = isOpen({
    keys: put([...keyring(asker, grounds).keys()], 'text[]'),
    today: put(berlinDay(by.now), 'date'),
    now: put(by.now.toISOString(), 'timestamptz'),
  });
  const tables = scope === 'everything' ? [] : people(runtime, projections);
  const text = tables.reduce(
    (sql, table) =>
      sql.replaceAll(
        new RegExp(`\\b${table.replace('.', '\\.')}\\b`, 'g'),
        `(SELECT n.* FROM ${table} n WHERE n.id IN (SELECT r.id FROM ${RESPONSIBILITY} r WHERE ${open}))`,
      ),
    statement.text.replaceAll(FOREIGN, `(SELECT r.id FROM ${RESPONSIBILITY} r WHERE NOT ${open})`),
  );
  return { text, values };
};
