/** One line of the outcome: ours against a peer or a limit. */
export interface Line {
  readonly bench: string;
  readonly case: string;
  readonly ours: number | null;
  /** The peer or the limit, by name. */
  readonly against: string;
  readonly theirs: number | null;
  readonly unit: string;
  /** Ours divided by theirs: the median over the rounds. */
  readonly ratio: number | null;
  /** How far the ratios of the rounds lie apart: (highest − lowest) / median. */
  readonly spread: number | null;
  readonly goal: string | null;
  readonly reached: boolean | null;
}

/** What the ratio should be. */
export interface Goal {
  readonly text: string;
  readonly holds: (ratio: number) => boolean;
}

export const atLeast = (least: number): Goal => ({
  text: `≥ ${least} ×`,
  holds: (ratio) => ratio >= least,
});
export const atMost = (most: number): Goal => ({ text: `≤ ${most} ×`, holds: (ratio) => ratio <= most });

export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** @param share 0.5 for the median; NaN of nothing */
export const quantile = (values: readonly number[] | Float64Array, share: number): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted.at(Math.min(sorted.length - 1, Math.floor(share * sorted.length))) ?? NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

const spreadOf = (values: readonly number[]): number | null =>
  values.length > 1 ? (Math.max(...values) - Math.min(...values)) / median(values) : null;

type Figures<Sides> = { readonly [Side in keyof Sides]: number[] };

/** Milliseconds after which no further round begins, if there were two. */
const BOUND = 60_000;

/** The numbers of the rounds: fewer than wanted where they take too long. */
export function* bounded(rounds: number): Generator<number> {
  const start = performance.now();
  for (let round = 1; round <= rounds; round++) {
    if (round > 2 && ((performance.now() - start) / (round - 1)) * round > BOUND) return;
    yield round;
  }
}

/** Measures each side once a round, in turn, so that whatever else the machine does meets all of them. */
export const interleaved = async <Sides extends Readonly<Record<string, () => Promise<number>>>>(
  rounds: number,
  sides: Sides,
  say: (line: string) => void,
): Promise<Figures<Sides>> => {
  const names = Object.keys(sides);
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (const round of bounded(rounds)) {
    for (const name of names) figures[name]!.push(await sides[name]!());
    const latest = names.map((name) => `${name} ${figure(figures[name]!.at(-1)!)}`);
    say(`round ${round} of ${rounds}: ${latest.join(', ')}`);
  }
  return figures as Figures<Sides>;
};

type Named = Pick<Line, 'case' | 'against' | 'unit'>;

/** A line from the figures of the same rounds. */
export const compared = (
  named: Named,
  ours: readonly number[],
  theirs: readonly number[],
  goal?: Goal,
): Omit<Line, 'bench'> => {
  const ratios = ours.map((value, round) => value / theirs[round]!);
  const ratio = median(ratios);
  return {
    case: named.case,
    ours: median(ours),
    against: named.against,
    theirs: median(theirs),
    unit: named.unit,
    ratio,
    spread: spreadOf(ratios),
    goal: goal?.text ?? null,
    reached: goal ? goal.holds(ratio) : null,
  };
};

/** A line whose goal is a figure that ours must not exceed. */
export const within = (
  named: Omit<Named, 'against'>,
  ours: readonly number[],
  limit: number,
): Omit<Line, 'bench'> => ({
  ...compared(
    { ...named, against: 'limit' },
    ours,
    ours.map(() => limit),
  ),
  // Nothing is a multiple of zero.
  ...(limit === 0 && { ratio: null }),
  spread: spreadOf(ours),
  goal: `≤ ${limit} ${named.unit}`,
  reached: median(ours) <= limit,
});

/** A line for what could not be measured; the reason stands where the peer would. */
export const skipped = (name: string, unit: string, reason: string, goal?: Goal): Omit<Line, 'bench'> => ({
  case: name,
  ours: null,
  against: `skipped: ${reason}`,
  theirs: null,
  unit,
  ratio: null,
  spread: null,
  goal: goal?.text ?? null,
  reached: null,
});

/** A figure to read: three digits that matter. */
export const figure = (value: number | null): string => {
  if (value === null || Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
};

/** How often `work` gets done in a second, by `atOnce` workers who each begin again as soon as they are done. */
export const perSecond = async (
  seconds: number,
  atOnce: number,
  work: (worker: number) => Promise<unknown>,
): Promise<number> => {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  const worker = async (mine: number): Promise<void> => {
    while (performance.now() < end) {
      await work(mine);
      done++;
    }
  };
  await Promise.all(range(atOnce).map(worker));
  return (done / (performance.now() - start)) * 1000;
};

/** Milliseconds that each of `times` runs takes, one after the other. */
export const durations = async (
  times: number,
  work: (index: number) => Promise<unknown>,
): Promise<number[]> => {
  const taken: number[] = [];
  for (const index of range(times)) {
    const start = performance.now();
    await work(index);
    taken.push(performance.now() - start);
  }
  return taken;
};
