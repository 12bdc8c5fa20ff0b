import { stringify } from 'csv-stringify/sync';
import { type Cell, type ColumnKind, germanDay, headOf, sectionsOf, titleOf } from './sections.js';
import type { Statement } from './statement.js';

const BOM = '\ufeff';

/** Euro with a decimal comma, by whole numbers only. */
export const euro = (cents: number): string => {
  const [sign, all] = [cents < 0 ? '-' : '', Math.abs(cents)];
  return `${sign}${Math.floor(all / 100)},${String(all % 100).padStart(2, '0')}`;
};

/** Amounts stay numbers: only texts are guarded against being taken for formulas. */
const lines = (records: readonly (readonly Cell[])[]): string =>
  stringify(records as Cell[][], {
    ...{ delimiter: ';', record_delimiter: '\r\n', escape_formulas: true },
    cast: { number: (cents) => ({ value: euro(cents), escape_formulas: false }) as unknown as string },
  });

const written = (cell: Cell, kind: ColumnKind): Cell => {
  if (cell === null || kind === 'cents') return cell;
  return kind === 'day' ? germanDay(cell as string) : String(cell);
};

/** One file with all tables, as the spreadsheet of an office opens it: semicolons, decimal commas, a byte order mark. */
export const csvForm = (statement: Statement): Uint8Array => {
  const head = lines([[titleOf(statement)], ...headOf(statement)]);
  const tables = sectionsOf(statement).map(({ title, columns, rows }) =>
    lines([
      [title],
      columns.map(([name]) => name),
      ...rows.map((row) => row.map((cell, index) => written(cell, columns[index]![1]))),
    ]),
  );
  return Buffer.from(BOM + [head, ...tables].join('\r\n'));
};
