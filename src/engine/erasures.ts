import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalFact } from '../kernel/journal.js';
import { moveCheckpoint, readCheckpoint, resetCheckpoint } from './projections/checkpoint.js';
import { follow, type Reader } from './projections/reader.js';
import type { Runtime } from './runtime.js';
import { inTransaction, type Sql } from './sql.js';

/*
 * An erasure is a fact; that the keys are destroyed follows from it, as rows of a view follow: by a reader with a
 * checkpoint, so that nothing is lost between the fact and the deed, and whoever takes over does what is left.
 */

const ERASURES = 'erasures';
const SHAPE = '1';
/** How often an instance asks whose keys it must forget, and how far back: longer than a transaction may last. */
const LOOK = 1_000;
const BACK = '1 minute';

/** An erasure, and whom it is about: the subject of a stream, or somebody who is named in one. */
interface Erasure extends Pick<JournalFact, 'stream' | 'id'> {
  readonly subject: string;
}

/** Destroys what opens values of some subjects, and what a reader has noted of their content. To do it again does no harm. */
const destroy = async (sql: Sql, erasures: readonly Erasure[]): Promise<void> => {
  const subjects = erasures.map(({ subject }) => subject);
  await sql.query(
    `INSERT INTO engine.erased (stream, fact) SELECT * FROM unnest($1::text[], $2::uuid[]) ON CONFLICT DO NOTHING`,
    [subjects, erasures.map(({ id }) => id)],
  );
  await sql.query('DELETE FROM keys.data_key WHERE subject = ANY($1)', [subjects]);
  await sql.query(`UPDATE engine.parked SET error = '' WHERE stream = ANY($1)`, [
    erasures.map(({ stream }) => stream),
  ]);
};

/** Destroys once more what came back with an older backup of the keys. @returns how many keys that were */
export const destroyAnew = async (sql: Sql): Promise<number> => {
  const { rowCount } = await sql.query(
    'DELETE FROM keys.data_key k USING engine.erased e WHERE k.subject = e.stream',
  );
  return rowCount ?? 0;
};

/** Keeps an instance from using keys that another one has destroyed. */
const watch = async ({ pool, keyring, cuts, over }: Runtime): Promise<void> => {
  const known = new Set<string>();
  let since = new Date(0).toISOString();
  while (!over.signal.aborted) {
    try {
      const { rows } = await pool.query<{ stream: string; now: string }>(
        `SELECT stream, clock_timestamp()::text AS now FROM engine.erased
         WHERE erased_at > $1::timestamptz - interval '${BACK}'`,
        [since],
      );
      const news = rows.filter(({ stream }) => !known.has(stream));
      for (const { stream } of news) {
        known.add(stream);
        keyring.forget(stream);
      }
      since = rows[0]?.now ?? since;
      // Words of these people may stand in what was folded of the past.
      if (news.length > 0) await cuts.forget();
    } catch {
      // Without the database there are no keys to be had either.
    }
    await sleep(LOOK, undefined, { signal: over.signal }).catch(() => undefined);
  }
};

/** Destroys the keys of whoever was erased, in one instance, and has all instances forget them. */
export const startErasures = async (
  runtime: Runtime,
): Promise<{ readonly reader: Reader; readonly watching: Promise<void> }> => {
  const { pool, journal, keyring, leadership, registry } = runtime;
  if (!(await readCheckpoint(pool, ERASURES))) await resetCheckpoint(pool, ERASURES, SHAPE);
  await destroyAnew(pool);
  const reader = follow({
    name: ERASURES,
    journal,
    leads: () => leadership.leads(ERASURES),
    checkpoint: async () => (await readCheckpoint(pool, ERASURES))?.position ?? 0n,
    concerns: ({ type }) => registry.erases(type),
    begin: async () => {
      await destroyAnew(pool);
    },
    handle: async (facts, from, to) => {
      const due = facts.map(({ stream, id, data }) => ({
        ...{ stream, id, subject: registry.subjectOf(stream, data) },
      }));
      await inTransaction(pool, async (sql) => {
        await destroy(sql, due);
        await moveCheckpoint(sql, { reader: ERASURES, shape: SHAPE, from, to });
      });
      for (const { subject } of due) keyring.forget(subject);
    },
  });
  return { reader, watching: watch(runtime) };
};
