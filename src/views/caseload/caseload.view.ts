import { fromCursor, toCursor } from '../../engine/cursor.js';
import { view } from '../../engine/look.js';
import { day, id } from '../../shapes/kinds.js';
import { recognitionDue } from '../recognition/due.sql.js';
import { dueSql, ruleSql } from '../rules/in-force.sql.js';
import { programmeProjection } from '../programme/programme.projection.js';
import { standstillSql } from '../recognition/standstill.sql.js';
import { CaseloadLine, CaseloadQuery, type Flag, FLAGS, type Sort } from './caseload.dto.js';
import { caseloadProjection } from './caseload.projection.js';
import { FOLLOW_UP_DUE, lightSql, PHASE } from './conditions.sql.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';

/** Days over which contacts are counted. */
const WINDOW = ruleSql('contact-window', '$1::date');

/** $1 is today, l the line so far. */
const FLAG_SQL: Readonly<Record<Flag, string>> = {
  childcare: `('childcare' = ANY(l.needs) OR l.obstacles @> '[{"kind": "childcare"}]')`,
  contested: 'cardinality(l.contested) > 0',
  'follow-up-due': 'l."followUpDueOn" <= $1::date',
  'internship-over-cap': 'l."internshipDays" > l."internshipCapDays"',
  'interpreter-needed': 'l."interpreterNeeded"',
  'lost-certificate': 'l."lostCertificates" > 0',
  'no-contact-for-four-weeks': `coalesce((SELECT max(d) FROM unnest(l."contactDays") AS d), l."registeredOn") < $1::date - ${WINDOW}`,
  placed: `l.phase = 'placed'`,
  'plan-due': `${dueSql('plan-revision', 'l."planRevisedOn"')} < $1::date`,
  'recognition-overdue': `l."recognitionClock" IN ('receipt-overdue', 'overdue')`,
  'task-overdue': 'l."tasksOverdue" > 0',
  'title-expiring': `l."titleLight" IN ('amber', 'red', 'expired')`,
  unassigned: 'l."caseWorker" IS NULL',
  'under-contact-target': 'l."contactsInFourWeeks" < l."contactTargetInFourWeeks"',
  waiting: 'cardinality(l."waitingFor") > 0',
};

/** Sort keys are never null, so that a cursor finds its place. */
const SORT_SQL: Readonly<Record<Sort, string>> = {
  'last-contact': `coalesce(l."lastContactOn", '1900-01-01')`,
  'next-appointment': `coalesce(l."nextAppointmentOn", '2199-12-31')`,
  registered: `coalesce(l."registeredOn", '1900-01-01')`,
};

/** The same over the table, for those that an index of the projection serves; others depend on today. */
const INDEXED: Readonly<Partial<Record<Sort, string>>> = {
  'last-contact': `coalesce(c.last_contact_on, '1900-01-01')`,
  registered: `coalesce(c.registered_on, '1900-01-01')`,
};

const flags = FLAGS.map((name) => `CASE WHEN ${FLAG_SQL[name]} THEN '${name}' END`).join(', ');

/** Of a list of periods the one that holds today, and comes first of those that do. */
const holding = (name: string, list: string, columns: string, first: string): string => `LEFT JOIN LATERAL (
  SELECT a.* FROM jsonb_to_recordset(${list}) AS a (${columns}, "from" date, "to" date)
  WHERE a."from" <= $1::date AND coalesce(a."to", 'infinity') >= $1::date ORDER BY ${first} LIMIT 1
) ${name} ON true`;

const due = (step: 'receipt' | 'decision', from: string): string =>
  recognitionDue(step, 'c.recognition_accelerated_on', from);

/** @param from the rows to make lines of */
const lines = (columns: string, from: string): string => `
SELECT ${columns},
  ${PHASE} AS phase,
  (SELECT count(*) FROM unnest(c.contact_days, c.contact_channels) AS d ("on", channel)
   WHERE d."on" > $1::date - ${WINDOW} AND d."on" <= $1::date
     AND (coalesce(p.any_channel, true) OR d.channel = ANY(p.channels))) AS "contactsInFourWeeks",
  p.contacts AS "contactTargetInFourWeeks",
  (SELECT min(a."on") FROM jsonb_to_recordset(c.appointments) AS a ("on" date) WHERE a."on" >= $1::date) AS "nextAppointmentOn",
  CASE WHEN c.course IS NOT NULL THEN greatest(c.course_units - c.units_attended, 0) END AS "unitsLeft",
  c.internship_to - c.internship_from + 1 AS "internshipDays",
  p.cap AS "internshipCapDays",
  CASE
    WHEN c.recognition_filed_on IS NULL THEN 'none'
    WHEN c.recognition_decided_on IS NOT NULL THEN 'decided'
    WHEN s.now THEN 'suspended'
    WHEN c.recognition_complete_on IS NOT NULL THEN
      CASE WHEN coalesce(
        c.recognition_extended_to, (${due('decision', 'c.recognition_complete_on')}) + s.days
      ) < $1::date THEN 'overdue' ELSE 'running' END
    WHEN c.recognition_receipt_on IS NOT NULL THEN 'documents-awaited'
    WHEN ${due('receipt', 'c.recognition_filed_on')} < $1::date THEN 'receipt-overdue'
    ELSE 'receipt-awaited'
  END AS "recognitionClock",
  coalesce(c.recognition_decided_on, $1::date) - coalesce(c.recognition_complete_on, c.recognition_filed_on) - s.days AS "recognitionDays",
  ${FOLLOW_UP_DUE} AS "followUpDueOn",
  r.regime, r."from" AS "regimeSince",
  t.kind AS "titleKind", t."to" AS "titleUntil",
  CASE
    WHEN c.titles = '[]' THEN 'none'
    WHEN t.kind IS NULL THEN 'expired' ${lightSql('t."to"')} AS "titleLight",
  w.scope AS "workScope",
  $1::date - c.plan_revised_on AS "planAgeDays",
  (SELECT count(*) FROM jsonb_to_recordset(c.tasks) AS a (due date) WHERE a.due < $1::date) AS "tasksOverdue"
FROM ${from} c
LEFT JOIN LATERAL (
  SELECT max(p.contacts_per_week * greatest(least($1::date - m.since + 1, ${WINDOW}), 0) / 7) AS contacts,
    max(p.internship_cap_days) AS cap, bool_or(cardinality(p.coaching_channels) = 0) AS any_channel,
    string_to_array(string_agg(array_to_string(p.coaching_channels, ' '), ' '), ' ') AS channels
  FROM unnest(c.programmes::uuid[], c.programmes_since) AS m (id, since) JOIN views.programme p ON p.id = m.id
) p ON true
CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(a."from" <= $1::date AND coalesce(a."to", 'infinity') > $1::date), false) AS now,
    ${standstillSql('c.recognition_pauses', 'coalesce(c.recognition_complete_on, c.recognition_filed_on)', 'coalesce(c.recognition_decided_on, $1::date)')} AS days
  FROM jsonb_to_recordset(c.recognition_pauses) AS a ("from" date, "to" date)
) s
${holding('r', 'c.regimes', 'regime text, rank text', 'a.rank, a."from" DESC')}
${holding('t', 'c.titles', 'kind text', `coalesce(a."to", 'infinity') DESC`)}
${holding('w', 'c.permissions', 'scope text', 'a."from" DESC')}`;

/** Lines with their flags, of these rows. */
export const caseloadLines = (columns: string, from: string): string =>
  `SELECT l.*, array_remove(ARRAY[${flags}], NULL) AS flags FROM (${lines(columns, from)}) l`;

const DEFAULT_LIMIT = 50;

/** The coach's caseload. */
export const caseload = view<CaseloadQuery>({
  name: 'caseload',
  summary: 'Cases with contact, appointments, language, internship, recognition and placement (Fallliste).',
  query: CaseloadQuery,
  row: CaseloadLine,
  projections: [caseloadProjection, programmeProjection, ruleBookProjection],
  select: (query, today, columns) => {
    const { limit = DEFAULT_LIMIT, sort = 'last-contact' } = query;
    const values: unknown[] = [today];
    const put = (value: unknown): string => `$${values.push(value)}`;
    const inner = [
      query.coach && `c.case_worker = ${put(query.coach)}`,
      query.municipality && `c.municipality = ${put(query.municipality)}`,
      query.programme && `${put(query.programme)} = ANY(c.programmes || c.waiting_for)`,
    ];
    const [after, afterId] = query.cursor ? fromCursor(query.cursor, [day, id]).map(put) : [];
    const behind = (key: string, ids: string) =>
      query.cursor && `(${key}, ${ids}) > (${after}::date, ${afterId}::uuid)`;
    const where = (...conditions: readonly unknown[]) => {
      const given = conditions.filter(Boolean);
      return given.length > 0 ? `WHERE ${given.join(' AND ')}` : '';
    };
    const most = `LIMIT ${limit + 1}`;
    const key = SORT_SQL[sort];
    const early = query.flag ? undefined : INDEXED[sort];
    // Where the table itself knows the order, only the rows of the page become lines.
    const from = early
      ? `(SELECT * FROM views.caseload c ${where(...inner, behind(early, 'c.id'))} ORDER BY ${early}, c.id ${most})`
      : `(SELECT * FROM views.caseload c ${where(...inner)})`;
    const outer = early ? '' : where(query.flag && FLAG_SQL[query.flag], behind(key, 'l.id'));
    return {
      text: `SELECT l.*, ${key} AS "sortKey"
        FROM (${caseloadLines(columns(caseloadProjection, 'c'), from)}) l
        ${outer} ORDER BY ${key}, l.id ${most}`,
      values,
      limit,
      cursor: (row) => toCursor(row.sortKey as string, row.id as string),
    };
  },
});
