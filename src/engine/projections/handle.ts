import type { JournalFact } from '../../kernel/journal.js';
import type { Projection } from '../../kernel/projection.js';
import { lru } from '../lru.js';
import { isDataError } from '../problems.js';
import { inTransaction, type Sql } from '../sql.js';
import { applyBatch, foldBatch, idsOf, orCarefully, splitRows } from './apply.js';
import { MOVE, marked, type Move, moveCheckpoint, moveValues } from './checkpoint.js';
import { park, readParked } from './parking.js';
import type { Projecting } from './projector.js';
import { type Table, tableOf } from './table.js';

/** Rows kept in memory, so that a batch need not read them. */
const HOT = 4_000;

/**
 * Rows and checkpoint in one statement: one way to the server and back. Both can be derived again, so nobody waits for
 * the disk. It locks the table before the checkpoint, as the swap of a rebuild does.
 */
const writeAtOnce = async (
  sql: Sql,
  table: Table,
  move: Move,
  { rows, gone }: ReturnType<typeof splitRows>,
): Promise<string> => {
  const { rows: moved } = await sql.query<{ mark: string }>({
    name: `write ${table.name}`,
    text: `WITH moved AS (${MOVE}),
      written AS (${table.upsert('$6::jsonb', 'EXISTS (SELECT FROM moved)')}),
      removed AS (DELETE FROM ${table.name} WHERE id = ANY($7::uuid[]) AND EXISTS (SELECT FROM moved))
      SELECT mark, set_config('synchronous_commit', 'off', true) FROM moved`,
    values: [...moveValues(move), JSON.stringify(rows), gone],
  });
  return marked(move, moved);
};

/**
 * Handles what is due for a projection: rows, parked streams and checkpoint move together. Between batches rows stay in
 * memory for as long as nobody else touches the checkpoint.
 */
export const handler = (
  { source, pool, journal, codec }: Projecting,
  projection: Projection,
  reader: string,
) => {
  const table = tableOf(source, projection);
  const hot = lru<object | { readonly gone: true }>(HOT);
  const GONE = { gone: true } as const;
  /** Absent while there may be parked streams. Only this reader parks; others may take up again what it has parked. */
  let mark: string | undefined;

  const forget = (): void => {
    hot.clear();
    mark = undefined;
  };

  /** In a transaction, with an eye on parked streams. */
  const inSteps = (batch: readonly JournalFact[], from: bigint, to: bigint): Promise<void> =>
    orCarefully((carefully) =>
      inTransaction(
        pool,
        async (sql) => {
          const moved = await moveCheckpoint(sql, { reader, shape: table.shape, from, to });
          const parked = new Set((await readParked(sql, reader)).map(({ stream }) => stream));
          const digestible = parked.size > 0 ? batch.filter(({ stream }) => !parked.has(stream)) : batch;
          const bad = await applyBatch(sql, journal, codec, projection, table, digestible, carefully);
          for (const { fact, error } of bad) await park(sql, reader, fact, error);
          return parked.size + bad.length > 0 ? undefined : moved;
        },
        { lazily: true },
      ),
    ).then((moved) => {
      mark = moved;
    });

  /** At once. @returns false if something in it is indigestible: then nothing has happened */
  const atOnce = async (batch: readonly JournalFact[], from: bigint, to: bigint): Promise<boolean> => {
    const before = new Map<string, object | null>();
    const missing: string[] = [];
    for (const id of idsOf(batch)) {
      const row = hot.get(id);
      if (row) before.set(id, row === GONE ? null : row);
      else missing.push(id);
    }
    for (const [id, row] of await table.read(pool, missing)) before.set(id, row);
    const rowBefore = (id: string) => before.get(id) ?? null;
    const { folded, bad } = await foldBatch(journal, codec, projection, rowBefore, batch);
    if (bad.length > 0) return false;
    mark = await writeAtOnce(pool, table, { reader, shape: table.shape, from, to, mark }, splitRows(folded));
    for (const { id, row } of folded) hot.set(id, row ?? GONE);
    return true;
  };

  const handle = async (batch: readonly JournalFact[], from: bigint, to: bigint): Promise<void> => {
    try {
      if (mark && (await atOnce(batch, from, to))) return;
    } catch (error) {
      forget();
      if (!isDataError(error)) throw error;
    }
    forget();
    await inSteps(batch, from, to);
  };

  return { handle, forget };
};
