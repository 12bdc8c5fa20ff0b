/** Chance that repeats itself: the same seed tells the same story. */
export interface Chance {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(min: number, max: number): number;
  /** One of some; an entry that stands there twice comes up twice as often. */
  of<T>(list: readonly T[]): T;
  /** Some different ones of a list. */
  some<T>(list: readonly T[], count: number): T[];
  /** True with a probability. */
  is(probability: number): boolean;
}

/** FNV-1a: from words to 32 bits. */
const hash = (words: string): number =>
  [...words].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0)!, 0x01000193), 0x811c9dc5);

/** Mulberry32. Each participant has a seed of her own, so that a change to one leaves the others as they are. */
export const chanceOf = (seed: string): Chance => {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const of = <T>(list: readonly T[]): T => list[between(0, list.length - 1)]!;
  return {
    next,
    between,
    of,
    some: (list, count) => {
      const left = [...new Set(list)];
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(between(0, left.length - 1), 1)[0]!,
      );
    },
    is: (probability) => next() < probability,
  };
};
