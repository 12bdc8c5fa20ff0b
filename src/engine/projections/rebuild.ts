import type { Pool } from 'pg';
import type { Projection } from '../../kernel/projection.js';
import { dataSource, VIEWS } from '../database.js';
import type { Guarded } from '../guard/guarded.js';
import { inTransaction, type Sql } from '../sql.js';
import { applyBatch, concerns } from './apply.js';
import {
  dropCheckpoint,
  holdCheckpoint,
  moveCheckpoint,
  readCheckpoint,
  resetCheckpoint,
} from './checkpoint.js';
import { foldAll } from './fold-all.js';
import { park, readParked } from './parking.js';
import { type Projecting, readerName } from './projector.js';
import { tableOf } from './table.js';

const BATCH = 1_000;
/** What comes in so many milliseconds can be folded while the live reader is held. */
const SHORT = 200;
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
  projecting: Projecting & { readonly url: string; readonly guarded: Pick<Guarded, 'admit'> },
  projection: Projection,
  progress: Progress = () => undefined,
  over?: AbortSignal,
): Promise<void> => {
  const { pool, journal, codec, guarded } = projecting;
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

    // What comes during one round is left to the next, until a round is short, or no shorter than the one before. (How
    // much is left the positions do not tell: they may be anything that increases.)
    let { position } = (await readCheckpoint(pool, reader))!;
    for (let took = Infinity, before = Infinity; took > SHORT && took <= before / 2;) {
      const start = performance.now();
      const head = await journal.head();
      const told = (at: bigint) => progress(at, head);
      if (head > position)
        await foldAll({ ...projecting, projection, table, reader, progress: told, over }, position, head);
      position = head > position ? head : position;
      // The first round is the long one.
      if (before === Infinity) await table.makeIndexes(pool);
      before = took;
      took = performance.now() - start;
    }
    const catchUp: CatchUp = async (sql, from, upTo) => {
      const batch = (await journal.readAll(from, BATCH)).filter(({ position }) => position <= upTo);
      const last = batch.at(-1);
      if (!last) return from;
      await moveCheckpoint(sql, { reader, shape: table.shape, from, to: last.position });
      const parked = new Set((await readParked(sql, reader)).map(({ stream }) => stream));
      const digestible = batch.filter(
        (fact) => concerns(projection, codec, fact) && !parked.has(fact.stream),
      );
      const bad = await applyBatch(sql, journal, codec, projection, table, digestible, true);
      for (const { fact, error } of bad) await park(sql, reader, fact, error);
      return last.position;
    };
    await swap(pool, projection, schema, table, catchUp, guarded);
  } finally {
    await beside.destroy();
  }
};

/** Folds the next batch between two positions, and tells how far it has come. */
type CatchUp = (sql: Sql, from: bigint, upTo: bigint) => Promise<bigint>;

/** In one transaction: hold the live reader, catch up with it, put the new table in the old one's place. */
const swap = async (
  pool: Pool,
  projection: Projection,
  schema: string,
  { name, shape }: { readonly name: string; readonly shape: string },
  catchUp: CatchUp,
  guarded: Pick<Guarded, 'admit'>,
): Promise<void> => {
  const live = readerName(projection);
  const reader = rebuildName(projection);
  const present = name.replace(`"${schema}"`, `"${VIEWS}"`);
  for (;;) {
    try {
      await inTransaction(pool, async (sql) => {
        await sql.query(`SET LOCAL lock_timeout = '${SWAP_LOCK}'`);
        // As the live reader does: first the table, then its checkpoint.
        const { rows } = await sql.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
          present,
        ]);
        if (rows[0]!.there) await sql.query(`LOCK TABLE ${present} IN SHARE ROW EXCLUSIVE MODE`);
        const upTo = await holdCheckpoint(sql, live);
        let position = await holdCheckpoint(sql, reader);
        for (let before = -1n; position < upTo && position !== before;) {
          before = position;
          position = await catchUp(sql, position, upTo);
        }
        // With the policies that look into it, which are made anew below.
        await sql.query(`DROP TABLE IF EXISTS ${present} CASCADE`);
        await sql.query(`ALTER TABLE ${name} SET SCHEMA "${VIEWS}"`);
        await sql.query(`DROP SCHEMA "${schema}"`);
        await guarded.admit(sql);
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
