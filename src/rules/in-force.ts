import { addDays, addMonths, type LocalDate } from '../kernel/local-date.js';
import { RULES } from './table.js';

/** What a rule says from a day on. */
export interface Version<Value = RuleValue> {
  readonly from: LocalDate;
  readonly value: Value;
  /** Law, ordinance or custom. */
  readonly source: string;
}

export type RuleValue = number | string | readonly number[];

export interface Rule<Value = RuleValue> {
  readonly unit: string;
  readonly en: string;
  readonly de: string;
  /** Oldest first. */
  readonly versions: readonly Version<Value>[];
}

export type RuleId = keyof typeof RULES;
type ValueOf<Id extends RuleId> = (typeof RULES)[Id] extends Rule<infer Value> ? Value : never;

/** A rule that is a number of something. */
export type Term = { [Id in RuleId]: ValueOf<Id> extends number ? Id : never }[RuleId];

/** The names of these: only such rules change while the service runs. */
export const TERMS: readonly string[] = Object.entries<Rule>(RULES)
  .filter(([, { versions }]) => versions.every(({ value }) => typeof value === 'number'))
  .map(([id]) => id);

/** A version that was adopted after the table was written. */
export interface RuleChange extends Version<number> {
  readonly rule: string;
}

/** The table's versions of a rule and those adopted since, oldest first; of two from one day the adopted one counts. */
export const versionsOf = (id: RuleId, changes: readonly RuleChange[] = []): readonly Version[] => {
  const its = changes.filter(({ rule }) => rule === id);
  if (its.length === 0) return RULES[id].versions;
  const byDay = new Map([...RULES[id].versions, ...its].map((version) => [version.from, version]));
  return [...byDay.values()].toSorted((one, other) => (one.from < other.from ? -1 : 1));
};

/** The version of a rule in force on a day; none before its first. */
export const versionOn = (
  id: RuleId,
  on: LocalDate,
  changes: readonly RuleChange[] = [],
): Version | undefined => versionsOf(id, changes).findLast(({ from }) => from <= on);

/** What a rule says of something that happened on a day; nothing before there was such a rule. */
export const ruleOn = <Id extends RuleId>(
  id: Id,
  on: LocalDate,
  changes: readonly RuleChange[] = [],
): ValueOf<Id> | undefined => versionOn(id, on, changes)?.value as ValueOf<Id> | undefined;

const LAST_DAY: Readonly<Record<string, (from: LocalDate, length: number) => LocalDate>> = {
  days: (from, length) => addDays(from, length - 1),
  weeks: (from, length) => addDays(from, 7 * length - 1),
  months: (from, length) => addDays(addMonths(from, length), -1),
};

/** The last day of a time that begins with `from` and is as long as the rule allows that is in force on a day. */
export const lastDayBy = (
  id: Term,
  from: LocalDate,
  on: LocalDate,
  changes: readonly RuleChange[] = [],
): LocalDate | undefined => {
  const length = ruleOn(id, on, changes);
  return length === undefined ? undefined : LAST_DAY[RULES[id].unit]?.(from, length);
};

/** One version of one rule, as readers get it. */
export interface RuleLine extends Version, Pick<Rule, 'unit' | 'en' | 'de'> {
  readonly id: string;
  /** Its last day; null while it is in force. */
  readonly until: LocalDate | null;
}

/** All versions of all rules, or those in force on a day. */
export const ruleLines = (on?: LocalDate, changes: readonly RuleChange[] = []): readonly RuleLine[] =>
  Object.entries<Rule>(RULES).flatMap(([id, { versions: _, ...rule }]) => {
    const versions = versionsOf(id as RuleId, changes);
    return versions
      .map(({ from, value, source }, index) => {
        const next = versions[index + 1]?.from;
        return { id, ...rule, from, value, source, until: next ? addDays(next, -1) : null };
      })
      .filter(({ from, until }) => !on || (from <= on && (until === null || on <= until)));
  });
