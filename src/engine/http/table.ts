import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvLines, type Dialect, DIALECTS } from '../csv.js';
import type { Page } from '../look.js';

/* Rows as CSV, for spreadsheets and other programs. */

const CSV = 'text/csv';

export const wantsCsv = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers.accept?.includes(CSV) ?? false;

/** The dialect that is asked for, by the query or by the Accept header; undefined for JSON. */
export const dialectOf = (
  request: Pick<FastifyRequest, 'headers'>,
  { format }: { readonly format?: 'json' | Dialect },
): Dialect | undefined => {
  if (format) return format === 'json' ? undefined : format;
  return wantsCsv(request) ? 'csv' : undefined;
};

/** Answers with a file that a browser saves. */
export const sendCsv = <Body>(reply: FastifyReply, name: string, body: Body): Body => {
  void reply
    .type(`${CSV}; charset=utf-8`)
    .header('Content-Disposition', `attachment; filename="${name}.csv"`);
  return body;
};

async function* written(first: Page, more: (cursor: string) => Promise<Page>, dialect: Dialect) {
  const { columns } = first;
  yield DIALECTS[dialect].bom + csvLines([columns], dialect);
  for (let page: Page | undefined = first; page; page = page.next ? await more(page.next) : undefined) {
    const rows = page.rows as readonly Readonly<Record<string, unknown>>[];
    yield csvLines(
      rows.map((row) => columns.map((column) => row[column])),
      dialect,
    );
  }
}

/** All pages from the first on, as many in memory as the reader takes. */
export const csvOf = (
  first: Page,
  more: (cursor: string) => Promise<Page>,
  dialect: Dialect,
): StreamableFile => new StreamableFile(Readable.from(written(first, more, dialect)));
