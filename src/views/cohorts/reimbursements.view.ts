import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { all, byDay, byMost, type Key, listing } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { cohortProjection } from './cohort.projection.js';
import { ReimbursementLine, ReimbursementsQuery } from './cohorts.dto.js';
import { regimeProjection } from './regime.projection.js';
import { OUTCOMES, SPELLS } from './spells.sql.js';

const KEYS: Readonly<Record<'cents' | 'from', Key>> = {
  // What lies above is sorted as one.
  cents: byMost('least(l.cents, 1000000)'),
  from: byDay('l."from"'),
};

/** Months `m` of benefits of a spell that began by a day, each with its share from the first day on. */
const PAID = `LATERAL (
  SELECT count(*)::int AS months,
    coalesce(sum((2 * m.cents * m.counting + m.days) / (2 * m.days)), 0)::bigint AS cents
  FROM (
    SELECT p.cents, extract(day FROM a.last)::int AS days, a.last - greatest(o."from", a.first) + 1 AS counting
    FROM jsonb_to_recordset(r.paid) AS p (spell text, month text, cents bigint)
    CROSS JOIN LATERAL (SELECT (p.month || '-01')::date AS first,
      ((p.month || '-01')::date + interval '1 month - 1 day')::date AS last) a
    WHERE p.spell = s.spell AND a.last >= o."from" AND a.first <= w.until
  ) m
)`;

/** What one office has to give back to another. */
export const reimbursements = view<ReimbursementsQuery>({
  name: 'reimbursements',
  summary: 'Benefits that one office paid though another one had to, by person (Kostenerstattung).',
  query: ReimbursementsQuery,
  row: ReimbursementLine,
  projections: [cohortProjection, regimeProjection, caseloadProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `
SELECT r.id || '/' || s.spell AS id, ${PERSON}, k.id AS cohort, k.title, s.payer AS "oldPayer", s.regime AS "oldRegime",
  o.payer AS "newPayer", o.regime AS "newRegime", o."from", w.until, w.until - o."from" + 1 AS days, p.months, p.cents
FROM views.regime r CROSS JOIN ${OUTCOMES}
CROSS JOIN ${SPELLS} s
CROSS JOIN LATERAL (SELECT least(o."decidedOn", o."to") AS until) w
CROSS JOIN ${PAID} p
JOIN views.cohort k ON k.id = o.cohort JOIN views.caseload c ON c.id = r.id
WHERE ${all([
        `o.outcome = 'switched' AND s.spell = ANY(o.ended) AND w.until >= o."from"`,
        ofPeople(query, put),
        query.cohort && `o.cohort = ${put(query.cohort)}`,
        query.oldPayer && `s.payer = ${put(query.oldPayer)}`,
      ])}`,
      undefined,
      'text',
    ),
});
