import { view } from '../../engine/look.js';
import { byDay, byMost, byText, type Key, listing } from '../listing.js';
import { dueSql, ruleSql } from '../rules/in-force.sql.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';
import { awardProjection } from './award.projection.js';
import { claimProjection } from './claim.projection.js';
import { entriesSql, ownSql, PRESENT, shareSql } from './entries.sql.js';
import { GrantLine, GrantsQuery, type GrantSort } from './grants.dto.js';

const KEYS: Readonly<Record<GrantSort, Key>> = {
  title: byText('l.title'),
  to: byDay('l."to"'),
  remaining: byMost('l."remainingCents"'),
};

const PACE = ruleSql('spending-pace', '$1::date');

/** Of the days only that matters here whether they are among those by which the pace is measured. */
const RECENT = `CASE WHEN e.day > $1::date - ${PACE} AND e.day <= $1::date THEN $1::date END`;

const sumOf = (list: string, column: string, condition = 'true'): string =>
  `(SELECT coalesce(sum(x.cents), 0)::bigint
    FROM jsonb_to_recordset(${list}) AS x (cents bigint, "approvedOn" date, "rejectedOn" date, "paidOn" date) WHERE ${condition}) AS ${column}`;

const lines = (of: string): string => `
WITH ${entriesSql(of, RECENT)}, ${PRESENT}, budget AS (
  SELECT p.grant_id, m.module, m.cents
  FROM present p CROSS JOIN LATERAL jsonb_to_recordset(p.modules) AS m (module text, cents bigint)
), spent AS (
  SELECT e.grant_id, e.module, sum(e.cents)::bigint AS cents, sum(e.own)::bigint AS own,
    coalesce(sum(e.cents) FILTER (WHERE e."on" = $1::date), 0)::bigint AS recent
  FROM entry e GROUP BY 1, 2
), bound AS (
  SELECT p.grant_id, p.module, sum(p.cents)::bigint AS cents FROM promised p GROUP BY 1, 2
), module AS (
  SELECT grant_id, coalesce(b.cents, 0) AS budget, coalesce(s.cents, 0) AS spent, coalesce(s.own, 0) AS own,
    coalesce(s.recent, 0) AS recent, coalesce(c.cents, 0) AS committed
  FROM budget b FULL JOIN spent s USING (grant_id, module) FULL JOIN bound c USING (grant_id, module)
), total AS (
  SELECT grant_id, sum(budget)::bigint AS budget, sum(spent)::bigint AS spent, sum(own)::bigint AS own,
    sum(recent)::bigint AS recent, sum(committed)::bigint AS committed,
    sum(budget - spent - committed)::bigint AS remaining, bool_or(spent + committed > budget) AS over
  FROM module GROUP BY 1
), pace AS (
  SELECT t.*, p.starts, p.ends, p.permille, p.basis, greatest(p.ends - $1::date, 0) AS days_left,
    greatest(least(${PACE}, $1::date - p.starts + 1), 1)::bigint AS days
  FROM total t JOIN present p USING (grant_id)
), outlook AS (
  SELECT p.*, greatest(p.remaining - p.recent * p.days_left / p.days, 0) AS lapsing,
    CASE WHEN p.remaining >= 0 AND p.recent * p.days_left / p.days > p.remaining
      THEN $1::date + (p.remaining * p.days / p.recent)::int END AS runs_out
  FROM pace p
)
SELECT a.id, a.title, a.funder, a.reference, o.starts AS "from", o.ends AS "to", o.permille AS "ownSharePermille",
  o.basis AS "ownShareBasis", o.budget AS "approvedCents",
  CASE o.basis WHEN 'within' THEN o.budget - ${shareSql('o.budget', 'o.permille', '1000')} ELSE o.budget END AS "fundedCents",
  o.committed AS "committedCents", o.spent AS "spentCents", ${ownSql('o.own')} AS "ownShareCents",
  o.remaining AS "remainingCents",
  ${sumOf('a.draw_downs', '"requestedCents"', 'x."paidOn" IS NULL AND x."rejectedOn" IS NULL')},
  ${sumOf('a.draw_downs', '"drawnDownCents"', 'x."paidOn" IS NOT NULL')},
  r.repaid AS "repaidCents", d.demanded - r.repaid AS "demandedCents", o.recent AS "recentCents",
  o.runs_out AS "runsOutOn", o.lapsing AS "lapsingCents", due.due AS "statementDueOn",
  array_remove(ARRAY[
    CASE WHEN o.over THEN 'over-budget' END,
    CASE WHEN o.runs_out IS NOT NULL THEN 'runs-out' END,
    CASE WHEN o.lapsing > 0 AND $1::date <= o.ends
      AND ${dueSql('lapse-warning', '$1::date')} > o.ends THEN 'lapses' END,
    CASE WHEN $1::date > o.ends AND $1::date <= due.due THEN 'statement-due' END,
    CASE WHEN $1::date > due.due THEN 'statement-overdue' END
  ], NULL) AS warnings
FROM views.award a
JOIN outlook o ON o.grant_id = a.id
CROSS JOIN LATERAL (SELECT (o.ends + a.statement_due_months * interval '1 month')::date AS due) due
CROSS JOIN LATERAL (SELECT coalesce(sum(x.cents), 0)::bigint AS repaid FROM jsonb_to_recordset(a.repayments) AS x (cents bigint)) r
CROSS JOIN LATERAL (SELECT coalesce(sum(x.cents), 0)::bigint AS demanded FROM jsonb_to_recordset(a.demands) AS x (cents bigint)) d`;

/** Grants with what is left of them. */
export const grants = view<GrantsQuery>({
  name: 'grants',
  summary:
    'Grants: approved, promised, spent, drawn down, own share, what remains, and what to look after (Zuwendungen).',
  query: GrantsQuery,
  row: GrantLine,
  projections: [awardProjection, claimProjection, ruleBookProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => lines(query.grant ? `a.id = ${put(query.grant)}` : 'true'),
      (put) => [
        query.funder && `l.funder = ${put(query.funder)}`,
        query.warning && `${put(query.warning)} = ANY(l.warnings)`,
      ],
    ),
});
