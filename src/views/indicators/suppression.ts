import { evaluated, type Move, movesFor } from './twins.js';
import { type Counted, TOTAL, tableOf } from './tally.js';

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
  readonly of: string;
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
  /** How much it matters that a figure can be published; of two ways the one that costs less is taken. */
  readonly worth?: (of: string) => number;
  /** Only for tests: leaves small figures open to whoever can subtract. */
  readonly smallOnly?: true;
}

/** A total is worth as much as so many of its parts. */
const WORTH_OF_TOTAL = 8;

/** All figures of more than nobody, those marked that must not be shown. */
export const figuresOf = (
  counted: readonly Counted[],
  { threshold, worth = () => 1, smallOnly }: Caution,
): readonly Figure[] => {
  const table = tableOf(counted);
  const { cells, people, amounts, names, values, width } = table;
  const nameOf = (cell: number): string => names[Math.floor(cell / width)]!;
  const withheld = new Uint8Array(cells);
  /** Those for which there is a twin. */
  const safe = new Uint8Array(cells);
  const small = [...people.keys()].filter((cell) => people[cell]! > 0 && people[cell]! < threshold);
  for (const cell of small) withheld[cell] = 1;

  const price = (cell: number): number =>
    withheld[cell] ? 0 : worth(nameOf(cell)) * (cell % width === TOTAL ? WORTH_OF_TOTAL : 1);

  /** The twin that leaves most to be published; there is always one. */
  const cheapest = (cell: number): readonly number[] => {
    let best: { readonly cost: number; readonly touched: readonly number[] } = {
      cost: Infinity,
      touched: [],
    };
    const weigh = (move: Move): void => {
      best = evaluated(table, move, cell, price, best.cost) ?? best;
    };
    movesFor(table, cell, weigh);
    return best.touched;
  };

  for (const cell of smallOnly ? [] : small)
    if (!safe[cell])
      for (const touched of cheapest(cell)) {
        withheld[touched] = 1;
        safe[touched] = 1;
      }

  return [...people.keys()]
    .filter((cell) => people[cell]! > 0)
    .map((cell) => ({
      of: nameOf(cell),
      ...(values[cell % width] ?? { by: null, value: null }),
      amount: amounts[cell]!,
      people: people[cell]!,
      withheld: withheld[cell] === 1,
    }));
};
