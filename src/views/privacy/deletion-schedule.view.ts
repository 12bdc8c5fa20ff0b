import { view } from '../../engine/look.js';
import type { Term } from '../../rules/in-force.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { byDay, listing } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { ruleSql } from '../rules/in-force.sql.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';
import { DeletionLine, DeletionScheduleQuery } from './deletion-schedule.dto.js';
import { retentionProjection } from './retention.projection.js';

const KEYS = { due: byDay('l."dueOn"') };

/** The last day of a period, as rules/retention.ts reckons it. */
const endSql = (id: Term, from: string, after = 0): string =>
  `make_date(extract(year FROM ${from})::int + ${after} + ${ruleSql(id, from)}, 12, 31)`;

/** When whose data is to be erased. Those who were are on no list any more. */
export const deletionSchedule = view<DeletionScheduleQuery>({
  name: 'deletion-schedule',
  summary:
    'When whose data is to be erased, on which ground it is kept, and what holds it back (Löschkonzept).',
  query: DeletionScheduleQuery,
  row: DeletionLine,
  projections: [caseloadProjection, retentionProjection, ruleBookProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `
SELECT d.*, CASE
    WHEN d."dueOn" IS NULL THEN 'open'
    WHEN d."heldSince" IS NOT NULL THEN 'held'
    WHEN d."dueOn" > $1::date THEN 'kept'
    ELSE 'due'
  END AS state
FROM (
  SELECT r.id, ${PERSON}, r.closed_on AS "closedOn", r.funded_on AS "fundedOn", r.restricted_on AS "restrictedOn",
    (SELECT min(h."on") FROM jsonb_to_recordset(r.holds) AS h ("on" date)) AS "heldSince",
    greatest(k.file, k.funding) + 1 AS "dueOn",
    CASE WHEN k.file IS NULL THEN NULL WHEN k.funding > k.file THEN 'funding' ELSE 'case-file' END AS ground
  FROM views.caseload c
  JOIN views.retention r ON r.id = c.id
  CROSS JOIN LATERAL (
    SELECT ${endSql('retention-case-file', 'r.closed_on')} AS file,
      CASE WHEN r.closed_on IS NOT NULL THEN ${endSql('retention-funding', 'r.funded_on', 1)} END AS funding
  ) k
  WHERE r.erased_on IS NULL AND ${ofPeople(query, put)}
) d`,
      (put) => [
        query.state && `l.state = ${put(query.state)}`,
        query.within !== undefined && `l."dueOn" <= $1::date + ${put(query.within)}::int`,
      ],
    ),
});
