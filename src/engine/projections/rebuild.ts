import type { Pool } from 'pg';
import type { Projection } from '../../kernel/projection.js';
import { dataSource, VIEWS } from '../database.js';
import { inTransaction, type Sql } from '../sql.js';
import { applyBatch, orCarefully } from './apply.js';
import {
  dropCheckpoint,
  holdCheckpoint,
  moveCheckpoint,
  readCheckpoint,
  resetCheckpoint,
} from './checkpoint.js';
import { park } from './parking.js';
import { type Projecting, readerName } from './projector.js';
import { tableOf } from './table.js';

const BATCH = 5_000;
const LOCK_NOT_AVAILABLE = '55P03';
/** A swap waits only this long for readers of the old table, so that no queue forms behind it, then tries again. */
const SWAP_LOCK = '100ms';

export type Progress = (done: bigint, of: bigint) => void;

export const rebuildName = ({ name }: Projection): string => `rebuild ${name}`;

/**
 * Builds a projection's table anew beside the live one, then swaps it in. The live one goes on serving and following
 * the journal meanwhile; a reader sees the old table or the new one, never a mixture. One that was cut off goes on
 * where it stopped.
 */
export const rebuild = async (
  projecting: Projecting & { readonly url: string },
  projection: Projection,
  progress: Progress = () => undefined,
  over?: AbortSignal,
): Promise<void> => {
  const { pool, journal, codec } = projecting;
  const reader = rebuildName(projection);
  const schema = `rebuild_${projection.name}`;
  const beside = await dataSource(projecting.url, [projection.row], schema, 2).initialize();
  try {
    const table = tableOf(beside, projection, schema);
    const begun = await readCheckpoint(pool, reader);
    if (begun?.shape !== table.shape) {
      await pool.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
      await pool.query(`CREATE SCHEMA "${schema}"`);
      await beside.synchronize();
      await pool.query('DELETE FROM engine.parked WHERE reader = $1', [reader]);
      await resetCheckpoint(pool, reader, table.shape);
    }

    const fold: Fold = async (sql, from, carefully, upTo) => {
      const batch = await journal.readAll(from, BATCH);
      const due = upTo === undefined ? batch : batch.filter(({ position }) => position <= upTo);
      const last = due.at(-1);
      if (!last) return from;
      await moveCheckpoint(sql, reader, table.shape, from, last.position);
      const bad = await applyBatch(sql, codec, projection, table, due, carefully);
      for (const { fact, error } of bad) await park(sql, reader, fact, error);
      return last.position;
    };

    let position = begun?.shape === table.shape ? begun.position : 0n;
    for (let before = -1n; position !== before;) {
      over?.throwIfAborted();
      before = position;
      position = await orCarefully((carefully) =>
        inTransaction(pool, (sql) => fold(sql, before, carefully), { lazily: true }),
      );
      progress(position, await journal.head());
    }
    await swap(pool, projection, schema, table, fold);
  } finally {
    await beside.destroy();
  }
};

/** Folds the next batch after a position, and tells how far it has come. */
type Fold = (sql: Sql, from: bigint, carefully: boolean, upTo?: bigint) => Promise<bigint>;

/** In one transaction: hold the live reader, catch up with it, put the new table in the old one's place. */
const swap = async (
  pool: Pool,
  projection: Projection,
  schema: string,
  { name, shape }: { readonly name: string; readonly shape: string },
  fold: Fold,
): Promise<void> => {
  const live = readerName(projection);
  const reader = rebuildName(projection);
  const present = name.replace(`"${schema}"`, `"${VIEWS}"`);
  for (;;) {
    try {
      await inTransaction(pool, async (sql) => {
        await sql.query(`SET LOCAL lock_timeout = '${SWAP_LOCK}'`);
        const upTo = await holdCheckpoint(sql, live);
        let position = await holdCheckpoint(sql, reader);
        for (let before = -1n; position < upTo && position !== before;) {
          before = position;
          position = await fold(sql, position, true, upTo);
        }
        await sql.query(`DROP TABLE IF EXISTS ${present}`);
        await sql.query(`ALTER TABLE ${name} SET SCHEMA "${VIEWS}"`);
        await sql.query(`DROP SCHEMA "${schema}"`);
        await sql.query('DELETE FROM engine.parked WHERE reader = $1', [live]);
        await sql.query('UPDATE engine.parked SET reader = $2 WHERE reader = $1', [reader, live]);
        await resetCheckpoint(sql, live, shape, position);
        await dropCheckpoint(sql, reader);
      });
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    }
  }
};
