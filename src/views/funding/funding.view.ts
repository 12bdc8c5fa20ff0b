import { view } from '../../engine/look.js';
import { programmeProjection } from '../programme/programme.projection.js';
import { FundingLine, FundingQuery } from './funding.dto.js';
import { fundingProjection } from './funding.projection.js';

/** $1 today, $2 programme or null, $3 month or null. */
const SQL = `
WITH month AS (
  SELECT p.*, to_char(m, 'YYYY-MM') AS month, m::date AS first, (m + interval '1 month - 1 day')::date AS last
  FROM views.programme p
  CROSS JOIN LATERAL generate_series(
    date_trunc('month', p.starts_on::timestamp), date_trunc('month', least(p.ends_on, $1::date)::timestamp), interval '1 month'
  ) AS m
  WHERE ($2::uuid IS NULL OR p.id = $2) AND ($3::text IS NULL OR to_char(m, 'YYYY-MM') = $3)
), participation AS (
  SELECT f.id, p.* FROM views.funding f
  CROSS JOIN LATERAL jsonb_to_recordset(f.participations)
    AS p (programme uuid, "waitingFrom" date, "waitingTo" date, "from" date, "to" date)
), placement AS (
  SELECT f.id, p.* FROM views.funding f
  CROSS JOIN LATERAL jsonb_to_recordset(f.placements) AS p (programme uuid, "on" date, kind text)
), term AS (
  SELECT p.id AS programme, t."from", lead(t."from") OVER (PARTITION BY p.id ORDER BY t.n) AS until, t.seats,
    (SELECT coalesce(sum(r.cents), 0) FROM jsonb_to_recordset(t.rates) AS r (unit text, cents bigint)
     WHERE r.unit = 'coaching-session') AS per_session,
    (SELECT coalesce(sum(r.cents), 0) FROM jsonb_to_recordset(t.rates) AS r (unit text, cents bigint)
     WHERE r.unit = 'teaching-unit') AS per_unit
  FROM views.programme p
  CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(p.terms) AS ("from" date, seats int, rates jsonb))
    WITH ORDINALITY AS t ("from", seats, rates, n)
), delivered AS (
  SELECT d.programme, to_char(d."on", 'YYYY-MM') AS month, sum(d.sessions)::bigint AS sessions,
    sum(d.minutes)::bigint AS minutes, sum(d.units)::bigint AS units,
    sum(d.sessions * t.per_session + d.units * t.per_unit)::bigint AS cents
  FROM views.funding f
  CROSS JOIN LATERAL jsonb_to_recordset(f.delivered)
    AS d (programme uuid, "on" date, sessions int, minutes int, units int)
  JOIN term t ON t.programme = d.programme AND d."on" >= t."from" AND (t.until IS NULL OR d."on" < t.until)
  GROUP BY 1, 2
)
SELECT m.id AS programme, m.title, m.month, t.seats, stock.*, flow.*,
  coalesce(d.sessions, 0) AS sessions, coalesce(d.minutes, 0) AS minutes, coalesce(d.units, 0) AS units,
  coalesce(d.cents, 0) AS "amountCents"
FROM month m
JOIN term t ON t.programme = m.id AND m.last >= t."from" AND (t.until IS NULL OR m.last < t.until)
LEFT JOIN delivered d ON d.programme = m.id AND d.month = m.month
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE p."from" <= m.last AND (p."to" IS NULL OR p."to" > m.last)) AS "seatsUsed",
    count(*) FILTER (WHERE p."waitingFrom" <= m.last AND (p."waitingTo" IS NULL OR p."waitingTo" > m.last)) AS waiting,
    count(*) FILTER (WHERE p."from" BETWEEN m.first AND m.last) AS entries,
    count(*) FILTER (WHERE p."to" BETWEEN m.first AND m.last) AS exits
  FROM participation p WHERE p.programme = m.id
) stock
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE p."on" >= m.first AND p.kind = 'job') AS "placementsJob",
    count(*) FILTER (WHERE p."on" >= m.first AND p.kind = 'apprenticeship') AS "placementsApprenticeship",
    count(*) FILTER (WHERE p."on" >= m.first AND p.kind = 'school') AS "placementsSchool",
    count(DISTINCT p.id) AS "placedToDate"
  FROM placement p WHERE p.programme = m.id AND p."on" <= m.last
) flow
ORDER BY m.title, m.id, m.month`;

/** Per programme and month: seats, entries and exits, what was delivered and placed, and the amount by rate. */
export const funding = view<FundingQuery>({
  name: 'funding',
  summary:
    'Programmes by month: seats used, delivered sessions and units, placements, amount in cents (Förderübersicht).',
  query: FundingQuery,
  row: FundingLine,
  projections: [programmeProjection, fundingProjection],
  select: ({ programme, month }, today) => ({ text: SQL, values: [today, programme ?? null, month ?? null] }),
});
