import { unzipSync, zipSync } from 'fflate';
import writeExcel from 'write-excel-file/node';
import { type Cell, type ColumnKind, headOf, type Section, sectionsOf, titleOf } from './sections.js';
import type { Statement } from './statement.js';

const WIDTHS: Readonly<Record<ColumnKind, number>> = { text: 30, day: 12, count: 12, cents: 16 };
/** Of every entry of the archive; local, as the format has it. */
const NO_TIME = new Date(1980, 0, 1);

const cellOf = (cell: Cell, kind: ColumnKind, bold: boolean) => {
  if (cell === null) return null;
  const weight = bold ? { fontWeight: 'bold' as const } : {};
  if (kind === 'cents') return { value: (cell as number) / 100, type: Number, format: '#,##0.00', ...weight };
  if (kind === 'count') return { value: Number(cell), type: Number, format: '0', ...weight };
  if (kind === 'day')
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy', ...weight };
  return { value: String(cell), type: String, ...weight };
};

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });

const sheetOf = ({ title, columns, rows, sums }: Section) => ({
  sheet: title,
  columns: columns.map(([, kind]) => ({ width: WIDTHS[kind] })),
  stickyRowsCount: 1,
  data: [
    columns.map(([name]) => bold(name)),
    ...rows.map((row, at) => row.map((cell, index) => cellOf(cell, columns[index]![1], sums.includes(at)))),
  ],
});

/** A sheet for each table, amounts as numbers. The library stamps its archive with the moment, so it is packed anew. */
export const xlsxForm = async (statement: Statement): Promise<Uint8Array> => {
  const cover = {
    sheet: titleOf(statement),
    columns: [{ width: 24 }, { width: 60 }],
    data: headOf(statement).map(([name, value]) => [bold(name), value]),
  };
  const stamped = await writeExcel([cover, ...sectionsOf(statement).map(sheetOf)]).toBuffer();
  return zipSync(unzipSync(stamped), { mtime: NO_TIME, level: 6 });
};
