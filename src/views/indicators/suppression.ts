import { setImmediate as breathe } from 'node:timers/promises';
import { type Amounts, type Counted, historiesIn, TOTAL, tableOf } from './tally.js';
import { evaluated, searchIn } from './twins.js';

/*
 * Which figures are withheld. Small ones are; and of the others as many as it takes so that no small one can be computed
 * or narrowed down to one value, whatever published figures are combined: over rows, columns, totals, tables, periods.
 *
 * The reason is always the same. For each figure withheld there is a twin of the population, in which one or two people
 * differ in one respect, that has the same published figures and another value for this one. Nobody who sees published
 * figures only can tell the two apart, so there is nothing to solve for (ADR 0037).
 */

/** A figure as it stands: how much, of how many people. */
export interface Figure {
  readonly measure: string;
  /** Null for all groups together. */
  readonly group: string | null;
  /** By what it is broken down, and for which value of it; null for the total. */
  readonly by: string | null;
  readonly value: string | null;
  readonly amount: number;
  readonly people: number;
  readonly withheld: boolean;
}

export interface Caution {
  /** Figures of fewer people are small; nobody is not few. */
  readonly threshold: number;
  /** Whether a measure is broken down by traits. */
  readonly isBroken?: (measure: string) => boolean;
  /** How much it matters that a measure can be published; of two ways the one that costs less is taken. */
  readonly worth?: (measure: string) => number;
  /** What may have happened to somebody, as measures: the shorter, the less has to be withheld with it. */
  readonly histories?: readonly Amounts[];
  /** Only for tests: leaves small figures open to whoever can subtract. */
  readonly smallOnly?: true;
}

/** After so many figures whoever waits has a turn: it takes seconds, in the process that serves everybody. */
const A_BREATH = 8;
/** A total is worth as much as so many of its parts. */
const WORTH_OF_TOTAL = 6;
const WORTH_OF_ALL = 4;

const pick = (amounts: Amounts, isPicked: (measure: string) => boolean): Amounts =>
  Object.fromEntries(Object.entries(amounts).filter(([measure]) => isPicked(measure)));

/** All figures of more than nobody, those marked that must not be shown. */
export const figuresOf = async (
  counted: readonly Counted[],
  { threshold, isBroken = () => true, worth = () => 1, histories = [], smallOnly }: Caution,
): Promise<readonly Figure[]> => {
  const table = tableOf(counted, isBroken);
  const { cells, people, amounts, figures, values, width } = table;
  const withheld = new Uint8Array(cells);
  /** Those for which there is a twin. */
  const safe = new Uint8Array(cells);
  const small = [...people.keys()].filter((cell) => people[cell]! > 0 && people[cell]! < threshold);
  for (const cell of small) withheld[cell] = 1;

  const worths = figures.map(({ measure, group }) => worth(measure) * (group === null ? WORTH_OF_ALL : 1));
  const price = (cell: number): number =>
    withheld[cell] ? 0 : worths[Math.floor(cell / width)]! * (cell % width === TOTAL ? WORTH_OF_TOTAL : 1);

  const search = searchIn(table, {
    whole: historiesIn(table, histories),
    broken: historiesIn(
      table,
      histories.map((each) => pick(each, isBroken)),
    ),
  });

  /** The twin that leaves most to be published; there is always one. */
  const cheapest = (cell: number): readonly number[] => {
    let best: { readonly cost: number; readonly touched: readonly number[] } = {
      cost: Infinity,
      touched: [],
    };
    search(cell, (twin) => {
      best = evaluated(table, twin, cell, price, best.cost) ?? best;
    });
    return best.touched;
  };

  for (const [index, cell] of (smallOnly ? [] : small).entries()) {
    if (index % A_BREATH === 0) await breathe();
    if (safe[cell]) continue;
    for (const touched of cheapest(cell)) {
      withheld[touched] = 1;
      safe[touched] = 1;
    }
  }

  return [...people.keys()]
    .filter((cell) => people[cell]! > 0)
    .map((cell) => ({
      ...figures[Math.floor(cell / width)]!,
      ...(values[cell % width] ?? { by: null, value: null }),
      amount: amounts[cell]!,
      people: people[cell]!,
      withheld: withheld[cell] === 1,
    }));
};
