import { escapeIdentifier, type PoolClient } from 'pg';
import { POLICIES } from '../engine/projections/policies.js';
import { SWEEPS } from '../engine/sweeps/sweeps.js';
import type { Sql } from '../engine/sql.js';

/*
 * Tables beside the journal, row by row as JSON: whatever tables a release has, a backup has them. The rest is made anew.
 */

const FETCHED = 2_000;

/** Made anew, and not touched by what is restored. */
const MADE = 'false';

/** Where only some rows are originals: what follows the journal for a view is made anew with the view. */
const ORIGINALS: Readonly<Record<string, string>> = {
  'engine.checkpoint': `reader IN ('${POLICIES}', '${SWEEPS}') OR reader LIKE 'webhook %'`,
  'engine.parked': `reader IN ('${POLICIES}', '${SWEEPS}')`,
  'engine.journal': MADE,
  'engine.publication': MADE,
  'engine.published': MADE,
  'access.secret': MADE,
};

export interface Row {
  readonly table: string;
  readonly row: object;
}

export interface Partition {
  readonly table: string;
  readonly of: string;
  readonly bound: string;
}

const quoted = (table: string): string => table.split('.').map(escapeIdentifier).join('.');

const TABLES = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY($1)`;

export const tablesIn = async (sql: Sql, schemas: readonly string[]): Promise<string[]> => {
  const { rows } = await sql.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name ${TABLES} AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     ORDER BY name`,
    [schemas],
  );
  return rows.map(({ name }) => name);
};

export const originalsIn = async (sql: Sql, schemas: readonly string[]): Promise<string[]> =>
  (await tablesIn(sql, schemas)).filter((table) => ORIGINALS[table] !== MADE);

export const partitionsIn = async (sql: Sql, schemas: readonly string[]): Promise<Partition[]> => {
  const { rows } = await sql.query<Partition>(
    `SELECT n.nspname || '.' || c.relname AS table, i.inhparent::regclass::text AS of,
       pg_get_expr(c.relpartbound, c.oid) AS bound
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits i ON i.inhrelid = c.oid
     WHERE n.nspname = ANY($1) AND c.relispartition AND c.relkind = 'r' ORDER BY 1`,
    [schemas],
  );
  return rows;
};

/** All rows that are originals, in one transaction of the connection. */
export async function* rowsIn(sql: PoolClient, schemas: readonly string[]): AsyncGenerator<Row> {
  for (const table of await originalsIn(sql, schemas)) {
    await sql.query(
      `DECLARE originals NO SCROLL CURSOR FOR SELECT to_jsonb(t) AS row FROM ${quoted(table)} t
       WHERE ${ORIGINALS[table] ?? 'true'}`,
    );
    for (;;) {
      const { rows } = await sql.query<{ row: object }>(`FETCH ${FETCHED} FROM originals`);
      if (rows.length === 0) break;
      for (const { row } of rows) yield { table, row };
    }
    await sql.query('CLOSE originals');
  }
}

export const makePartitions = async (sql: Sql, partitions: readonly Partition[]): Promise<void> => {
  for (const { table, of, bound } of partitions)
    await sql.query(`CREATE TABLE IF NOT EXISTS ${quoted(table)} PARTITION OF ${of} ${bound}`);
};

export const writeRows = async (sql: Sql, rows: readonly Row[]): Promise<void> => {
  for (const table of new Set(rows.map((each) => each.table)))
    await sql.query(
      `INSERT INTO ${quoted(table)} OVERRIDING SYSTEM VALUE
       SELECT * FROM jsonb_populate_recordset(NULL::${quoted(table)}, $1)`,
      [JSON.stringify(rows.filter((each) => each.table === table).map(({ row }) => row))],
    );
};

/** Numbers that the database gives go on behind those that were given. */
export const continueNumbers = async (sql: Sql, schemas: readonly string[]): Promise<void> => {
  const { rows } = await sql.query<{ table: string; column: string }>(
    `SELECT n.nspname || '.' || c.relname AS table, a.attname AS column
     ${TABLES.replace('WHERE', 'JOIN pg_attribute a ON a.attrelid = c.oid WHERE')} AND a.attidentity <> ''`,
    [schemas],
  );
  for (const { table, column } of rows)
    await sql.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(${escapeIdentifier(column)}), 0) + 1, false)
       FROM ${quoted(table)}`,
      [quoted(table), column],
    );
};
