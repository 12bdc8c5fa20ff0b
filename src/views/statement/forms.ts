import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonical } from '../../engine/canonical.js';
import type { FileForm } from '../../engine/tell.js';
import type { StatementDigests, StatementFormat } from '../../shapes/statement.js';
import { csvForm } from './csv.form.js';
import { pdfForm } from './pdf.form.js';
import type { Statement } from './statement.js';
import { xlsxForm } from './xlsx.form.js';

type Form = (statement: Statement) => Uint8Array | Promise<Uint8Array>;

const jsonForm: Form = (statement) => Buffer.from(canonical(statement));

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every form is a function of the statement alone: the same statement has the same bytes at any time and on any machine. */
export const FORMS = {
  json: { type: 'application/json; charset=utf-8', of: jsonForm },
  csv: { type: 'text/csv; charset=utf-8', of: csvForm },
  xlsx: { type: SPREADSHEET, of: xlsxForm },
  pdf: { type: 'application/pdf', of: pdfForm },
} satisfies Record<StatementFormat, FileForm & { readonly of: Form }>;

export const digestsOf = async (statement: Statement): Promise<StatementDigests> => {
  const each = Object.entries(FORMS).map(async ([format, { of }]) => [
    ...[format, hash('sha256', await of(statement))],
  ]);
  return Object.fromEntries(await Promise.all(each)) as StatementDigests;
};

/** Digest of what it says, wherever the journal was cut. */
export const figuresOf = ({ through: _, ...figures }: Statement): string =>
  hash('sha256', canonical(figures));

/** The bytes of the JSON form, small enough for a fact. */
export const packed = (statement: Statement): string =>
  gzipSync(canonical(statement), { level: 9 }).toString('base64');
export const unpacked = (content: string): Statement =>
  JSON.parse(gunzipSync(Buffer.from(content, 'base64')).toString()) as Statement;
