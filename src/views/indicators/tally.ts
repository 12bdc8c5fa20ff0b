/* People and the figures in which they count, as arrays of numbers: the search for twins tries very many. */

/** By measure, how much: 1 where people are counted, or units. A measure is what is counted, and when. */
export type Amounts = Readonly<Record<string, number>>;

/** Somebody who is counted. */
export interface Counted {
  /** In each group, such as a programme. */
  readonly groups: Readonly<Record<string, Amounts>>;
  /** In all groups together, where somebody who is in two of them may count once. */
  readonly all: Amounts;
  /** What measures are broken down by. */
  readonly traits: Readonly<Record<string, string>>;
}

/** A value of a trait. */
interface Value {
  readonly by: string;
  readonly value: string;
}

/** Rows of the table, and how much in each. */
export type Part = readonly (readonly [row: number, amount: number])[];

/** Somebody, by numbers: all rows, and a column for each trait. */
export interface Somebody {
  readonly part: Part;
  readonly columns: readonly number[];
}

/** A row for each measure of all groups, then of each group; a column for its total and for each value of each trait. */
export interface Table {
  readonly cells: number;
  readonly width: number;
  /** So many rows has a group. */
  readonly height: number;
  readonly measures: ReadonlyMap<string, number>;
  /** Of the rows: what is counted, where; null for all groups. */
  readonly figures: readonly { readonly measure: string; readonly group: string | null }[];
  /** Of the columns; none for the total. */
  readonly values: readonly (Value | undefined)[];
  /** Whether a row is broken down at all. */
  readonly isSplit: readonly boolean[];
  /** How many people, and how much, by cell. */
  readonly people: Int32Array;
  readonly amounts: Float64Array;
  /** By row, who counts in it. */
  readonly members: readonly (readonly Somebody[])[];
}

/** The column of a figure that is not broken down. */
export const TOTAL = 0;

const numbered = (names: Iterable<string>): Map<string, number> =>
  new Map([...new Set(names)].toSorted().map((name, index) => [name, index]));

const SEPARATOR = '\u0000';
const joined = (entry: readonly [string, string]): string => entry.join(SEPARATOR);
const split = (name: string): Value => {
  const [by, value] = name.split(SEPARATOR) as [string, string];
  return { by, value };
};

const partOf = (amounts: Amounts, measures: Table['measures'], base = 0): Part =>
  Object.entries(amounts)
    .filter(([, amount]) => amount !== 0)
    .map(([measure, amount]) => [base + measures.get(measure)!, amount]);

/** In a fixed order, whatever the order in which they came. */
const ordered = (everybody: readonly Somebody[]): Somebody[] =>
  everybody
    .map((one) => ({ one, key: JSON.stringify(one) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);

/** @param isBroken whether a measure is broken down by traits */
export const tableOf = (counted: readonly Counted[], isBroken: (measure: string) => boolean): Table => {
  const measures = numbered(counted.flatMap(({ all }) => Object.keys(all)));
  const groups = numbered(counted.flatMap((each) => Object.keys(each.groups)));
  const columns = numbered(counted.flatMap(({ traits }) => Object.entries(traits).map(joined)));
  const [height, width] = [measures.size, columns.size + 1];

  const everybody = ordered(
    counted.map(({ groups: own, all, traits }) => ({
      part: [
        ...partOf(all, measures),
        ...Object.entries(own).flatMap(([name, amounts]) =>
          partOf(amounts, measures, (groups.get(name)! + 1) * height),
        ),
      ].toSorted(([a], [b]) => a - b),
      columns: Object.entries(traits)
        .map((entry) => columns.get(joined(entry))! + 1)
        .toSorted((a, b) => a - b),
    })),
  );

  const figures = [null, ...groups.keys()].flatMap((group) =>
    [...measures.keys()].map((measure) => ({ measure, group })),
  );
  const isSplit = figures.map(({ measure }) => isBroken(measure));
  const cells = figures.length * width;
  const [people, amounts] = [new Int32Array(cells), new Float64Array(cells)];
  const members: Somebody[][] = figures.map(() => []);
  for (const one of everybody)
    for (const [row, amount] of one.part) {
      members[row]!.push(one);
      for (const column of isSplit[row] ? [TOTAL, ...one.columns] : [TOTAL]) {
        people[row * width + column]! += 1;
        amounts[row * width + column]! += amount;
      }
    }
  return {
    ...{ cells, width, height, measures, figures, isSplit, people, amounts, members },
    values: [undefined, ...[...columns.keys()].map(split)],
  };
};

/** Different histories as parts, the shortest first; without those that lead where nobody is. */
export const historiesIn = ({ measures }: Table, histories: readonly Amounts[]): readonly Part[] => {
  const possible = histories
    .filter((each) => Object.keys(each).every((measure) => measures.has(measure)))
    .map((each) => partOf(each, measures).toSorted(([a], [b]) => a - b));
  return [...new Map(possible.map((part) => [String(part), part])).values()]
    .filter((part) => part.length > 0)
    .toSorted((a, b) => a.length - b.length);
};
