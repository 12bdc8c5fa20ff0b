import type { Term } from '../../rules/in-force.js';
import { RULES } from '../../rules/table.js';

const UNITS: Readonly<Record<string, string>> = { days: 'day', weeks: 'week', months: 'month' };

/** What the adopted changes say on a day since when, latest first; views that ask read `ruleBookProjection`. */
export const ADOPTED = `SELECT a.rule, a."from", a.value, a.source
  FROM views.rule_book b
  CROSS JOIN LATERAL jsonb_to_recordset(b.changes)
    AS a (rule text, "from" date, value int, source text, "adoptedBy" text)
  WHERE a."adoptedBy" IS NOT NULL`;

/** Of the table's version on a day its value or its first day, as SQL; null before there was such a rule. */
const written = (id: Term, of: 'value' | 'from', day: string): string =>
  `CASE ${RULES[id].versions
    .toReversed()
    .map(
      (version) =>
        `WHEN ${day} >= '${version.from}' THEN ${of === 'from' ? `date '${version.from}'` : version.value}`,
    )
    .join(' ')} END`;

/**
 * What a rule says on a day, as SQL over the table and the rule book; null before there was such a rule.
 * @param day a date in SQL
 */
export const ruleSql = (id: Term, day: string): string => `coalesce((
    SELECT a.value FROM (${ADOPTED}) a
    WHERE a.rule = '${id}' AND a."from" <= ${day} AND a."from" >= coalesce(${written(id, 'from', day)}, '-infinity')
    ORDER BY a."from" DESC LIMIT 1
  ), ${written(id, 'value', day)})`;

/** The day on which the time is up that a rule gives from a day on. */
export const dueSql = (id: Term, from: string): string =>
  `(${from} + ${ruleSql(id, from)} * interval '1 ${UNITS[RULES[id].unit]}')::date`;
