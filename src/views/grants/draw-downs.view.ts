import { view } from '../../engine/look.js';
import { byDay, type Key, listing } from '../listing.js';
import { dueSql, ruleSql } from '../rules/in-force.sql.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';
import { awardProjection } from './award.projection.js';
import { claimProjection } from './claim.projection.js';
import { entriesSql, ownSql, shareSql } from './entries.sql.js';
import { DrawDownLine, type DrawDownSort, DrawDownsQuery } from './grants.dto.js';

const KEYS: Readonly<Record<DrawDownSort, Key>> = {
  requested: byDay('l."requestedOn"'),
  paid: byDay('l."paidOn"'),
};

/** What of a draw-down is spent when so much of all money is. */
const spentOf = (all: string): string => `least(greatest(${all} - q.before, 0), q.cents)`;

/** Hundredths of a percent a year. */
const RATE = `greatest(coalesce(${ruleSql('base-rate', 'b."on"')}, 0) + coalesce(${ruleSql('repayment-interest', 'b."on"')}, 0), 0)`;

const lines = (of: string): string => `
WITH ${entriesSql(of)}, asked AS (
  SELECT a.id AS grant_id, d.* FROM views.award a
  CROSS JOIN LATERAL jsonb_to_recordset(a.draw_downs) AS d ("drawDown" uuid, cents bigint, "requestedOn" date,
    "approvedOn" date, "rejectedOn" date, "paidOn" date)
  WHERE ${of}
), queue AS (
  SELECT d.*, ${dueSql('draw-down-window', 'd."paidOn"')} AS spend_until,
    (sum(d.cents) OVER (PARTITION BY d.grant_id ORDER BY d."paidOn", d."drawDown") - d.cents)::bigint AS before
  FROM asked d WHERE d."paidOn" <= $1::date
), flow AS (
  SELECT e.grant_id, e."on", sum(e.cents * 1000 - CASE e.basis WHEN 'within' THEN e.own ELSE 0 END)::bigint AS thousandths
  FROM entry e WHERE e."on" <= $1::date GROUP BY 1, 2
  UNION ALL
  SELECT a.id, x."on", x.cents * 1000
  FROM views.award a CROSS JOIN LATERAL jsonb_to_recordset(a.repayments) AS x ("on" date, cents bigint)
  WHERE x."on" <= $1::date AND ${of}
), first AS (
  SELECT q.grant_id, q.paid, coalesce(sum(f.thousandths) FILTER (WHERE f."on" < q.paid), 0) AS before
  FROM (SELECT grant_id, min("paidOn") AS paid FROM queue GROUP BY 1) q
  LEFT JOIN flow f USING (grant_id) GROUP BY 1, 2
), balance AS (
  SELECT q.grant_id, d::date AS "on",
    ${ownSql('(q.before + sum(coalesce(x.thousandths, 0)) OVER (PARTITION BY q.grant_id ORDER BY d))::bigint')} AS spent
  FROM first q
  CROSS JOIN LATERAL generate_series(q.paid::timestamp, $1::date, interval '1 day') AS d
  LEFT JOIN (SELECT f.grant_id, f."on", sum(f.thousandths) AS thousandths FROM flow f GROUP BY 1, 2) x
    ON x.grant_id = q.grant_id AND x."on" = d::date
), rated AS (
  SELECT b.*, ${RATE} AS rate FROM balance b
), tested AS (
  SELECT q.*, ${spentOf('t.spent')} AS in_time, q.cents - ${spentOf('n.spent')} AS "left",
    CASE WHEN $1::date > q.spend_until THEN q.cents - ${spentOf('t.spent')} ELSE 0 END AS late
  FROM queue q
  JOIN balance n ON n.grant_id = q.grant_id AND n."on" = $1::date
  JOIN balance t ON t.grant_id = q.grant_id AND t."on" = least(q.spend_until, n."on")
)
SELECT d."drawDown" AS id, d.grant_id AS grant, d.cents, d."requestedOn", d."approvedOn", d."rejectedOn", d."paidOn",
  q.spend_until AS "spendUntil", coalesce(q.in_time, 0) AS "spentInTimeCents", coalesce(q.late, 0) AS "lateCents",
  coalesce(q."left", 0) AS "leftCents", coalesce(i.cents, 0) AS "interestCents"
FROM asked d
LEFT JOIN tested q ON q.grant_id = d.grant_id AND q."drawDown" = d."drawDown"
LEFT JOIN LATERAL (
  SELECT ${shareSql('1', `sum(least(q.late, q.cents - ${spentOf('b.spent')}) * b.rate)::bigint`, '3650000::bigint')} AS cents
  FROM rated b WHERE b.grant_id = q.grant_id AND b."on" > q."paidOn" AND q.late > 0
) i ON true`;

/** Draw-downs with the test whether the money was spent in time. */
export const drawDowns = view<DrawDownsQuery>({
  name: 'draw-downs',
  summary:
    'Draw-downs of grants: what was spent in time, what is left, and the interest on what came too early (Mittelabrufe).',
  query: DrawDownsQuery,
  row: DrawDownLine,
  projections: [awardProjection, claimProjection, ruleBookProjection],
  select: (query, today) =>
    listing(query, today, KEYS, (put) => lines(query.grant ? `a.id = ${put(query.grant)}` : 'true')),
});
