import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { byDay, listing } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { milestoneProjection } from './milestone.projection.js';
import { HandOverLine, HandOversQuery } from './team.dto.js';

const KEYS = { offered: byDay('l."offeredOn"') };

/** Cases that were offered to a colleague, the longest unanswered first. */
export const handOvers = view<HandOversQuery>({
  name: 'hand-overs',
  summary: 'Cases offered to another case worker and not answered yet (Fallübergaben).',
  query: HandOversQuery,
  row: HandOverLine,
  projections: [caseloadProjection, milestoneProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `
SELECT h.id, ${PERSON}, h."to", h."on" AS "offeredOn", $1::date - h."on" AS days
FROM views.milestone m JOIN views.caseload c ON c.id = m.id
CROSS JOIN LATERAL jsonb_to_recordset(m.hand_overs) AS h (id uuid, "to" text, "on" date)
WHERE c.closed_on IS NULL AND ${ofPeople(query, put)}`,
      (put) => [query.to && `l."to" = ${put(query.to)}`],
    ),
});
