import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type MasterKeys, readKeys, writeKeys } from './master-keys.js';
import { inTransaction } from './sql.js';

/*
 * A new master key: data keys stay what they are and are wrapped anew, a few at a time. Who reads one in between finds it
 * wrapped by the one key or the other, and knows both.
 */

const BATCH = 500;
const PAUSE = 20;

interface Wrapped {
  readonly subject: string;
  readonly category: string;
  readonly wrapped: Buffer;
}

/** How many data keys each master key wraps. */
export const wrappedBy = async (pool: Pool): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await pool.query<{ master: string; keys: number }>(
    'SELECT master, count(*)::int AS keys FROM keys.data_key GROUP BY master ORDER BY master',
  );
  return new Map(rows.map(({ master, keys }) => [master, keys]));
};

const rewrapSome = (pool: Pool, masters: MasterKeys, former: string): Promise<number> =>
  inTransaction(pool, async (sql) => {
    const { rows } = await sql.query<Wrapped>(
      `SELECT subject, category, wrapped FROM keys.data_key WHERE master = $1
       ORDER BY subject, category LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [former],
    );
    const anew = await Promise.all(
      rows.map(async ({ subject, category, wrapped }) => {
        const context = `${subject}|${category}`;
        return masters.wrap(await masters.unwrap(former, wrapped, context), context);
      }),
    );
    await sql.query(
      `UPDATE keys.data_key k SET wrapped = n.wrapped, master = n.master
       FROM unnest($1::text[], $2::text[], $3::bytea[], $4::text[]) n (subject, category, wrapped, master)
       WHERE k.subject = n.subject AND k.category = n.category`,
      [
        rows.map(({ subject }) => subject),
        rows.map(({ category }) => category),
        anew.map(({ wrapped }) => wrapped),
        anew.map(({ id }) => id),
      ],
    );
    return rows.length;
  });

/** Wraps by the current master key whatever a former one wraps. Whoever is interrupted just does it again. */
export const rewrap = async (
  pool: Pool,
  masters: MasterKeys,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<number> => {
  let done = 0;
  for (;;) {
    const former = [...(await wrappedBy(pool))].filter(([master]) => master !== masters.current());
    const left = former.reduce((sum, [, keys]) => sum + keys, 0);
    progress(done, done + left);
    if (!former[0]) return done;
    const some = await rewrapSome(pool, masters, former[0][0]);
    done += some;
    // What is left is in the hands of another rotation.
    if (some === 0) await sleep(PAUSE);
  }
};

/** Puts a new master key before those in the file. */
export const addMaster = (file: string): void => writeKeys(file, [randomBytes(32), ...readKeys(file)]);

/** Takes out of the file what wraps nothing any more. @returns how many keys that were */
export const dropFormer = (file: string): number => {
  const [current, ...former] = readKeys(file);
  writeKeys(file, [current!]);
  return former.length;
};
