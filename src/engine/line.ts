import { type Context, evolveState, initialState, type State } from '../kernel/context.js';
import { effective, isCorrection } from '../kernel/correction.js';
import type { Fact } from '../kernel/messages.js';

/** Facts between two states that are remembered. */
const STRIDE = 50;

/** A history without corrections, and the states along it. */
interface Line {
  /** The state after so many facts, without those that happened after a day. */
  at(count: number, happenedUntil?: string): State;
}

/** The first index in `0 … length` at which a condition holds that holds at all later ones, too; `length` if at none. */
export const firstIndex = (length: number, holds: (index: number) => boolean): number => {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

const lineOf = (context: Context, facts: readonly Fact[]): Line => {
  /** States after 0, STRIDE, 2 × STRIDE … facts, as far as anybody asked. */
  const states: State[] = [initialState(context)];
  const fold = (state: State, from: number, to: number): State => {
    let next = state;
    for (let index = from; index < to; index++) next = evolveState(context, next, facts[index]!);
    return next;
  };
  const latest: string[] = [];
  for (const { happenedOn } of facts) {
    const before = latest.at(-1) ?? '';
    latest.push(happenedOn > before ? happenedOn : before);
  }
  return {
    at: (count, happenedUntil) => {
      // Up to here all facts count; behind it those that were entered late.
      const whole = happenedUntil ? firstIndex(count, (index) => latest[index]! > happenedUntil) : count;
      const due = Math.floor(whole / STRIDE);
      while (states.length <= due)
        states.push(fold(states.at(-1)!, (states.length - 1) * STRIDE, states.length * STRIDE));
      let state = fold(states[due]!, due * STRIDE, whole);
      for (let index = whole; index < count; index++)
        if (facts[index]!.happenedOn <= happenedUntil!) state = evolveState(context, state, facts[index]!);
      return state;
    },
  };
};

/** A stream's facts as recorded, and its state at any cut of them: what was known by then, and had happened by then. */
export interface Past {
  readonly facts: readonly Fact[];
  /** The state after the first `count` facts as recorded, corrections among them resolved. */
  at(count: number, happenedUntil?: string): State;
}

/** How many of the lines between corrections are kept. */
const LINES = 8;

/**
 * Corrections change what was folded before, but between two of them a history only grows. So each stretch between two
 * corrections has a line of its own: the effective history at its beginning, and what was recorded since.
 */
export const pastOf = (context: Context, facts: readonly Fact[]): Past => {
  const corrections = facts.flatMap((fact, index) => (isCorrection(fact) ? [index] : []));
  const lines = new Map<number, { readonly line: Line; readonly base: number }>();
  const lineFrom = (start: number, end: number) => {
    const kept = lines.get(start);
    if (kept) return kept;
    if (lines.size >= LINES) lines.delete(lines.keys().next().value!);
    const base = effective(facts.slice(0, start));
    const made = { line: lineOf(context, [...base, ...facts.slice(start, end)]), base: base.length };
    lines.set(start, made);
    return made;
  };
  return {
    facts,
    at: (count, happenedUntil) => {
      const next = firstIndex(corrections.length, (index) => corrections[index]! >= count);
      const start = next === 0 ? 0 : corrections[next - 1]! + 1;
      const { line, base } = lineFrom(start, corrections[next] ?? facts.length);
      return line.at(base + count - start, happenedUntil);
    },
  };
};
