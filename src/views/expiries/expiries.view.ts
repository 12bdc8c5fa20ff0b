import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { lightSql } from '../caseload/conditions.sql.js';
import { byDay, type Key, listing, type Put } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { ExpiriesQuery, ExpiryLine, type ExpirySort, type Expiring } from './expiries.dto.js';
import { ruleSql } from '../rules/in-force.sql.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';

const KEYS: Readonly<Record<ExpirySort, Key>> = {
  until: byDay('l.until'),
  // Nobody's cases come last.
  'case-worker': { sql: `coalesce(l."caseWorker", '~') || ' ' || l.until`, type: 'text' },
};

/** The list of the caseload in which each stands, and what its kind is called there. */
const LISTS: Readonly<Record<Expiring, readonly [list: string, kind: string]>> = {
  'residence-title': ['titles', 'kind'],
  'work-permission': ['permissions', 'scope'],
  regime: ['regimes', 'regime'],
};

const PAPERS = Object.entries(LISTS)
  .map(
    ([what, [list, kind]]) => `
  SELECT '${what}' AS what, p.id, p.${kind} AS kind, p."from", p."to" AS until
  FROM jsonb_to_recordset(c.${list}) AS p (id uuid, ${kind} text, "from" date, "to" date)`,
  )
  .join(' UNION ALL ');

/** What something of the same sort outlasts was renewed, and nobody need care for it. */
export const expiring = (people: string, within: string): string => `
SELECT ${PERSON}, p.id, p.what, p.kind, p."from", p.until, p.until - $1::date AS "daysLeft",
  CASE
    WHEN p.until < $1::date THEN 'expired' ${lightSql('p.until')} AS light
FROM views.caseload c
CROSS JOIN LATERAL (
  SELECT p.*, max(coalesce(p.until, 'infinity')) OVER (PARTITION BY p.what) AS longest FROM (${PAPERS}) p
) p
WHERE c.closed_on IS NULL AND p.until = p.longest AND p.until <= $1::date + ${within}::int AND ${people}`;

/** What ends soon or has ended. */
export const expiries = view<ExpiriesQuery>({
  name: 'expiries',
  summary: 'Residence titles, work permissions and benefits that end soon or have ended (Fristenliste).',
  query: ExpiriesQuery,
  row: ExpiryLine,
  projections: [caseloadProjection, ruleBookProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put: Put) =>
        expiring(
          ofPeople(query, put),
          query.within === undefined ? ruleSql('title-warning', '$1::date') : put(query.within),
        ),
      (put) => [query.what && `l.what = ${put(query.what)}`, query.light && `l.light = ${put(query.light)}`],
    ),
});
