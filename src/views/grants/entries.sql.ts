/*
 * What each entry of a grant is worth, in SQL over the rows of grants and journeys: an entry is paid by the line that the
 * terms of its own day have, and is rounded by itself, as src/rules/money.ts does. Statements begin with these tables.
 */

/** `amount × numerator ÷ denominator` in whole numbers, halves rounded up. */
export const shareSql = (amount: string, numerator: string, denominator: string): string =>
  `((2 * (${amount}) * (${numerator}) + (${denominator})) / (2 * (${denominator})))`;

const LINE = `l (line text, title text, kind text, unit text, cents bigint, "minutesPerUnit" bigint, counting text,
    "capCents" bigint, "monthlyCents" bigint, permille bigint)`;

/** What a claimed unit is worth by the line `r`: minutes and units are null where it is not there any more. */
const CLAIMED = `CASE
    WHEN e.minutes IS NULL THEN 0
    WHEN r.kind = 'actual' THEN least(e.cents, r.cap_cents)
    WHEN r.unit = 'teaching-unit' THEN r.cents * e.units
    WHEN r.unit <> 'coaching-hour' THEN r.cents
    WHEN r.counting = 'commenced' THEN r.cents * ((e.minutes + r.per - 1) / r.per)
    WHEN r.counting = 'completed' THEN r.cents * (e.minutes / r.per)
    ELSE ${shareSql('r.cents', 'e.minutes', 'r.per')}
  END`;

/**
 * - `term`: the terms of each grant, from a day until another one
 * - `rate`: the lines of these terms, within the period
 * - `entry`: what was delivered or paid, with its worth, and thousandths of cents of the own share; claims are summed person by
 *   person, since a few hundred entries are sorted in no time and a hundred thousand are not
 * @param of a condition over the grant `a`
 * @param on what of a day `e.day` is told apart, as a date
 */
export const entriesSql = (of: string, on = 'e.day'): string => `
term AS (
  SELECT a.id AS grant_id, t.since, coalesce(lead(t.since) OVER (PARTITION BY a.id ORDER BY t.since), 'infinity') AS until,
    t."from" AS starts, t."to" AS ends, (t."ownShare" ->> 'permille')::bigint AS permille,
    t."ownShare" ->> 'basis' AS basis, t.modules, t.municipalities
  FROM views.award a
  CROSS JOIN LATERAL jsonb_to_recordset(a.terms)
    AS t (since date, "from" date, "to" date, "ownShare" jsonb, modules jsonb, municipalities jsonb)
  WHERE ${of}
), rate AS (
  SELECT t.grant_id, m.module, l.line, t.grant_id || '/' || m.module || '/' || l.line AS charge, l.kind, l.unit,
    l.cents, coalesce(l."minutesPerUnit", 1) AS per, l.counting, l."capCents" AS cap_cents,
    l."monthlyCents" AS monthly_cents, t.permille AS own_permille, t.basis,
    greatest(t.since, t.starts) AS since, least(t.until, t.ends + 1) AS until
  FROM term t
  CROSS JOIN LATERAL jsonb_to_recordset(t.modules) AS m (module text, lines jsonb)
  CROSS JOIN LATERAL jsonb_to_recordset(m.lines) AS ${LINE}
), entry AS (
  SELECT x.grant_id, x.module, x.line, x.basis, x.municipality, x."on", x.cents, x.cents * x.own_permille AS own, x.minutes, x.units,
    c.id AS participant
  FROM views.claim c
  CROSS JOIN LATERAL (
    SELECT r.grant_id, r.module, r.line, r.basis, r.own_permille, e.municipality, ${on} AS "on",
      sum(${CLAIMED})::bigint AS cents, coalesce(sum(e.minutes), 0)::bigint AS minutes,
      sum(CASE WHEN e.minutes IS NULL THEN 0 WHEN r.unit = 'teaching-unit' THEN e.units ELSE 1 END)::bigint AS units
    FROM unnest(c.charges, c.days, c.municipalities, c.minutes, c.units, c.cents)
      AS e (charge, day, municipality, minutes, units, cents)
    JOIN rate r ON r.charge = e.charge AND e.day >= r.since AND e.day < r.until
    GROUP BY 1, 2, 3, 4, 5, 6, 7
  ) x
  UNION ALL
  SELECT r.grant_id, r.module, r.line, r.basis, e.municipality, ${on}, w.cents, w.cents * r.own_permille, 0, 0, NULL
  FROM views.award a
  CROSS JOIN LATERAL jsonb_to_recordset(a.costs) AS p (module text, line text, "on" date, municipality text, cents bigint, permille bigint)
  CROSS JOIN LATERAL (SELECT p.*, p."on" AS day) e
  JOIN rate r ON r.grant_id = a.id AND r.module = e.module AND r.line = e.line AND e.day >= r.since AND e.day < r.until
  CROSS JOIN LATERAL (
    SELECT CASE WHEN r.kind = 'staff-post' THEN ${shareSql('r.monthly_cents', 'e.permille', '1000')}
      ELSE least(e.cents, r.cap_cents) END AS cents
  ) w
), promised AS (
  SELECT a.id AS grant_id, p.module, p.line, p.municipality, p."dueOn" AS "on",
    greatest(p.cents - p."settledCents", 0) AS cents
  FROM views.award a
  CROSS JOIN LATERAL jsonb_to_recordset(a.commitments) AS p (module text, line text, municipality text, "dueOn" date,
    cents bigint, "settledCents" bigint, closed boolean)
  WHERE NOT p.closed AND ${of}
)`;

/** Of the terms of a grant those of today. */
export const PRESENT = `present AS (
  SELECT DISTINCT ON (t.grant_id) t.* FROM term t WHERE t.since <= $1::date ORDER BY t.grant_id, t.since DESC
)`;

/** What the recipient pays itself of a sum of thousandths. */
export const ownSql = (thousandths: string): string => `((2 * (${thousandths}) + 1000) / 2000)`;
