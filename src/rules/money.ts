import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.js';
import { type RuleChange, ruleOn, versionsOf } from './in-force.js';

/*
 * Money is whole cents, and what is counted is whole, too. Each entry is rounded by itself, so that the entries of a month,
 * a module or a municipality add up to the sum of the grant in whatever way they are divided.
 */

/** What some things come to. */
export const sum = <Thing>(all: readonly Thing[], of: (thing: Thing) => number): number =>
  all.reduce((total, each) => total + of(each), 0);

/** `amount × numerator ÷ denominator`, halves rounded up; nothing is negative. */
export const share = (amount: number, numerator: number, denominator: number): number =>
  Number((2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)));

/** How a line pays, as far as it says what one entry is worth. */
interface Rate {
  readonly unit?: string;
  readonly cents?: number;
  readonly minutesPerUnit?: number;
  readonly counting?: string;
}

/** What was delivered: a talk of so many minutes, teaching units of a day, an exam. */
export interface Delivered {
  readonly minutes: number;
  readonly units: number;
}

/** Units of a talk that are paid by time, and of what else is counted. */
const MINUTES: Readonly<Record<string, (minutes: number, per: number) => number>> = {
  commenced: (minutes, per) => Math.ceil(minutes / per),
  completed: (minutes, per) => Math.floor(minutes / per),
};

/** What one delivered unit is worth by a rate. */
export const amountOf = (
  { unit, cents = 0, minutesPerUnit = 1, counting = 'exact' }: Rate,
  { minutes, units }: Delivered,
): number => {
  if (unit === 'teaching-unit') return cents * units;
  if (unit !== 'coaching-hour') return cents;
  const whole = MINUTES[counting]?.(minutes, minutesPerUnit);
  return whole === undefined ? share(cents, minutes, minutesPerUnit) : cents * whole;
};

/** What counts of something that was paid. */
export const recognized = (cents: number, cap: number | undefined): number =>
  cap === undefined ? cents : Math.min(cents, cap);

/** A share of a post for a month. */
export const postCents = (monthlyCents: number, permille: number): number =>
  share(monthlyCents, permille, 1000);

/** What the recipient pays itself of a sum, or on top of it. */
export const ownShareOf = (cents: number, permille: number): number => share(cents, permille, 1000);

/** Interest in hundredths of a percent a year that holds on a day; none before the rules begin. */
export const interestRateOn = (day: LocalDate, changes: readonly RuleChange[] = []): number =>
  Math.max(0, (ruleOn('base-rate', day, changes) ?? 0) + (ruleOn('repayment-interest', day, changes) ?? 0));

/** The days after `from`, up to `to`, on which another rate begins. */
const changesBetween = (
  from: LocalDate,
  to: LocalDate,
  changes: readonly RuleChange[],
): readonly LocalDate[] =>
  [...versionsOf('base-rate', changes), ...versionsOf('repayment-interest', changes)]
    .map((version): LocalDate => version.from)
    .filter((day) => from < day && day <= to)
    .toSorted();

/** Interest on a sum from one day to another, both included: each day is a 365th of a year, and it is rounded once. */
export const interestOn = (
  cents: number,
  from: LocalDate,
  to: LocalDate,
  changes: readonly RuleChange[] = [],
): number => {
  const starts = from <= to ? [from, ...changesBetween(from, to, changes)] : [];
  const days = starts.map((start, index) => {
    const end = starts[index + 1] ?? addDays(to, 1);
    return daysBetween(start, end) * interestRateOn(start, changes);
  });
  return share(
    cents,
    sum(days, (each) => each),
    365 * 10_000,
  );
};
