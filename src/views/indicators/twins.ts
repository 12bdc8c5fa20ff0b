import { type Somebody, type Table, TOTAL } from './tally.js';

/* Twins of a population: other ones, in which one or two people differ in one respect. */

/** What is different in a twin: somebody's figures instead of somebody else's, in some columns more, in others less. */
export interface Move {
  /** Absent for nobody. */
  readonly more: Somebody | undefined;
  readonly less: Somebody | undefined;
  readonly columns: readonly (readonly [column: number, sign: 1 | -1])[];
}

/** So many of those who are most alike somebody are tried, and as many from all over. */
const TRIED = 24;

const NOBODY: Somebody = { figures: [], amounts: [], columns: [] };

/** Calls with each figure that is different, by how many people and how much; ends when it is told false. */
const differences = (
  { more = NOBODY, less = NOBODY }: Move,
  tell: (row: number, people: number, amount: number) => boolean,
): void => {
  let [i, j] = [0, 0];
  while (i < more.figures.length || j < less.figures.length) {
    const [a = Infinity, b = Infinity] = [more.figures[i], less.figures[j]];
    const row = Math.min(a, b);
    const [gained, lost] = [a === row ? more.amounts[i++]! : 0, b === row ? less.amounts[j++]! : 0];
    if (gained !== lost && !tell(row, (a === row ? 1 : 0) - (b === row ? 1 : 0), gained - lost)) return;
  }
};

/**
 * What a twin costs, and the cells that differ in it: nothing if it costs too much, if the cell in question does not
 * differ, or if somebody appeared where nobody was or nobody were left, since that is not withheld.
 */
export const evaluated = (
  { people, width }: Table,
  move: Move,
  wanted: number,
  price: (cell: number) => number,
  below: number,
): { readonly cost: number; readonly touched: readonly number[] } | undefined => {
  const touched: number[] = [];
  let cost = 0;
  differences(move, (row, by) => {
    for (const [column, sign] of move.columns) {
      const cell = row * width + column;
      cost += people[cell] === 0 || people[cell]! + sign * by < 1 ? Infinity : price(cell);
      touched.push(cell);
    }
    return cost < below;
  });
  return cost < below && touched.includes(wanted) ? { cost, touched } : undefined;
};

const everywhere = ({ columns }: Somebody): Move['columns'] =>
  [TOTAL, ...columns].map((column) => [column, 1]);

/** The value that somebody has of the trait of a column. */
const sameTrait = ({ values }: Table, { columns }: Somebody, column: number): number =>
  columns.find((own) => values[own]!.by === values[column]!.by)!;

/** People to try: those most alike somebody, and some from all over. */
const candidates = ({ all }: Table, index: number): readonly number[] => {
  const from = Math.max(0, index - TRIED);
  const near = Array.from({ length: Math.min(2 * TRIED + 1, all.length - from) }, (_, n) => from + n);
  const stride = Math.max(1, Math.floor(all.length / TRIED));
  const far = Array.from({ length: Math.min(TRIED, all.length) }, (_, n) => n * stride);
  return [...new Set([...near, ...far])].filter((each) => each !== index);
};

/** Twins in which a cell may differ; the last ones do in any case. */
export const movesFor = (table: Table, cell: number, weigh: (move: Move) => void): void => {
  const { all, width, members } = table;
  const [row, column] = [Math.floor(cell / width), cell % width];
  const counted = members[row]!.filter((index) => column === TOTAL || all[index]!.columns.includes(column));
  for (const index of counted) {
    const one = all[index]!;
    for (const other of candidates(table, index).map((each) => all[each]!)) {
      const theirs = column === TOTAL ? column : sameTrait(table, other, column);
      if (theirs !== column) {
        const exchanged: Move['columns'] = [
          [column, 1],
          [theirs, -1],
        ];
        // The two have each other's value; or the other one has this one's, too.
        weigh({ more: other, less: one, columns: exchanged });
        weigh({ more: other, less: undefined, columns: exchanged });
      }
      // One has been where, and when, the other was.
      weigh({ more: one, less: other, columns: everywhere(other) });
      weigh({ more: other, less: one, columns: everywhere(one) });
    }
  }
  // There is one more just like this one.
  for (const index of counted)
    weigh({ more: all[index]!, less: undefined, columns: everywhere(all[index]!) });
};
