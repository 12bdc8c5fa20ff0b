import { view } from '../../engine/look.js';
import { all, byText, listing, type Put } from '../listing.js';
import { awardProjection } from './award.projection.js';
import { claimProjection } from './claim.projection.js';
import { entriesSql, ownSql, PRESENT, shareSql } from './entries.sql.js';
import { GRANT_PARTS, GrantFiguresLine, GrantFiguresQuery, type GrantPart } from './grants.dto.js';

const KEYS = { part: byText('l.id') };

const MONTH = `date_trunc('month', e.day::timestamp)::date`;

const MODULES = `
  SELECT p.grant_id, m.module, NULL AS line, NULL AS municipality, NULL AS month, m.cents
  FROM present p CROSS JOIN LATERAL jsonb_to_recordset(p.modules) AS m (module text, cents bigint)`;

/** The days of a period up to the end of a month, or of the one before. */
const daysUpTo = (end: string): string => `greatest(least(${end}, p.ends + 1) - p.starts, 0)`;
const upTo = (end: string): string => shareSql('m.cents', daysUpTo(end), 'p.ends - p.starts + 1');

/** Where budgets are laid down, they are those of today; the months have theirs by their days. */
const BUDGETS = {
  modules: MODULES,
  months: `
  SELECT p.grant_id, m.module, NULL AS line, NULL AS municipality, to_char(f, 'YYYY-MM') AS month,
    ${upTo("(f + interval '1 month')::date")} - ${upTo('f::date')} AS cents
  FROM present p CROSS JOIN LATERAL jsonb_to_recordset(p.modules) AS m (module text, cents bigint)
  CROSS JOIN LATERAL generate_series(date_trunc('month', p.starts::timestamp), p.ends, interval '1 month') AS f`,
  municipalities: `
  SELECT p.grant_id, NULL AS module, NULL AS line, t.name AS municipality, NULL AS month, t.cents
  FROM present p CROSS JOIN LATERAL jsonb_to_recordset(p.municipalities) AS t (name text, cents bigint)
  UNION ALL
  SELECT b.grant_id, NULL, NULL, '', NULL, (sum(b.cents) - (
    SELECT coalesce(sum(t.cents), 0) FROM jsonb_to_recordset(p.municipalities) AS t (cents bigint)
  ))::bigint
  FROM (${MODULES}) b JOIN present p USING (grant_id) GROUP BY b.grant_id, p.municipalities`,
} as const;

/** Which budgets there are for parts of some kinds. */
const budgetsOf = (parts: ReadonlySet<GrantPart>): keyof typeof BUDGETS | undefined => {
  if (parts.has('line')) return undefined;
  if (!parts.has('municipality')) return parts.has('month') ? 'months' : 'modules';
  return parts.size === 1 ? 'municipalities' : undefined;
};

const NO_BUDGET = `SELECT NULL::uuid AS grant_id, NULL AS module, NULL AS line, NULL AS municipality, NULL AS month, NULL::bigint AS cents
  WHERE false`;

/** Parts of a line lie in its module. */
const partsOf = ({ by }: GrantFiguresQuery): readonly GrantPart[] => {
  const asked = (by?.split(',') ?? []) as GrantPart[];
  return GRANT_PARTS.filter((part) => asked.includes(part) || (part === 'module' && asked.includes('line')));
};

const lines = (query: GrantFiguresQuery, put: Put): string => {
  const by = partsOf(query);
  const named = GRANT_PARTS.filter((part) => query[part] !== undefined);
  const budgets = budgetsOf(new Set([...by, ...named]));
  const where = all(named.map((part) => `f.${part} = ${put(query[part])}`));
  const parts = GRANT_PARTS.map(
    (part) => `${by.includes(part) ? `coalesce(f.${part}, '')` : "''"} AS ${part}`,
  );
  const shown = GRANT_PARTS.map((part) => `nullif(s.${part}, '') AS ${part}`);
  // Only who asks for months pays for their names.
  const months = by.includes('month') || query.month ? `, to_char(e."on", 'YYYY-MM') AS month` : '';
  const budget = budgets ? 's.budget' : 'NULL::bigint';
  return `
WITH ${entriesSql(query.grant ? `a.id = ${put(query.grant)}` : 'true', MONTH)}, ${PRESENT}, part AS (
  -- The own share is rounded once for the grant; the parts have what is added up to them, less what was up to the one before.
  SELECT p.*, ${ownSql('p.upto')} - ${ownSql('p.upto - p.own')} AS share FROM (
    SELECT e.grant_id, e.module, e.line, coalesce(e.municipality, '') AS municipality, to_char(e."on", 'YYYY-MM') AS month,
      sum(e.cents)::bigint AS cents, sum(e.own)::bigint AS own, sum(e.units)::bigint AS units, sum(e.minutes)::bigint AS minutes,
      (sum(sum(e.own)) OVER (PARTITION BY e.grant_id ORDER BY e."on", e.module, e.line, coalesce(e.municipality, '')))::bigint AS upto
    FROM entry e GROUP BY e.grant_id, e.module, e.line, 4, e."on"
  ) p
), figure AS (
  SELECT p.grant_id, p.module, p.line, p.municipality, p.month, NULL::bigint AS budget, 0::bigint AS committed,
    p.cents AS spent, p.share, p.units, p.minutes
  FROM part p
  UNION ALL
  SELECT p.grant_id, p.module, p.line, coalesce(p.municipality, ''), to_char(p."on", 'YYYY-MM'), NULL, p.cents, 0, 0, 0, 0
  FROM promised p
  UNION ALL
  SELECT b.grant_id, b.module, b.line, b.municipality, b.month, b.cents, 0, 0, 0, 0, 0
  FROM (${budgets ? BUDGETS[budgets] : NO_BUDGET}) b
), summed AS (
  SELECT f.grant_id, ${parts.join(', ')}, coalesce(sum(f.budget), 0)::bigint AS budget, sum(f.committed)::bigint AS committed,
    sum(f.spent)::bigint AS spent, sum(f.share)::bigint AS share, sum(f.units)::bigint AS units, sum(f.minutes)::bigint AS minutes
  FROM figure f WHERE ${where} GROUP BY 1, 2, 3, 4, 5
), head AS (
  SELECT h.grant_id, h.module, h.line, h.municipality, h.month, count(*) AS heads FROM (
    SELECT DISTINCT f.grant_id, ${parts.join(', ')}, f.participant
    FROM (SELECT e.*${months} FROM entry e WHERE e.units > 0) f
    WHERE f.participant IS NOT NULL AND ${where}
  ) h GROUP BY 1, 2, 3, 4, 5
)
SELECT concat_ws('/', s.grant_id, nullif(s.month, ''), nullif(s.module, ''), nullif(s.line, ''), nullif(s.municipality, '')) AS id,
  s.grant_id AS grant, ${shown.join(', ')}, ${budget} AS "budgetCents", s.committed AS "committedCents",
  s.spent AS "spentCents", s.share AS "ownShareCents", ${budget} - s.committed - s.spent AS "remainingCents",
  s.units, s.minutes, coalesce(h.heads, 0) AS heads
FROM summed s LEFT JOIN head h USING (grant_id, module, line, municipality, month)`;
};

/** What a grant was planned and used for, divided as one likes. */
export const grantFigures = view<GrantFiguresQuery>({
  name: 'grant-figures',
  summary:
    'Budget, promised, spent, remaining, units and heads of grants by module, line, municipality and month (Soll-Ist-Vergleich).',
  query: GrantFiguresQuery,
  row: GrantFiguresLine,
  projections: [awardProjection, claimProjection],
  select: (query, today) => listing(query, today, KEYS, (put) => lines(query, put), undefined, 'text'),
});
