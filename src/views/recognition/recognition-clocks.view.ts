import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { byDay, byMost, type Key, listing } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { recognitionDue } from './due.sql.js';
import {
  type ClocksShown,
  type ClockSort,
  RecognitionClockLine,
  RecognitionClocksQuery,
} from './recognition-clocks.dto.js';
import { recognitionProjection } from './recognition.projection.js';
import { standstillSql } from './standstill.sql.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';

const KEYS: Readonly<Record<ClockSort, Key>> = {
  due: byDay('l."dueOn"'),
  filed: byDay('l."filedOn"'),
  days: byMost('l.days'),
};

const SHOWN: Readonly<Record<ClocksShown, string>> = {
  overdue: `l.clock IN ('overdue', 'receipt-overdue')`,
  open: `l.clock <> 'decided'`,
};

const due = (step: 'receipt' | 'decision', from: string): string =>
  recognitionDue(step, 'p."acceleratedOn"', from);

/** Each procedure `p` with the days in which its time stood still, and whether it does. $1 is today. */
const PROCEDURES = `
SELECT r.id AS journey, p.*, s.days AS "daysSuspended", s."suspendedOn",
  coalesce(p."completeOn", p."filedOn") AS since,
  CASE
    WHEN p."decidedOn" IS NOT NULL THEN NULL
    WHEN p."completeOn" IS NOT NULL
      THEN coalesce(p."extendedTo", (${due('decision', 'p."completeOn"')}) + s.days)
    WHEN p."receiptOn" IS NULL THEN ${due('receipt', 'p."filedOn"')}
  END AS "dueOn"
FROM views.recognition r
CROSS JOIN LATERAL jsonb_to_recordset(r.procedures) AS p (
  id uuid, occupation text, authority text, country jsonb, "filedOn" date, "receiptOn" date, "requestedOn" date,
  "completeOn" date, "acceleratedOn" date, pauses jsonb, "extendedTo" date, "decidedOn" date, result text, measure text,
  "measurePassed" boolean, "appealedOn" date
)
CROSS JOIN LATERAL (
  SELECT ${standstillSql('p.pauses', 'coalesce(p."completeOn", p."filedOn")', 'coalesce(p."decidedOn", $1::date)')} AS days,
    min(a."from") FILTER (
      WHERE p."decidedOn" IS NULL AND a."from" <= $1::date AND coalesce(a."to", 'infinity') > $1::date
    ) AS "suspendedOn"
  FROM jsonb_to_recordset(p.pauses) AS a ("from" date, "to" date)
) s`;

const lines = (people: string): string => `
SELECT p.id, ${PERSON}, p.occupation, p.authority, p.country,
  CASE
    WHEN p."appealedOn" IS NOT NULL THEN 'appealed'
    WHEN p."decidedOn" IS NOT NULL THEN 'decided'
    WHEN p."suspendedOn" IS NOT NULL THEN 'suspended'
    WHEN p."completeOn" IS NOT NULL THEN CASE WHEN p."dueOn" < $1::date THEN 'overdue' ELSE 'running' END
    WHEN p."receiptOn" IS NOT NULL THEN 'documents-awaited'
    WHEN p."dueOn" < $1::date THEN 'receipt-overdue'
    ELSE 'receipt-awaited'
  END AS clock,
  coalesce(p."decidedOn", $1::date) - p.since - p."daysSuspended" AS days,
  p."dueOn", p."dueOn" - $1::date AS "daysLeft", p."filedOn", p."receiptOn", p."requestedOn", p."completeOn",
  p."suspendedOn", p."daysSuspended", p."extendedTo", p."decidedOn", p.result, p.measure, p."measurePassed",
  p."appealedOn", p."acceleratedOn"
FROM (${PROCEDURES}) p JOIN views.caseload c ON c.id = p.journey
WHERE ${people}`;

/** How long authorities take to recognise qualifications. */
export const recognitionClocks = view<RecognitionClocksQuery>({
  name: 'recognition-clocks',
  summary: 'Recognition procedures with their deadlines: running, suspended, overdue (Anerkennungsfristen).',
  query: RecognitionClocksQuery,
  row: RecognitionClockLine,
  projections: [caseloadProjection, recognitionProjection, ruleBookProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => lines(ofPeople(query, put)),
      (put) => [query.clock && `l.clock = ${put(query.clock)}`, query.show && SHOWN[query.show]],
    ),
});
