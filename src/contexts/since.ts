import type { LocalDate } from '../kernel/local-date.js';

/** What holds from a day until something newer is known. */
export interface Since<Value> {
  readonly value: Value;
  readonly since: LocalDate;
}

/** Of two findings the later day holds, whichever was recorded first. */
export const latest = <Value>(
  known: Since<Value> | undefined,
  value: Value,
  since: LocalDate,
): Since<Value> => (known && known.since > since ? known : { value, since });

export const isKnown = <Value>(known: Since<Value> | undefined, value: Value, on: LocalDate): boolean =>
  known?.value === value && known.since <= on;
