import { type Cells, csvLines } from '../csv.js';

/** A row of a spreadsheet. */
export interface Row {
  /** As the spreadsheet counts them; the header is row 1. */
  readonly row: number;
  readonly cells: Cells;
}

/** What is wrong with a row, and in which column. */
export interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly hint: string;
}

export interface FaultyRow extends Row {
  readonly problems: readonly RowProblem[];
}

/** Which row it is in the file that it was taken from. */
export const ROW = '_row';
/** The report's own columns come first; a file that was mended may still have them. */
const REPORT_COLUMNS: readonly string[] = [ROW, '_column', '_code', '_hint'];

/** The rows of a file as the spreadsheet counts them; blank ones count, but are passed over. */
export async function* numbered(header: Cells, records: AsyncIterable<Cells>): AsyncGenerator<Row> {
  const at = header.indexOf(ROW);
  let row = 1;
  for await (const cells of records) {
    row++;
    const own = Number(cells[at]);
    if (cells.some((cell) => cell !== ''))
      yield { row: Number.isSafeInteger(own) && own > 1 ? own : row, cells };
  }
}

/** Some rows of a file as a file of their own, each with its number. */
export const partCsv = (header: Cells, rows: readonly Row[]): string =>
  csvLines([[ROW, ...header], ...rows.map(({ row, cells }) => [row, ...cells])]);

/**
 * The faulty rows as they were, with what is wrong with them and which row they are: mended and sent again under the same
 * name they count as the rows of the first file.
 */
export const faultyCsv = (header: Cells, faulty: readonly FaultyRow[], withHeader = true): string => {
  const own = (cells: Cells) => cells.filter((_, index) => !REPORT_COLUMNS.includes(header[index] ?? ''));
  const said = (problems: readonly RowProblem[]) =>
    (['column', 'code', 'hint'] as const).map((what) => problems.map((each) => each[what]).join(' | '));
  return csvLines([
    ...(withHeader ? [[...REPORT_COLUMNS, ...own(header)]] : []),
    ...faulty.map(({ row, cells, problems }) => [row, ...said(problems), ...own(cells)]),
  ]);
};
