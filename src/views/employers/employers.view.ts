import { view } from '../../engine/look.js';
import { byDay, byMost, byText, type Key, listing } from '../listing.js';
import { employerProjection } from './employer.projection.js';
import { EmployerLine, type EmployerSort, EmployersQuery } from './employers.dto.js';
import { FUNNEL, FUNNEL_COLUMNS } from './funnel.sql.js';
import { FREE_PLACES, OPENINGS_OF_E, STATUS } from './openings.sql.js';
import { pipelineProjection } from './pipeline.projection.js';

const KEYS: Readonly<Record<EmployerSort, Key>> = {
  name: byText('l.name'),
  'last-contact': byDay('l."lastContactOn"', '1900-01-01'),
  'free-places': byMost('l."freePlaces"'),
  applied: byMost('l.applied'),
  placements: byMost('l.placements'),
};

const inStatus = (status: string): string => `count(*) FILTER (WHERE ${STATUS} = '${status}')::int`;

const lines = (columns: string): string => `
SELECT ${columns}, o.*, q."lastEnquiryOn", ${FUNNEL_COLUMNS},
  CASE
    WHEN o."openOpenings" > 0 THEN 'offering'
    WHEN cardinality(e.willing_for) > 0 AND coalesce(e.willing_until, $1::date) >= $1::date THEN 'willing'
    WHEN q."lastEnquiryOn" IS NOT NULL THEN 'enquired'
    WHEN e.last_contact_on IS NOT NULL THEN 'contacted'
    ELSE 'registered'
  END AS stage
FROM views.employer e
LEFT JOIN LATERAL (
  SELECT ${inStatus('open')} AS "openOpenings", ${inStatus('full')} AS "fullOpenings",
    ${inStatus('expired')} AS "expiredOpenings", ${inStatus('withdrawn')} AS "withdrawnOpenings",
    coalesce(sum(${FREE_PLACES}) FILTER (WHERE ${STATUS} = 'open'), 0)::int AS "freePlaces",
    coalesce(sum(cardinality(o.filled)), 0)::int AS "filledPlaces"
  FROM ${OPENINGS_OF_E}
) o ON true
LEFT JOIN LATERAL (
  SELECT max(q."on") AS "lastEnquiryOn" FROM jsonb_to_recordset(e.enquiries) AS q ("on" date)
) q ON true
${FUNNEL}`;

/** Employers and how far things are with each. */
export const employers = view<EmployersQuery>({
  name: 'employers',
  summary:
    'Employers with contacts, enquiries, openings and the way from match to placement (Betriebe, Akquise).',
  query: EmployersQuery,
  row: EmployerLine,
  projections: [employerProjection, pipelineProjection],
  select: (query, today, columns) =>
    listing(query, today, KEYS, lines(columns(employerProjection, 'e')), (put) => [
      query.id && `l.id = ${put(query.id)}`,
      query.municipality && `l.municipality = ${put(query.municipality)}`,
      query.trade && `l.trade = ${put(query.trade)}`,
      query.stage && `l.stage = ${put(query.stage)}`,
      query.willingFor && `${put(query.willingFor)} = ANY(l."willingFor")`,
    ]),
});
