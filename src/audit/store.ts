import type { Pool } from 'pg';
import { inTransaction, type Sql } from '../engine/sql.js';
import type { Anchor, Head } from './anchor.js';

/** An anchor with the heads that its root stands for. */
export interface Anchored {
  readonly anchor: Anchor;
  readonly heads: readonly Head[];
}

export const lastAnchor = async (sql: Sql): Promise<Anchor | undefined> => {
  const { rows } = await sql.query<{ anchor: Anchor }>(
    'SELECT anchor FROM audit.anchor ORDER BY number DESC LIMIT 1',
  );
  return rows[0]?.anchor;
};

/** The newest anchors, or those before one. */
export const anchorsBefore = async (sql: Sql, before: number, limit: number): Promise<Anchor[]> => {
  const { rows } = await sql.query<{ anchor: Anchor }>(
    'SELECT anchor FROM audit.anchor WHERE number < $1 ORDER BY number DESC LIMIT $2',
    [before, limit],
  );
  return rows.map(({ anchor }) => anchor);
};

export const headsOf = async (sql: Sql, number: number): Promise<Head[]> => {
  const { rows } = await sql.query<Head>(
    'SELECT stream, version, hash FROM audit.head WHERE anchor = $1 ORDER BY index',
    [number],
  );
  return rows;
};

export const readAnchor = async (sql: Sql, number: number): Promise<Anchored | undefined> => {
  const { rows } = await sql.query<{ anchor: Anchor }>('SELECT anchor FROM audit.anchor WHERE number = $1', [
    number,
  ]);
  return rows[0] && { anchor: rows[0].anchor, heads: await headsOf(sql, number) };
};

/** The last anchored head of each of some streams, where there is one. */
export const lastHeads = async (sql: Sql, streams: readonly string[]): Promise<Map<string, Head>> => {
  const { rows } = await sql.query<Head>(
    `SELECT h.stream, h.version, h.hash FROM unnest($1::text[]) AS s (stream)
     CROSS JOIN LATERAL (SELECT * FROM audit.head WHERE stream = s.stream ORDER BY version DESC LIMIT 1) h`,
    [streams],
  );
  return new Map(rows.map((head) => [head.stream, head]));
};

/** Which anchors hold a head of a stream from a version on, and where in their trees. */
export const placesOf = async (
  sql: Sql,
  stream: string,
  from: number,
): Promise<{ anchor: number; index: number; version: number }[]> => {
  const { rows } = await sql.query<{ anchor: number; index: number; version: number }>(
    'SELECT anchor::integer, index, version FROM audit.head WHERE stream = $1 AND version >= $2 ORDER BY version',
    [stream, from],
  );
  return rows;
};

export const storeAnchor = (pool: Pool, { anchor, heads }: Anchored): Promise<void> =>
  inTransaction(pool, async (sql) => {
    const { number } = anchor.statement;
    await sql.query('INSERT INTO audit.anchor (number, anchor) VALUES ($1, $2)', [
      number,
      JSON.stringify(anchor),
    ]);
    await sql.query(
      `INSERT INTO audit.head (anchor, index, stream, version, hash)
       SELECT $1, h.n - 1, h.stream, h.version, h.hash
       FROM unnest($2::text[], $3::integer[], $4::text[]) WITH ORDINALITY AS h (stream, version, hash, n)`,
      [
        number,
        heads.map(({ stream }) => stream),
        heads.map(({ version }) => version),
        heads.map(({ hash }) => hash),
      ],
    );
  });
