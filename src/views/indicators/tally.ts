/* People and the figures in which they count, as arrays of numbers: the search for twins tries very many. */

/** Somebody who is counted. */
export interface Counted {
  /** The figures in which this one counts, and how much: 1 where people are counted, or units, or cents. */
  readonly amounts: Readonly<Record<string, number>>;
  /** What figures are broken down by. */
  readonly traits: Readonly<Record<string, string>>;
}

/** A value of a trait. */
interface Value {
  readonly by: string;
  readonly value: string;
}

/** Somebody, by numbers. */
export interface Somebody {
  /** Figures in ascending order, and how much in each. */
  readonly figures: readonly number[];
  readonly amounts: readonly number[];
  /** The column of each trait. */
  readonly columns: readonly number[];
}

/** A row for each figure, a column for its total and for each value of each trait. */
export interface Table {
  readonly cells: number;
  readonly width: number;
  /** Of the rows. */
  readonly names: readonly string[];
  /** Of the columns; none for the total. */
  readonly values: readonly (Value | undefined)[];
  /** How many people, and how much, by cell. */
  readonly people: Int32Array;
  readonly amounts: Float64Array;
  /** Alike ones beside each other. */
  readonly all: readonly Somebody[];
  /** By row, who counts in it: places in `all`. */
  readonly members: readonly (readonly number[])[];
}

/** The column of a figure that is not broken down. */
export const TOTAL = 0;

const compare = (a: readonly number[], b: readonly number[]): number => {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
};

const numbered = (names: Iterable<string>): Map<string, number> =>
  new Map([...new Set(names)].toSorted().map((name, index) => [name, index]));

export const tableOf = (counted: readonly Counted[]): Table => {
  const rows = numbered(counted.flatMap(({ amounts }) => Object.keys(amounts)));
  const columns = numbered(counted.flatMap(({ traits }) => Object.entries(traits).map(joined)));
  const width = columns.size + 1;
  const all = counted
    .map(({ amounts, traits }): Somebody => {
      const present = Object.entries(amounts)
        .filter(([, amount]) => amount !== 0)
        .map(([name, amount]) => [rows.get(name)!, amount] as const)
        .toSorted(([a], [b]) => a - b);
      return {
        figures: present.map(([row]) => row),
        amounts: present.map(([, amount]) => amount),
        columns: Object.entries(traits)
          .map((entry) => columns.get(joined(entry))! + 1)
          .toSorted((a, b) => a - b),
      };
    })
    .toSorted(
      (a, b) =>
        compare(a.figures, b.figures) || compare(a.columns, b.columns) || compare(a.amounts, b.amounts),
    );

  const people = new Int32Array(rows.size * width);
  const amounts = new Float64Array(rows.size * width);
  const members: number[][] = [...rows.keys()].map(() => []);
  for (const [which, { figures, amounts: own, columns: mine }] of all.entries())
    for (const [index, row] of figures.entries()) {
      members[row]!.push(which);
      for (const column of [TOTAL, ...mine]) {
        people[row * width + column]! += 1;
        amounts[row * width + column]! += own[index]!;
      }
    }
  return {
    cells: rows.size * width,
    width,
    names: [...rows.keys()],
    values: [undefined, ...[...columns.keys()].map(split)],
    people,
    amounts,
    all,
    members,
  };
};

const SEPARATOR = '\u0000';
const joined = (entry: readonly [string, string]): string => entry.join(SEPARATOR);
const split = (name: string): Value => {
  const [by, value] = name.split(SEPARATOR) as [string, string];
  return { by, value };
};
