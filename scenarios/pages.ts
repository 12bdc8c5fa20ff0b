import type { Client } from './client.js';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

/** Small enough that a caseload has several pages. */
const PAGE = 25;

/** The rows of all pages of a view, in order. */
export const allRows = async <Row extends object>(
  reader: Pick<Client, 'get'>,
  path: string,
  now: string,
  limit = PAGE,
  cursor = '',
): Promise<readonly Row[]> => {
  const more = cursor && `&cursor=${encodeURIComponent(cursor)}`;
  const also = path.includes('?') ? '&' : '?';
  const { rows, next } = await reader.get<Page<Row>>(`${path}${also}limit=${limit}${more}`, { now });
  if (next && next === cursor) throw new Error(`${path}: the page after this one is this one.`);
  return next ? [...rows, ...(await allRows<Row>(reader, path, now, limit, next))] : rows;
};
