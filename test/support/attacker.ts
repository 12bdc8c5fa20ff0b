/*
 * Somebody who sees published figures and wants to know those withheld. Knows nothing of how they were chosen but this:
 * figures of nobody are published, so whatever is withheld is at least 1.
 */

/** Some figures that add up to nothing, each once and with its sign: a total and, with minus, its parts. */
export type Sum = readonly (readonly [figure: string, factor: number])[];

/** Undefined: withheld. Absent: nobody. */
export type Published = ReadonlyMap<string, number | undefined>;

interface Equation {
  readonly terms: readonly (readonly [unknown: number, factor: number])[];
  /** What the terms add up to. */
  readonly is: number;
}

const equationsOf = (published: Published, sums: readonly Sum[]) => {
  const unknowns = [...published].filter(([, shown]) => shown === undefined).map(([name]) => name);
  const numbers = new Map(unknowns.map((name, index) => [name, index]));
  const equations = sums
    .map((sum): Equation => ({
      terms: sum
        .filter(([name]) => numbers.has(name))
        .map(([name, factor]) => [numbers.get(name)!, factor] as const),
      is: -sum.reduce((known, [name, factor]) => known + factor * (published.get(name) ?? 0), 0),
    }))
    .filter(({ terms }) => terms.length > 0);
  return { unknowns, equations };
};

const PRIME = 1_000_003;
const inPrime = (value: number): number => ((value % PRIME) + PRIME) % PRIME;
const power = (base: number, exponent: number): number => {
  let result = 1n;
  let square = BigInt(base);
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2) result = (result * square) % BigInt(PRIME);
    square = (square * square) % BigInt(PRIME);
  }
  return Number(result);
};

/**
 * Those withheld that some combination of published figures, by whatever factors, is equal to: all combinations at once,
 * by elimination. (In a prime field, where nothing is rounded.)
 */
export const computable = (published: Published, sums: readonly Sum[]): string[] => {
  const { unknowns, equations } = equationsOf(published, sums);
  const rows = equations.map(
    ({ terms }) =>
      new Map(
        terms.reduce(
          (all, [at, by]) => all.set(at, inPrime((all.get(at) ?? 0) + by)),
          new Map<number, number>(),
        ),
      ),
  );
  /** Fully reduced: no pivot occurs in another row. */
  const reduced = new Map<number, Map<number, number>>();
  const subtract = (from: Map<number, number>, row: Map<number, number>, times: number): void => {
    for (const [at, value] of row) {
      const left = inPrime((from.get(at) ?? 0) - times * value);
      if (left) from.set(at, left);
      else from.delete(at);
    }
  };
  for (const row of rows) {
    for (const [at] of [...row]) {
      const pivot = reduced.get(at);
      if (pivot && row.has(at)) subtract(row, pivot, row.get(at)!);
    }
    const [first] = row;
    if (!first) continue;
    const inverse = power(first[1], PRIME - 2);
    const unit = new Map([...row].map(([at, value]) => [at, (value * inverse) % PRIME]));
    for (const other of reduced.values()) {
      const times = other.get(first[0]);
      if (times) subtract(other, unit, times);
    }
    reduced.set(first[0], unit);
  }
  return [...reduced].filter(([, row]) => row.size === 1).map(([at]) => unknowns[at]!);
};

/** More than there are. */
const MANY = 1_000_000;

interface Bounds {
  readonly low: number[];
  readonly high: number[];
}

/** Narrows bounds by every equation until nothing moves. @returns false if nothing fits */
const narrowed = (equations: readonly Equation[], { low, high }: Bounds): boolean => {
  for (let moved = true, rounds = 0; moved && rounds < 1_000; rounds++) {
    moved = false;
    for (const { terms, is } of equations) {
      const least = terms.reduce((sum, [at, by]) => sum + by * (by > 0 ? low[at]! : high[at]!), 0);
      const most = terms.reduce((sum, [at, by]) => sum + by * (by > 0 ? high[at]! : low[at]!), 0);
      if (least > is || most < is) return false;
      for (const [at, by] of terms) {
        const [own, ownMost] = by > 0 ? [low[at]!, high[at]!] : [high[at]!, low[at]!];
        const from = (is - (most - by * ownMost)) / by;
        const to = (is - (least - by * own)) / by;
        const lowest = Math.ceil(Math.min(from, to));
        const highest = Math.floor(Math.max(from, to));
        if (Number.isFinite(lowest) && lowest > low[at]!) [low[at], moved] = [lowest, true];
        if (Number.isFinite(highest) && highest < high[at]!) [high[at], moved] = [highest, true];
        if (low[at]! > high[at]!) return false;
      }
    }
  }
  return true;
};

/** Whether some whole numbers fit all equations: narrow, then try the unknown with the fewest values left. */
const fits = (equations: readonly Equation[], { low, high }: Bounds): boolean => {
  if (!narrowed(equations, { low, high })) return false;
  const open = [...low.keys()].filter((at) => low[at]! < high[at]!);
  if (open.length === 0) return true;
  const at = open.reduce((a, b) => (high[b]! - low[b]! < high[a]! - low[a]! ? b : a));
  for (let value = low[at]!; value <= Math.min(high[at]!, low[at]! + 40); value++)
    if (fits(equations, { low: low.with(at, value), high: high.with(at, value) })) return true;
  return false;
};

/** Those withheld whose bounds meet, when each figure bounds the others; also for large tables. */
export const bounded = (published: Published, sums: readonly Sum[]): string[] => {
  const { unknowns, equations } = equationsOf(published, sums);
  const [low, high] = [unknowns.map(() => 1), unknowns.map(() => MANY)];
  narrowed(equations, { low, high });
  return unknowns.filter((_, at) => low[at] === high[at]);
};

/**
 * Those withheld of which only one value is possible, in whole numbers. Somebody who tries them all; for small tables.
 * @param truth to know which value to avoid
 */
export const narrowedDown = (
  published: Published,
  sums: readonly Sum[],
  truth: ReadonlyMap<string, number>,
): string[] => {
  const { unknowns, equations } = equationsOf(published, sums);
  const most = Math.max(0, ...truth.values()) + 10;
  const bounds = (): Bounds => ({ low: unknowns.map(() => 1), high: unknowns.map(() => most) });
  return unknowns.filter((name, at) => {
    const is = truth.get(name)!;
    const [above, below] = [bounds(), bounds()];
    above.low[at] = is + 1;
    below.high[at] = is - 1;
    return !fits(equations, above) && !(is > 1 && fits(equations, below));
  });
};
