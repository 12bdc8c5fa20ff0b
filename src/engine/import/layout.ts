import type { Column, Sheet, Step } from '../../kernel/sheet.js';
import type { Cells } from '../csv.js';
import { type FieldProblem, invalid } from '../problems.js';
import type { Row } from './report.js';

/** What stands where in a file. */
export interface Layout {
  readonly header: Cells;
  /** Where a column of the sheet stands, by its name. */
  readonly places: ReadonlyMap<string, number>;
  /** Where a row has a name of its own. */
  readonly referenceAt: number;
}

const REFERENCE: Column = { name: 'reference', also: ['Referenz', 'lfd. Nr.'], read: String };

/** Titles of columns that are not taken in, such as those of a report. */
const isOurs = (title: string): boolean => title.startsWith('_');

const plain = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Every column that the steps of a sheet read. */
const columnsOf = ({ steps }: Sheet): readonly Column[] => [
  ...new Set(steps.flatMap((step) => [...Object.values(step.fields), ...(step.at ? [step.at.id] : [])])),
];

const placeOf = (header: Cells, { name, also }: Column): readonly number[] => {
  const names = [name, ...also].map(plain);
  return header.flatMap((title, index) => (!isOurs(title) && names.includes(plain(title)) ? [index] : []));
};

/**
 * Finds the columns in a header.
 * @param required names of the columns without which no row can be right
 * @throws Problem 400 for a column that is unknown, missing or there twice: nobody should believe it was taken in
 */
export const layoutOf = (sheet: Sheet, header: Cells, required: readonly string[]): Layout => {
  const columns = columnsOf(sheet);
  const found = columns.map((column) => [column.name, placeOf(header, column)] as const);
  const reference = placeOf(header, REFERENCE);
  const read = new Set([...found.flatMap(([, at]) => at), ...reference]);
  const known = columns.map(({ name }) => name).join(', ');
  const problems: FieldProblem[] = [
    ...header.flatMap((title, index) =>
      isOurs(title) || read.has(index)
        ? []
        : [
            {
              path: title || `column ${index + 1}`,
              hint: `is no column of this import, which are: ${known}`,
            },
          ],
    ),
    ...[...found, [REFERENCE.name, reference] as const]
      .filter(([, at]) => at.length > 1)
      .map(([name]) => ({ path: name, hint: 'is there twice' })),
    ...found
      .filter(([name, at]) => at.length === 0 && required.includes(name))
      .map(([name]) => ({ path: name, hint: 'is missing' })),
  ];
  if (problems.length > 0) throw invalid(problems);
  return {
    header,
    places: new Map(found.flatMap(([name, [at]]) => (at === undefined ? [] : [[name, at] as const]))),
    referenceAt: reference[0] ?? -1,
  };
};

/** What makes the commands of a row the same ones when it is sent again. */
export const nameOf = ({ referenceAt }: Layout, { row, cells }: Row): string =>
  cells[referenceAt] ? `reference ${cells[referenceAt]}` : `row ${row}`;

/** The cell of a column as it is meant; undefined when it is empty or there is no such column. */
export const valueOf = ({ places }: Layout, { cells }: Row, { name, read }: Column): unknown => {
  const cell = cells[places.get(name) ?? -1];
  return cell ? read(cell) : undefined;
};

/** The body of a step's command, or undefined where the row does not say anything of it. */
export const bodyOf = (layout: Layout, row: Row, step: Step, first: boolean): object | undefined => {
  const said = Object.entries(step.fields).flatMap(([field, column]) => {
    const value = valueOf(layout, row, column);
    return value === undefined ? [] : [[field, value] as const];
  });
  const addressed = step.at && valueOf(layout, row, step.at.id) !== undefined;
  return first || said.length > 0 || addressed ? { ...Object.fromEntries(said), ...step.always } : undefined;
};
