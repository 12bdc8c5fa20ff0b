import type { Day } from '../calendar.js';
import { addDays } from '../calendar.js';

/* Sums to the cent, in arithmetic of the oracle's own: whole numbers only, halves rounded up. */

/** A fraction of a sum. */
export const part = (cents: number, of: number, whole: number): number => {
  const product = BigInt(cents) * BigInt(of);
  const [full, rest] = [product / BigInt(whole), product % BigInt(whole)];
  return Number(rest * 2n >= BigInt(whole) ? full + 1n : full);
};

/** Base rate of interest in hundredths of a percent (§ 247 BGB), from a day on. */
const BASE: readonly (readonly [from: Day, rate: number])[] = [
  ['2016-07-01', -88],
  ['2023-01-01', 162],
  ['2023-07-01', 312],
];
/** Five percentage points more (§ 49a VwVfG). */
const ABOVE = 500;

export const interestRateOn = (day: Day): number => ABOVE + BASE.findLast(([from]) => from <= day)![1];

/** Day by day, a year having 365 of them; rounded at the end. */
export const interest = (cents: number, from: Day, to: Day): number => {
  let rates = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) rates += interestRateOn(day);
  return part(cents, rates, 365 * 10_000);
};
