import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { all, byMost, listing } from '../listing.js';
import { ofPeople } from '../person.sql.js';
import { milestoneProjection } from './milestone.projection.js';
import { DropOutsLine, DropOutsQuery } from './team.dto.js';

const KEYS = { 'drop-outs': byMost('l."dropOuts"') };

/** Why people leave programmes early. */
export const dropOuts = view<DropOutsQuery>({
  name: 'drop-outs',
  summary: 'How many dropped out of a programme, by reason (Abbruchgründe).',
  query: DropOutsQuery,
  row: DropOutsLine,
  projections: [caseloadProjection, milestoneProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `
SELECT d.because AS id, count(*)::int AS "dropOuts", count(DISTINCT m.id)::int AS people
FROM views.milestone m JOIN views.caseload c ON c.id = m.id
CROSS JOIN LATERAL jsonb_to_recordset(m.drop_outs) AS d (programme uuid, "on" date, because text)
WHERE ${all([
        ofPeople(query, put),
        query.programme && `d.programme = ${put(query.programme)}`,
        query.from && `d."on" >= ${put(query.from)}::date`,
        query.until && `d."on" <= ${put(query.until)}::date`,
      ])}
GROUP BY 1`,
      undefined,
      'text',
    ),
});
