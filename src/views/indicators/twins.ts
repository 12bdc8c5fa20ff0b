import { type Part, type Table, TOTAL } from './tally.js';

/* Twins of a population: other ones, in which there are a few people more here and a few less there. */

/** Somebody more, or less: which figures, in which columns. */
interface Term {
  readonly part: Part;
  /** To be added to the rows. */
  readonly shift: number;
  readonly sign: number;
  readonly columns: readonly number[];
}
export type Twin = readonly Term[];

/** So many histories are tried in which a figure occurs, and as many that these may be exchanged for. */
const TRIED = 6;
const TRIED_INSTEAD = 24;

/**
 * What a twin costs, and the cells that differ in it: nothing if it costs too much, if the cell in question does not
 * differ, or if somebody appeared where nobody was or nobody were left, since that is not withheld.
 */
export const evaluated = (
  { amounts, width, isSplit }: Table,
  twin: Twin,
  wanted: number,
  price: (cell: number) => number,
  below: number,
): { readonly cost: number; readonly touched: readonly number[] } | undefined => {
  const changes = new Map<number, number>();
  for (const { part, shift, sign, columns } of twin)
    for (const [row, amount] of part)
      for (const column of columns)
        if (column === TOTAL || isSplit[row]) {
          const cell = (row + shift) * width + column;
          changes.set(cell, (changes.get(cell) ?? 0) + sign * amount);
        }
  if (!changes.get(wanted)) return undefined;
  let cost = 0;
  for (const [cell, change] of changes) {
    if (change === 0) changes.delete(cell);
    else cost += amounts[cell] === 0 || amounts[cell]! + change < 1 ? Infinity : price(cell);
    if (cost >= below) return undefined;
  }
  return { cost, touched: [...changes.keys()] };
};

const times = (sign: 1 | -1, twin: Twin): Twin => twin.map((term) => ({ ...term, sign: sign * term.sign }));

const minus = (a: Twin, b: Twin): Twin => [...a, ...times(-1, b)];

/** What somebody with a history adds to a group and to all groups. */
const somebody = ({ height }: Table, part: Part, group: number, columns: readonly number[]): Twin => [
  { part, columns, shift: 0, sign: 1 },
  { part, columns, shift: (group + 1) * height, sign: 1 },
];

/** In each trait the value that most have in a group. */
const usual = ({ values, amounts, width, height, isSplit }: Table, group: number): readonly number[] => {
  const sums = values.map((_, column) =>
    Array.from({ length: height }, (__, row) => row + (group + 1) * height)
      .filter((row) => isSplit[row])
      .reduce((sum, row) => sum + amounts[row * width + column]!, 0),
  );
  const traits = [...new Set(values.map((value) => value?.by))].filter((by) => by !== undefined);
  return traits.map((by) =>
    [...values.keys()]
      .filter((column) => values[column]?.by === by)
      .reduce((a, b) => (sums[b]! > sums[a]! ? b : a)),
  );
};

/** What may have happened to somebody; and as far as it is broken down. The shortest come first. */
interface Histories {
  readonly whole: readonly Part[];
  readonly broken: readonly Part[];
}

/** What is common to all searches in a table. */
export const searchIn = (table: Table, histories: Histories) => {
  const { width, height, figures, values, amounts, members, isSplit } = table;
  const groups = [...new Set(figures.map(({ group }) => group))].slice(1).map((_, index) => index);
  const usually = groups.map((group) => usual(table, group));
  /** Whether there is somebody wherever a history leads to, in a group and in some columns. */
  const fits = (part: Part, group: number, columns: readonly number[]): boolean =>
    part.every(([row]) =>
      columns.every(
        (column) =>
          (column !== TOTAL && !isSplit[row]) || amounts[((group + 1) * height + row) * width + column]! > 0,
      ),
    );

  /** Histories as long as one, those close to it first. */
  const instead = (part: Part): readonly Part[] =>
    histories.whole
      .filter((each) => each !== part && each.length === part.length)
      .toSorted((a, b) => Math.abs(a[0]![0] - part[0]![0]) - Math.abs(b[0]![0] - part[0]![0]))
      .slice(0, TRIED_INSTEAD);

  /** Calls with twins in which a cell may differ; the last ones do in any case. */
  return (cell: number, weigh: (twin: Twin) => void): void => {
    const [row, column] = [Math.floor(cell / width), cell % width];
    const measure = row % height;
    const own = Math.floor(row / height) - 1;
    const either = (twin: Twin): void => [twin, times(-1, twin)].forEach(weigh);

    const others = [...values.keys()].filter(
      (each) => each !== column && column !== TOTAL && values[each]?.by === values[column]?.by,
    );
    /** The shortest histories that lead to the cell, in a group. */
    const leading = (from: readonly Part[], group: number): readonly Part[] =>
      from
        .filter((part) => part.some(([each]) => each === measure) && fits(part, group, [column]))
        .slice(0, TRIED);
    /** Where else somebody with such a history may be. */
    const elsewhere = (part: Part, group: number, columns: readonly number[]): readonly number[] =>
      own < 0 ? [] : groups.filter((each) => each !== group && fits(part, each, columns));

    for (const group of own < 0 ? groups : [own]) {
      // Instead of somebody with this value one with another; the other way round in another group, or not.
      for (const part of column === TOTAL ? [] : leading(histories.broken, group))
        for (const another of others.filter((each) => fits(part, group, [each]))) {
          const exchanged = (at: number): Twin =>
            minus(somebody(table, part, at, [column]), somebody(table, part, at, [another]));
          either(exchanged(group));
          for (const at of elsewhere(part, group, [column, another]))
            either(minus(exchanged(group), exchanged(at)));
        }

      // Instead of somebody with this history one with another, or in another group; or one more.
      const alike = usually[group]!.map((each) => (values[each]!.by === values[column]?.by ? column : each));
      const whole = [TOTAL, ...alike];
      const there = (history: Part, at: number): Twin => somebody(table, history, at, whole);
      for (const part of leading(histories.whole, group)) {
        const places = elsewhere(part, group, whole);
        for (const other of instead(part).filter((each) => fits(each, group, whole))) {
          const later = (at: number): Twin => minus(there(part, at), there(other, at));
          either(later(group));
          for (const at of places) either(minus(later(group), later(at)));
        }
        for (const at of places) either(minus(there(part, group), there(part, at)));
        either(there(part, group));
      }
    }
    for (const { part, columns } of members[row]!)
      if (column === TOTAL || columns.includes(column))
        weigh([{ part, shift: 0, sign: 1, columns: [TOTAL, ...columns] }]);
  };
};
