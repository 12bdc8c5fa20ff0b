import { dueSql } from '../rules/in-force.sql.js';

/**
 * Last day of the authority for a step of a procedure, as SQL.
 * @param accelerated since when the procedure is an accelerated one, null if it is none
 * @param from when the step's time begins
 */
export const recognitionDue = (
  step: 'receipt' | 'decision',
  accelerated: string,
  from: string,
): string => `CASE
  WHEN ${accelerated} IS NULL THEN ${dueSql(`recognition-${step}`, from)}
  ELSE coalesce(${dueSql(`recognition-${step}-accelerated`, from)}, ${dueSql(`recognition-${step}`, from)})
END`;
