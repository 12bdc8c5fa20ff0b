import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Pdf from 'pdfkit';
import { euro } from './csv.form.js';
import {
  type Cell,
  type ColumnKind,
  germanDay,
  headOf,
  type Section,
  sectionsOf,
  titleOf,
} from './sections.js';
import type { Statement } from './statement.js';

const MARGIN = 50;
const SIZE = 8;
const LINE = 12;
/** How the width is shared among columns. */
const SHARES: Readonly<Record<ColumnKind, number>> = { text: 3, day: 2, count: 1.5, cents: 2.5 };

const fontFile = (weight: string): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${weight}.ttf`));
let fonts: Readonly<Record<'plain' | 'bold', Buffer>> | undefined;

type Document = InstanceType<typeof Pdf>;

const bottom = ({ page }: Document): number => page.height - MARGIN - 2 * LINE;

const shown = (cell: Cell, kind: ColumnKind): string => {
  if (cell === null) return '';
  if (kind === 'cents') return euro(cell as number).replace(/\B(?=(\d{3})+,)/g, '.');
  return kind === 'day' ? germanDay(cell as string) : String(cell);
};

const widthsOf = (doc: Document, columns: Section['columns']): readonly number[] => {
  const all = columns.reduce((sum, [, kind]) => sum + SHARES[kind], 0);
  return columns.map(([, kind]) => (SHARES[kind] / all) * (doc.page.width - 2 * MARGIN));
};

const table = (doc: Document, { title, columns, rows, sums }: Section): void => {
  const widths = widthsOf(doc, columns);
  const gap = 4;
  const line = (cells: readonly string[], bold: boolean): void => {
    doc.font(bold ? 'bold' : 'plain').fontSize(SIZE);
    const height = Math.max(
      LINE,
      ...cells.map((cell, at) => doc.heightOfString(cell, { width: widths[at]! - gap })),
    );
    if (doc.y + height > bottom(doc)) {
      doc.addPage();
      if (cells !== names) line(names, true);
    }
    doc.font(bold ? 'bold' : 'plain');
    const y = doc.y;
    let x = MARGIN;
    for (const [at, cell] of cells.entries()) {
      const align = ['cents', 'count'].includes(columns[at]![1]) ? 'right' : 'left';
      doc.text(cell, x, y, { width: widths[at]! - gap, align });
      x += widths[at]!;
    }
    doc.x = MARGIN;
    doc.y = y + height;
  };
  const names = columns.map(([name]) => name);
  if (doc.y + 5 * LINE > bottom(doc)) doc.addPage();
  doc.moveDown(1).font('bold').fontSize(11).text(title, MARGIN).moveDown(0.3);
  line(names, true);
  for (const [at, row] of rows.entries())
    line(
      row.map((cell, index) => shown(cell, columns[index]![1])),
      sums.includes(at),
    );
};

const CONFIRMED =
  'Es wird bestätigt, dass die Ausgaben notwendig waren, dass wirtschaftlich und sparsam verfahren worden ist und ' +
  'die Angaben mit den Büchern und Belegen übereinstimmen.';

/** Room for two people to sign by hand. */
const signatures = (doc: Document): void => {
  if (doc.y + 10 * LINE > bottom(doc)) doc.addPage();
  doc
    .moveDown(2)
    .font('plain')
    .fontSize(9)
    .text(CONFIRMED, MARGIN, doc.y, { width: doc.page.width - 2 * MARGIN });
  const y = doc.y + 4 * LINE;
  const half = (doc.page.width - 2 * MARGIN) / 2;
  for (const [at, who] of [
    'Ort, Datum, Unterschrift (erstellt)',
    'Ort, Datum, Unterschrift (geprüft)',
  ].entries()) {
    const x = MARGIN + at * half;
    doc
      .moveTo(x, y)
      .lineTo(x + half - 20, y)
      .stroke();
    doc.fontSize(SIZE).text(who, x, y + 3, { width: half - 20 });
  }
};

const pageNumbers = (doc: Document): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    doc.switchToPage(at);
    // Below the margin a text would begin a new page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - MARGIN / 2 - LINE;
    doc.font('plain').fontSize(SIZE);
    doc.text(`Seite ${at - start + 1} von ${count}`, MARGIN, y, {
      width: doc.page.width - 2 * MARGIN,
      align: 'right',
    });
  }
};

/**
 * To be signed by hand. Not compressed, since compression differs between releases of its library; its day and its
 * id come from the statement.
 */
export const pdfForm = (statement: Statement): Uint8Array => {
  fonts ??= {
    plain: fontFile('400Regular/NotoSans_400Regular'),
    bold: fontFile('700Bold/NotoSans_700Bold'),
  };
  const title = `${titleOf(statement)}: ${statement.grant.title}`;
  const doc = new Pdf({
    ...{ size: 'A4', layout: 'landscape', margin: MARGIN, compress: false, bufferPages: true, lang: 'de' },
    info: {
      Title: title,
      Keywords: statement.through.id,
      CreationDate: new Date(`${statement.to}T00:00:00Z`),
    },
  });
  doc.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold);
  doc.font('bold').fontSize(16).text(titleOf(statement)).moveDown(0.5);
  for (const [name, value] of headOf(statement)) {
    const y = doc.y;
    doc.font('bold').fontSize(9).text(name, MARGIN, y, { width: 130 });
    doc.font('plain').text(value, MARGIN + 140, y, { width: doc.page.width - 2 * MARGIN - 140 });
  }
  for (const section of sectionsOf(statement)) table(doc, section);
  signatures(doc);
  pageNumbers(doc);
  doc.end();
  return doc.read() as Buffer;
};
