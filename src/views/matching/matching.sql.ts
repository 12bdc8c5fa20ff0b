import { OPENINGS } from '../employers/openings.sql.js';
import { SKILL_LEVELS } from '../../shapes/words.js';

/** What a driving licence is called among the skills. */
const DRIVING_LICENCE = 'driving licence';

const LEVEL_SQL = `ARRAY[${SKILL_LEVELS.map((level) => `'${level}'`).join(', ')}]`;

interface Criterion {
  /** Points at most; none where the opening does not ask for it. */
  readonly weight: string;
  /** How far it is met, from 0 to 1. */
  readonly share: string;
  /** Whoever does not meet it at all does not fit. */
  readonly needed: boolean;
}

/** `c` is the candidate, `o` the opening, `r` the required skills, `p` the permission of today. */
const CRITERIA: Readonly<Record<string, Criterion>> = {
  skills: {
    weight: 'CASE WHEN cardinality(r.required) > 0 THEN 40 ELSE 0 END',
    share: '1 - cardinality(r.missing)::numeric / greatest(cardinality(r.required), 1)',
    needed: true,
  },
  language: {
    weight: 'CASE WHEN o."languageLevel" IS NOT NULL THEN 25 ELSE 0 END',
    share: `coalesce((array_position(${LEVEL_SQL}, c.german_level) >= array_position(${LEVEL_SQL}, o."languageLevel"))::int, 0)`,
    needed: true,
  },
  'work-permission': {
    weight: 'CASE WHEN o."workPermission" AND c.permission_needed THEN 20 ELSE 0 END',
    share: `CASE p.scope WHEN 'unrestricted' THEN 1 WHEN 'with-approval' THEN 0.5 ELSE 0 END`,
    needed: true,
  },
  available: { weight: '20', share: '(c.placement IS NULL)::int', needed: true },
  place: { weight: '15', share: 'coalesce(c.municipality = o.municipality, false)::int', needed: false },
  experience: { weight: '10', share: '(lower(o.occupation) = ANY(c.occupations))::int', needed: false },
};

const criteria = Object.entries(CRITERIA)
  .map(([name, { weight, share, needed }]) => `('${name}', ${weight}, (${share})::numeric, ${needed})`)
  .join(',\n    ');

/**
 * Each open opening with each open case: points per criterion, and their sum in percent. $1 is today.
 * @param people a condition over the candidate `c`
 * @param openings a condition over the opening `o`
 */
export const matches = (id: 'participant' | 'opening', people: string, openings: string): string => `
WITH o AS MATERIALIZED (
  SELECT o.* FROM (${OPENINGS}) o WHERE o.status = 'open' AND ${openings}
)
SELECT ${id === 'opening' ? 'o.id' : 'c.id'} AS id, c.id AS participant, c.family_name AS "familyName",
  c.given_name AS "givenName", c.case_worker AS "caseWorker", o.id AS opening, o.employer, o."employerName", o.kind,
  o.occupation, o.municipality, o."from", o."freePlaces", r.missing AS "missingSkills", s.criteria, s.score, s.fits
FROM views.candidate c
CROSS JOIN o
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(q.skill), '{}') AS required,
    coalesce(array_agg(q.skill) FILTER (WHERE q.skill <> ALL(c.skills)), '{}') AS missing
  FROM (
    SELECT DISTINCT lower(skill) AS skill
    FROM unnest(o.skills || CASE WHEN o."drivingLicence" THEN ARRAY['${DRIVING_LICENCE}'] ELSE '{}' END) AS skill
  ) q
) r
LEFT JOIN LATERAL (
  SELECT p.scope FROM jsonb_to_recordset(c.permissions) AS p (scope text, "from" date, until date)
  WHERE p."from" <= $1::date AND coalesce(p.until, $1::date) >= $1::date
  ORDER BY p."from" DESC LIMIT 1
) p ON true
CROSS JOIN LATERAL (
  SELECT round(100 * sum(v.weight * v.share) / sum(v.weight))::int AS score,
    bool_and(v.share > 0 OR NOT v.needed) AS fits,
    jsonb_agg(jsonb_build_object('criterion', v.name, 'weight', v.weight, 'points', round(v.weight * v.share)::int)) AS criteria
  FROM (VALUES
    ${criteria}
  ) AS v (name, weight, share, needed)
  WHERE v.weight > 0
) s
WHERE NOT c.closed AND ${people}`;
