import { view } from '../../engine/look.js';
import { byDay, byText, type Key, listing } from '../listing.js';
import { StaffLine, StaffQuery, type StaffSort } from './staff.dto.js';
import { staffProjection } from './staff.projection.js';

const KEYS: Readonly<Record<StaffSort, Key>> = {
  account: byText('l.account'),
  unit: byText('l.unit'),
  registered: byDay('l."registeredOn"'),
};

const lines = (columns: string): string => `
SELECT ${columns}, d.deputy
FROM views.staff s
LEFT JOIN LATERAL (
  SELECT d.deputy FROM jsonb_to_recordset(s.deputyships) AS d (deputy text, "from" date, until date)
  WHERE $1::date BETWEEN d."from" AND d.until ORDER BY d."from" DESC LIMIT 1
) d ON true`;

/** The directory of case workers. */
export const staffDirectory = view<StaffQuery>({
  name: 'staff',
  summary: 'Case workers with account, languages, place, unit and deputies (Fachkräfte).',
  query: StaffQuery,
  row: StaffLine,
  projections: [staffProjection],
  select: (query, today, columns) =>
    listing(query, today, KEYS, lines(columns(staffProjection, 's')), (put) => [
      query.account && `l.account = ${put(query.account)}`,
      query.unit && `l.unit = ${put(query.unit)}`,
      query.municipality && `l.municipality = ${put(query.municipality)}`,
      query.language && `${put(query.language)} = ANY(l.languages)`,
    ]),
});
