import { ALL, keyring } from '../kernel/belonging.js';
import { berlinDay } from '../kernel/local-date.js';
import type { Projection } from '../kernel/projection.js';
import { actingFor, type Scope } from './access.js';
import type { By } from './by.js';
import type { Shown } from './guard/guarded.js';
import { VIEWS } from './database.js';
import type { Runtime } from './runtime.js';

/*
 * The wall between people: a statement that names a table folded from journeys is asked of those rows of it that the
 * asker has keys to. No view does it for itself, so none can forget.
 */

/** The name under which a statement finds the people whom the asker may not see: one column, `id`. */
export const FOREIGN = `${VIEWS}.foreign`;

/** The present responsibility, in a cut of the past, too: a cut replaces names without quotes. */
export const RESPONSIBILITY = `"${VIEWS}".responsibility`;

/** What a condition over rows is given. */
export interface Opening {
  /** Keys that the asker brings, as `text[]`. */
  readonly keys: string;
  /** Today, as `date`. */
  readonly today: string;
  /** Now, as `timestamptz`. */
  readonly now: string;
}

/** The condition that a row of the responsibility is open. */
export const isOpen = (
  { keys, today, now }: Opening,
  row = 'r',
): string => `(${row}.keys && ${keys} AND (${row}.lasting && ${keys} OR EXISTS (
  SELECT FROM jsonb_to_recordset(${row}.dated) AS d (key text, "from" date, until date, expires timestamptz)
  WHERE d.key = ANY(${keys}) AND coalesce(d."from", '-infinity') <= ${today}
    AND coalesce(d.until, 'infinity') >= ${today} AND coalesce(d.expires, 'infinity') > ${now}
)))`;

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** With what is shown to the database for it; the service itself shows nothing, and reads as the owner. */
export interface Narrowed extends Statement {
  readonly shown?: Shown;
}

/** Tables of some projections that are about people, without their schema. */
export const peopleIn = (
  { access, source }: Pick<Runtime, 'access' | 'source'>,
  projections: readonly Projection[],
): readonly string[] =>
  projections
    .filter(({ of }) => of === access.responsibility.of)
    .map(({ row }) => source.getMetadata(row).tableName);

/**
 * The statement over the rows that are in somebody's scope.
 * @param past whether it is asked of a cut, which then has the responsibility in it, too
 */
export const narrowed = async (
  runtime: Runtime,
  by: By,
  scope: Scope,
  projections: readonly Projection[],
  statement: Statement,
  past = false,
): Promise<Narrowed> => {
  const asksForeign = statement.text.includes(FOREIGN);
  const everything = by.service ? {} : { shown: { keys: [ALL], now: by.now } };
  if (scope === 'everything' && !asksForeign) return { ...statement, ...everything };
  const { access } = runtime;
  const grounds =
    scope === 'everything' ? access.scope(by.actor.role, 'look', `state:${access.responsibility.of}`) : scope;
  if (by.service || grounds === 'everything')
    return {
      ...{ ...statement, ...everything },
      text: statement.text.replaceAll(FOREIGN, `(SELECT NULL::uuid AS id WHERE false)`),
    };
  const others = grounds.includes('deputy') ? await actingFor(runtime, by) : [];
  const asker = { account: by.actor.id, units: by.units, actingFor: others };
  const keys = [...keyring(asker, grounds).keys()];
  const values = [...statement.values];
  const put = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const open = isOpen({
    keys: put(keys, 'text[]'),
    today: put(berlinDay(by.now), 'date'),
    now: put(by.now.toISOString(), 'timestamptz'),
  });
  // Who has been merged since is nobody's today: the past says whose.
  const visible = `SELECT r.id FROM ${RESPONSIBILITY} r WHERE ${open}${
    past
      ? ` UNION ALL SELECT r.id FROM ${VIEWS}.responsibility r WHERE ${open}
          AND NOT EXISTS (SELECT FROM ${RESPONSIBILITY} t WHERE t.id = r.id)`
      : ''
  }`;
  const tables = scope === 'everything' ? [] : peopleIn(runtime, projections);
  const text = statement.text
    .replaceAll(new RegExp(`\\b${VIEWS}\\.(\\w+)`, 'g'), (table, name: string) =>
      tables.includes(name) ? `(SELECT n.* FROM ${table} n WHERE n.id IN (${visible}))` : table,
    )
    .replaceAll(FOREIGN, `(SELECT r.id FROM ${RESPONSIBILITY} r WHERE NOT ${open})`);
  const shown = { keys: scope === 'everything' ? [ALL] : keys, now: by.now };
  return { ...(text === statement.text ? statement : { text, values }), shown };
};
