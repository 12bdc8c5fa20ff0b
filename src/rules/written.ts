import type { Rule, RuleValue, Version } from './in-force.js';

/* How the table of rules is written. */

/** Custom of the house has no first day. */
export const ALWAYS = '1900-01-01';

export const rule = <Value extends RuleValue>(
  unit: string,
  en: string,
  de: string,
  ...versions: readonly Version<Value>[]
): Rule<Value> => ({ unit, en, de, versions });

export const from = <Value extends RuleValue>(day: string, value: Value, source: string): Version<Value> => ({
  from: day,
  value,
  source,
});
export const house = <Value extends RuleValue>(value: Value): Version<Value> => from(ALWAYS, value, 'custom');
