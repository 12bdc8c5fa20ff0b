import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { NOT_SEEN, PHASE } from '../caseload/conditions.sql.js';
import { byMost, byText, type Key, listing } from '../listing.js';
import { staffProjection } from '../staff/staff.projection.js';
import { milestoneProjection } from './milestone.projection.js';
import { type LoadSort, TeamLoadLine, TeamLoadQuery } from './team.dto.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';

const KEYS: Readonly<Record<LoadSort, Key>> = {
  cases: byMost('l.cases'),
  account: byText('l.id'),
  contested: byMost('l.contested'),
  'not-seen': byMost('l."notSeen"'),
};

const PHASE_COLUMNS = {
  intake: 'intake',
  waiting: 'waiting',
  'in-programme': 'inProgramme',
  internship: 'internship',
  placed: 'placed',
  left: 'left',
};
const phases = Object.entries(PHASE_COLUMNS).map(
  ([phase, column]) => `count(*) FILTER (WHERE o.phase = '${phase}')::int AS "${column}"`,
);

const offered = (account: string): string =>
  `(SELECT count(*) FROM offer f WHERE f."${account}" = a.account)::int`;

const LINES = `
WITH open AS (
  SELECT c.case_worker, ${PHASE} AS phase, cardinality(c.contested) > 0 AS contested, ${NOT_SEEN} AS "notSeen"
  FROM views.caseload c WHERE c.closed_on IS NULL
), offer AS (
  SELECT c.case_worker AS "from", h."to"
  FROM views.milestone m JOIN views.caseload c ON c.id = m.id
  CROSS JOIN LATERAL jsonb_to_recordset(m.hand_overs) AS h ("to" text)
  WHERE c.closed_on IS NULL
), account AS (
  SELECT account FROM views.staff
  UNION SELECT case_worker FROM open WHERE case_worker IS NOT NULL
  UNION SELECT "to" FROM offer
)
SELECT a.account AS id, s.name, s.unit, s.municipality, o.*,
  ${offered('from')} AS "handOversOffered", ${offered('to')} AS "handOversToAnswer"
FROM account a
LEFT JOIN LATERAL (SELECT * FROM views.staff s WHERE s.account = a.account ORDER BY s.id LIMIT 1) s ON true
CROSS JOIN LATERAL (
  SELECT count(*)::int AS cases, ${phases.join(', ')},
    count(*) FILTER (WHERE o.contested)::int AS contested, count(*) FILTER (WHERE o."notSeen")::int AS "notSeen"
  FROM open o WHERE o.case_worker = a.account
) o`;

/** How much each case worker has to do. */
export const teamLoad = view<TeamLoadQuery>({
  name: 'team-load',
  summary: 'Open cases of each case worker by phase, contested, not seen, hand-overs (Fallzahlen im Team).',
  query: TeamLoadQuery,
  row: TeamLoadLine,
  projections: [caseloadProjection, milestoneProjection, staffProjection, ruleBookProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      LINES,
      (put) => [
        query.unit && `starts_with(l.unit || '.', ${put(query.unit)} || '.')`,
        query.municipality && `l.municipality = ${put(query.municipality)}`,
      ],
      'text',
    ),
});
