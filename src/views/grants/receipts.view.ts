import { view } from '../../engine/look.js';
import { byDay, byMost, byText, type Key, listing } from '../listing.js';
import { awardProjection } from './award.projection.js';
import { claimProjection } from './claim.projection.js';
import { entriesSql } from './entries.sql.js';
import { ReceiptLine, type ReceiptSort, ReceiptsQuery } from './grants.dto.js';

const KEYS: Readonly<Record<ReceiptSort, Key>> = {
  paid: byDay('l."paidOn"'),
  issued: byDay('l."issuedOn"'),
  number: byText('l.number'),
  amount: byMost('l.cents'),
};

const lines = (of: string): string => `
WITH ${entriesSql(of)}
SELECT e.cost::text AS id, r.grant_id AS grant, r.module, r.line, e.municipality, e."on" AS "paidOn", e.number,
  e."issuedOn", e.payee, e.cents, least(e.cents, r.cap_cents) AS "recognizedCents"
FROM views.award a
CROSS JOIN LATERAL jsonb_to_recordset(a.costs) AS e (cost uuid, module text, line text, "on" date, municipality text,
  cents bigint, number text, "issuedOn" date, payee jsonb)
JOIN rate r ON r.grant_id = a.id AND r.module = e.module AND r.line = e.line
  AND e."on" >= r.since AND e."on" < r.until
WHERE e.number IS NOT NULL
UNION ALL
SELECT c.id || '/' || e.entry, r.grant_id, r.module, r.line, e.municipality, e.day, f.number, f."issuedOn", f.payee,
  e.cents, CASE WHEN e.units IS NULL THEN 0 ELSE least(e.cents, r.cap_cents) END
FROM views.claim c
CROSS JOIN LATERAL jsonb_to_recordset(c.receipts) AS f (entry text, number text, "issuedOn" date, payee jsonb)
JOIN LATERAL unnest(c.entries, c.charges, c.days, c.municipalities, c.units, c.cents)
  AS e (entry, charge, day, municipality, units, cents) ON e.entry = f.entry
JOIN rate r ON r.charge = e.charge AND e.day >= r.since AND e.day < r.until`;

/** The list of receipts, as a statement of use has it. */
export const receipts = view<ReceiptsQuery>({
  name: 'receipts',
  summary: 'Receipts of grants, with what of each counts (Belegliste).',
  query: ReceiptsQuery,
  row: ReceiptLine,
  projections: [awardProjection, claimProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => lines(query.grant ? `a.id = ${put(query.grant)}` : 'true'),
      (put) => [
        query.module && `l.module = ${put(query.module)}`,
        query.line && `l.line = ${put(query.line)}`,
        query.municipality && `l.municipality = ${put(query.municipality)}`,
        query.number && `l.number = ${put(query.number)}`,
        query.from && `l."paidOn" >= ${put(query.from)}`,
        query.until && `l."paidOn" <= ${put(query.until)}`,
      ],
      'text',
    ),
});
