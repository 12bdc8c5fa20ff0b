import type { Pool } from 'pg';
import type { Journal } from '../../kernel/journal.js';
import { ConfigError } from '../config.js';
import { POLICIES } from '../projections/policies.js';
import { inTransaction, type Sql } from '../sql.js';
import { SWEEPS } from '../sweeps/sweeps.js';
import { copyJournal, type CopyProgress, verifyCopy } from './copy.js';

/** What these have carried on they do not carry on again. */
const ACTING = [POLICIES, SWEEPS, 'webhook %'];

export interface HandedOver {
  readonly facts: number;
  readonly streams: number;
}

/** Connections of services on this database; this program calls itself otherwise. */
export const isInUse = async (sql: Sql): Promise<boolean> => {
  const { rowCount } = await sql.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'integration-journey%'`,
  );
  return rowCount !== 0;
};

/** The journal that views and policies here follow; none before the first start. */
export const followed = async (sql: Sql): Promise<string | undefined> => {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM engine.journal');
  return rows[0]?.id;
};

/**
 * Makes all that lies in a database follow another journal, once that is a whole copy of its own: policies and
 * sweeps go on behind the last fact that they have carried on, views are built anew. All or nothing; whoever starts a service
 * meanwhile waits, and then finds that the database belongs to the other journal.
 * @throws ConfigError if a service is running, or the copy is not what it should be
 */
export const handOver = (
  pool: Pool,
  source: Journal,
  target: Journal,
  progress: CopyProgress = () => undefined,
): Promise<HandedOver> =>
  inTransaction(pool, async (sql) => {
    await sql.query('LOCK TABLE engine.journal IN ACCESS EXCLUSIVE MODE');
    await sql.query('SELECT FROM journal.head FOR UPDATE');
    if (await isInUse(sql))
      throw new ConfigError('A service has been started on this database; stop it first.');
    await copyJournal(source, target, progress);

    const { rows } = await sql.query<{ reader: string; position: string }>(
      'SELECT reader, position::text FROM engine.checkpoint WHERE reader LIKE ANY ($1) FOR UPDATE',
      [ACTING],
    );
    const reached = rows.map(({ position }) => BigInt(position));
    const { facts, streams, positions } = await verifyCopy(source, target, reached, progress);
    for (const { reader, position } of rows)
      await sql.query('UPDATE engine.checkpoint SET position = $2 WHERE reader = $1', [
        reader,
        positions.get(BigInt(position))!.toString(),
      ]);
    await sql.query('DELETE FROM engine.checkpoint WHERE reader NOT LIKE ALL ($1)', [ACTING]);
    await sql.query(
      'INSERT INTO engine.journal (id) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET id = excluded.id',
      [target.id],
    );
    return { facts, streams };
  });
