import { fromCursor, toCursor } from '../../engine/cursor.js';
import { view } from '../../engine/look.js';
import { count, instant } from '../../shapes/kinds.js';
import { all, type Put } from '../listing.js';
import { ReadLogLine, ReadLogQuery } from './read-log.dto.js';

const DEFAULT_LIMIT = 50;

/** Both days included. */
export const during = (
  put: Put,
  column: string,
  from?: string,
  to?: string,
): readonly (string | undefined)[] => [
  from && `${column} >= ${put(from)}::date::timestamp AT TIME ZONE 'Europe/Berlin'`,
  to && `${column} < (${put(to)}::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin'`,
];

/** An instant as readers get it. */
export const UTC = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Who saw whom. Its entries are of no journal, so it knows no cut. */
export const readLog = view<ReadLogQuery>({
  name: 'read-log',
  summary:
    'Who saw whose data when, through which view and on which ground, the newest first (Zugriffsprotokoll).',
  query: ReadLogQuery,
  row: ReadLogLine,
  projections: [],
  cut: () => undefined,
  select: ({ limit = DEFAULT_LIMIT, cursor, participant, account, from, to, view: what, verb, outcome }) => {
    const values: unknown[] = [];
    const put: Put = (value) => `$${values.push(value)}`;
    const [at, no] = cursor ? fromCursor(cursor, [instant, count(0, Number.MAX_SAFE_INTEGER)]) : [];
    const conditions = all([
      participant && `e.persons @> ARRAY[${put(participant)}::uuid]`,
      account && `e.account = ${put(account)}`,
      ...during(put, 'e.at', from, to),
      what && `e.what = ${put(what)}`,
      verb && `e.verb = ${put(verb)}`,
      outcome && `e.outcome = ${put(outcome)}`,
      cursor && `(e.at, e.no) < (${put(at)}::timestamptz, ${put(no)}::bigint)`,
    ]);
    return {
      text: `SELECT e.no, ${UTC('e.at')} AS at, e.account, e.role, e.unit, e.verb, e.what, e.ground, e.outcome,
          e.persons::text[] AS persons, e.asked, e.correlation AS "correlationId"
        FROM access.entry e WHERE ${conditions} ORDER BY e.at DESC, e.no DESC LIMIT ${put(limit + 1)}`,
      values,
      limit,
      cursor: (row) => toCursor(row.at as string, row.no as number),
    };
  },
});
