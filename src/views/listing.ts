import { fromCursor, toCursor } from '../engine/cursor.js';
import type { Paged } from '../engine/http/answers.dto.js';
import type { Select } from '../engine/look.js';
import type { LocalDate } from '../kernel/local-date.js';
import { count, day, id, type Kind, oneOf, text } from '../shapes/kinds.js';

/** A sort key over the line `l`; never null, so that a cursor finds its place. */
export interface Key {
  readonly sql: string;
  readonly type: 'date' | 'integer' | 'text';
  readonly descending?: true;
}

const KINDS: Readonly<Record<Key['type'], Kind>> = {
  date: day,
  integer: count(-1_000_000, 1_000_000),
  text: text(100),
};

/** What tells lines apart: an id, or a text where a line is a group or stands for several things. */
const IDS = { uuid: id, text: text(200) };

/** A text as a key; long ones would not fit into a cursor. */
export const byText = (sql: string): Key => ({ sql: `lower(left(${sql}, 60))`, type: 'text' });
export const byDay = (sql: string, otherwise = '2199-12-31'): Key => ({
  sql: `coalesce(${sql}, '${otherwise}'::date)`,
  type: 'date',
});
export const byMost = (sql: string): Key => ({ sql, type: 'integer', descending: true });

const DEFAULT_LIMIT = 50;

/** Puts a value into a statement. */
export type Put = (value: unknown) => string;
type Conditions = readonly (string | false | undefined)[];

/** All conditions at once; what is falsy does not count. */
export const all = (conditions: Conditions): string => conditions.filter(Boolean).join(' AND ') || 'true';

/**
 * A page of lines.
 * @param keys what one may sort by; the first by default. A cursor holds for the sort that it was given for
 * @param lines a SELECT with an `id` for each line; $1 is today
 * @param where conditions over the line `l`
 * @param ids what the `id` of a line is
 */
export const listing = <Sort extends string>(
  { limit = DEFAULT_LIMIT, cursor, ...query }: Paged & { readonly sort?: Sort },
  today: LocalDate,
  keys: Readonly<Record<Sort, Key>>,
  lines: string | ((put: Put) => string),
  where: (put: Put) => Conditions = () => [],
  ids: keyof typeof IDS = 'uuid',
): Select => {
  const sort = query.sort ?? (Object.keys(keys)[0] as Sort);
  const { sql, type, descending } = keys[sort];
  const values: unknown[] = [today];
  const put: Put = (value) => `$${values.push(value)}`;
  const [, from, after] = cursor ? fromCursor(cursor, [oneOf([sort]), KINDS[type], IDS[ids]]) : [];
  const [past, order] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = typeof lines === 'string' ? lines : lines(put);
  const conditions = all([
    // PostgreSQL wants to know the type of $1 even where no line depends on today.
    '$1::date IS NOT NULL',
    ...where(put),
    cursor && `(${sql}, l.id) ${past} (${put(from)}::${type}, ${put(after)}::${ids})`,
  ]);
  return {
    text: `SELECT l.*, ${sql} AS "sortKey" FROM (${rows}) l
      WHERE ${conditions}
      ORDER BY ${sql} ${order}, l.id ${order} LIMIT ${put(limit + 1)}`,
    values,
    limit,
    cursor: (row) => toCursor(sort, row.sortKey as string | number, row.id as string),
  };
};
