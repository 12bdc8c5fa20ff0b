import { isDeepStrictEqual } from 'node:util';

/** A figure on which the service and the two witnesses do not agree. */
export interface Difference {
  /** Such as `funding 2021-07 seatsUsed`. */
  readonly where: string;
  readonly told: unknown;
  readonly read: unknown;
  readonly answered: unknown;
}

export interface Comparison {
  /** How many figures were compared. */
  readonly checked: number;
  readonly differing: readonly Difference[];
}

export const together = (all: readonly Comparison[]): Comparison => ({
  checked: all.reduce((sum, { checked }) => sum + checked, 0),
  differing: all.flatMap(({ differing }) => differing),
});

type Row = Readonly<Record<string, unknown>>;

const agree = ({ told, read, answered }: Difference): boolean =>
  isDeepStrictEqual(told, answered) && isDeepStrictEqual(read, answered);

/** Every cell of a row, whoever has it. */
export const compareRow = (
  where: string,
  told: object = {},
  read: object = {},
  answered: object = {},
): Comparison => {
  const fields = [...new Set([told, read, answered].flatMap((row) => Object.keys(row)))];
  const cell = (row: object, field: string): unknown => (row as Row)[field];
  const cells = fields.map((field) => ({
    where: `${where} ${field}`,
    told: cell(told, field),
    read: cell(read, field),
    answered: cell(answered, field),
  }));
  return { checked: cells.length, differing: cells.filter((each) => !agree(each)) };
};

export type Rows = ReadonlyMap<string, object>;

/** Every row, whoever has it. */
export const compareRows = (where: string, told: Rows, read: Rows, answered: Rows): Comparison =>
  together(
    [...new Set([...told.keys(), ...read.keys(), ...answered.keys()])].map((key) =>
      compareRow(`${where} ${key}`, told.get(key), read.get(key), answered.get(key)),
    ),
  );

export const byKey = (rows: readonly object[], key: string): Rows =>
  new Map(rows.map((row) => [(row as Record<string, string>)[key]!, row]));
