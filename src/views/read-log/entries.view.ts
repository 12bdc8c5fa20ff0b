import { fromCursor, toCursor } from '../../engine/cursor.js';
import { view } from '../../engine/look.js';
import { id, instant } from '../../shapes/kinds.js';
import { all, type Put } from '../listing.js';
import { EntriesQuery, EntryLine } from './read-log.dto.js';
import { during, UTC } from './read-log.view.js';

const DEFAULT_LIMIT = 50;

/** What an account recorded, over all streams, without what it says. */
export const entries = view<EntriesQuery>({
  name: 'entries',
  summary:
    'What an account recorded, or what names a person, in all histories, the newest first (Buchungen).',
  query: EntriesQuery,
  row: EntryLine,
  projections: [],
  cut: () => undefined,
  select: ({ limit = DEFAULT_LIMIT, cursor, account, unit, type, correlationId, participant, from, to }) => {
    const values: unknown[] = [];
    const put: Put = (value) => `$${values.push(value)}`;
    const [at, last] = cursor ? fromCursor(cursor, [instant, id]) : [];
    const conditions = all([
      account && `e.account = ${put(account)}`,
      unit && `e.unit = ${put(unit)}`,
      type && `e.type = ${put(type)}`,
      correlationId && `e.correlation = ${put(correlationId)}`,
      participant && `e.persons @> ARRAY[${put(participant)}::uuid]`,
      ...during(put, 'e.recorded_at', from, to),
      cursor && `(e.recorded_at, e.id) < (${put(at)}::timestamptz, ${put(last)}::uuid)`,
    ]);
    return {
      text: `SELECT e.id, ${UTC('e.recorded_at')} AS "recordedAt", e.happened_on AS "happenedOn", e.account, e.role, e.unit,
          e.stream, e.version, e.type, e.correlation AS "correlationId", e.cause
        FROM access.act e WHERE ${conditions} ORDER BY e.recorded_at DESC, e.id DESC LIMIT ${put(limit + 1)}`,
      values,
      limit,
      cursor: (row) => toCursor(row.recordedAt as string, row.id as string),
    };
  },
});
