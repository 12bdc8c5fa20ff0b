import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { Problem } from './problems.js';

/** How a table is written as CSV: for programs (RFC 4180), or as a German office's spreadsheet opens it by itself. */
export const DIALECTS = {
  csv: { delimiter: ',', decimal: '.', bom: '' },
  'csv-office': { delimiter: ';', decimal: ',', bom: '\ufeff' },
} as const;
export type Dialect = keyof typeof DIALECTS;

export type Cells = readonly string[];

/**
 * Lines of CSV. A text that a spreadsheet would take for a formula gets an apostrophe before it, which reading takes off
 * again: names come from outside.
 */
export const csvLines = (records: readonly (readonly unknown[])[], dialect: Dialect = 'csv'): string => {
  const { delimiter, decimal } = DIALECTS[dialect];
  return stringify(records as unknown[][], {
    delimiter,
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: {
      boolean: String,
      number: (value) => String(value).replace('.', decimal),
      object: (value) =>
        Array.isArray(value) && value.every((each) => typeof each === 'string')
          ? value.join(', ')
          : JSON.stringify(value),
    },
  });
};

const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** Spreadsheets in German write semicolons, others commas; what stands in the first line was used. */
const delimiterOf = (text: string): string => {
  const [line = ''] = text.split(/\r?\n/, 1);
  return [';', '\t'].find((each) => line.includes(each)) ?? ',';
};

async function* decoded(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield utf8.decode(chunk, { stream: true });
  yield utf8.decode();
}

async function* rest(first: string, following: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* following;
}

const explained = (error: unknown): unknown => {
  if (error instanceof CsvError)
    return new Problem(
      400,
      'malformed',
      `The file cannot be read as CSV from row ${Number(error.records) + 1} on: a quotation mark is wrong or missing there.`,
    );
  if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new Problem(400, 'malformed', 'The file is not UTF-8. Save it as "CSV UTF-8".');
  return error;
};

/** The records of a file one by one, blank ones included; never more of them in memory than are asked for. */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Cells> {
  try {
    const text = decoded(chunks);
    const { value: first = '' } = (await text.next()) as IteratorResult<string, undefined>;
    const parser = parse({ delimiter: delimiterOf(first), relax_column_count: true });
    pipeline(Readable.from(rest(first, text)), parser, () => undefined);
    for await (const record of parser as AsyncIterable<string[]>)
      yield record.map((cell) => cell.trim().replace(GUARDED, ''));
  } catch (error) {
    throw explained(error);
  }
}
