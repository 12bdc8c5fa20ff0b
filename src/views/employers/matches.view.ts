import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { byDay, byText, type Key, listing } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { employerProjection } from './employer.projection.js';
import { MatchesQuery, MatchLine, type MatchSort } from './matches.dto.js';
import { OPENINGS } from './openings.sql.js';
import { pipelineProjection } from './pipeline.projection.js';

const KEYS: Readonly<Record<MatchSort, Key>> = {
  since: byDay('l.since'),
  employer: byText('l."employerName"'),
};

const LINES = `
SELECT m.*, ${PERSON}, coalesce(e.name, '') AS "employerName", o.occupation, o.kind,
  CASE
    WHEN m.because = 'placed' THEN 'placed'
    WHEN m."endedOn" IS NOT NULL THEN 'ended'
    WHEN m."offeredOn" IS NOT NULL THEN 'offered'
    WHEN m."interviewedOn" IS NOT NULL THEN 'interviewed'
    WHEN m."appliedOn" IS NOT NULL THEN 'applied'
    ELSE 'matched'
  END AS step,
  coalesce(m."endedOn", m."offeredOn", m."interviewedOn", m."appliedOn", m."matchedOn") AS since
FROM views.pipeline p JOIN views.caseload c ON c.id = p.id
CROSS JOIN LATERAL jsonb_to_recordset(p.matches) AS m (
  id uuid, employer uuid, opening uuid, "matchedOn" date, "appliedOn" date, "interviewedOn" date, "offeredOn" date,
  "endedOn" date, because text
)
LEFT JOIN views.employer e ON e.id = m.employer
LEFT JOIN (${OPENINGS}) o ON o.id = m.opening`;

/** Participants on the way to openings. */
export const matches = view<MatchesQuery>({
  name: 'matches',
  summary: 'Participants matched with openings, and how far each came (Stellenvorschläge, Bewerbungen).',
  query: MatchesQuery,
  row: MatchLine,
  projections: [caseloadProjection, employerProjection, pipelineProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `${LINES} WHERE ${ofPeople(query, put)}`,
      (put) => [
        query.employer && `l.employer = ${put(query.employer)}`,
        query.opening && `l.opening = ${put(query.opening)}`,
        query.participant && `l.participant = ${put(query.participant)}`,
        query.step && `l.step = ${put(query.step)}`,
      ],
    ),
});
