import { RULES } from '../../rules/table.js';
import type { Term } from '../../rules/in-force.js';

const UNITS: Readonly<Record<string, string>> = { days: 'day', weeks: 'week', months: 'month' };

/**
 * What a rule says on a day, as SQL; null before there was such a rule.
 * @param day a date in SQL
 */
export const ruleSql = (id: Term, day: string): string =>
  `(CASE ${RULES[id].versions
    .toReversed()
    .map(({ from, value }) => `WHEN ${day} >= '${from}' THEN ${value}`)
    .join(' ')} END)`;

/** The day on which the time is up that a rule gives from a day on. */
export const dueSql = (id: Term, from: string): string =>
  `(${from} + ${ruleSql(id, from)} * interval '1 ${UNITS[RULES[id].unit]}')::date`;
