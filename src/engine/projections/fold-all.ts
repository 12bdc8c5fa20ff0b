import type { Pool } from 'pg';
import type { Journal, ScannedFact } from '../../kernel/journal.js';
import { idOf, nextRow, type Projection } from '../../kernel/projection.js';
import type { Codec } from '../codec.js';
import { inTransaction } from '../sql.js';
import { concerns, type FoldedRow, type Indigestible, orCarefully, tryWrite, write } from './apply.js';
import { moveCheckpoint } from './checkpoint.js';
import { park, readParked } from './parking.js';
import type { Table } from './table.js';

/** Facts between two moments at which everything is written down, so that a cut-off rebuild goes on from there. */
const FLUSH = 150_000;
/** Rows kept in memory; beyond that they are read again when their next fact comes. */
const MOST_ROWS = 60_000;
const CHUNK = 5_000;

interface Folding {
  readonly pool: Pool;
  readonly journal: Journal;
  readonly codec: Codec;
  readonly projection: Projection;
  readonly table: Table;
  /** Whose checkpoint moves along. */
  readonly reader: string;
  readonly progress: (position: bigint) => void;
  readonly over?: AbortSignal;
}

/**
 * Folds a long stretch of the journal into a table that nobody reads yet: rows are folded in memory, whatever the number
 * of their facts, and written down now and then together with the checkpoint. Memory is bounded by rows, not by facts.
 */
export const foldAll = async (folding: Folding, from: bigint, upTo: bigint): Promise<void> => {
  const { pool, journal, codec, projection, table, reader, progress, over } = folding;
  const without = codec.types.filter((type) => !Object.hasOwn(projection.on, type));
  const rows = new Map<string, object | null>();
  const changed = new Map<string, ScannedFact>();
  const parked = new Set((await readParked(pool, reader)).map(({ stream }) => stream));
  let bad: Indigestible[] = [];
  let complete = from === 0n;
  let at = from;
  let since = 0;

  const flush = async (position: bigint): Promise<void> => {
    const due = [...changed].map(([id, last]): FoldedRow => ({ id, row: rows.get(id) ?? null, last }));
    await orCarefully((carefully) =>
      inTransaction(
        pool,
        async (sql) => {
          await moveCheckpoint(sql, { reader, shape: table.shape, from: at, to: position });
          const all = [...bad];
          if (carefully) for (const each of due) all.push(...(await tryWrite(sql, table, each)));
          else for (let i = 0; i < due.length; i += CHUNK) await write(sql, table, due.slice(i, i + CHUNK));
          for (const { fact, error } of all) await park(sql, reader, fact, error);
        },
        { lazily: true },
      ),
    );
    changed.clear();
    bad = [];
    if (rows.size > MOST_ROWS) {
      rows.clear();
      complete = false;
    }
    at = position;
    since = 0;
    progress(position);
  };

  const fetch = async (facts: readonly ScannedFact[]): Promise<void> => {
    const missing = [...new Set(facts.map(({ stream }) => idOf(stream)))].filter((id) => !rows.has(id));
    for (const [id, row] of await table.read(pool, missing)) rows.set(id, row);
  };

  for await (const batch of journal.scan(from, upTo, without)) {
    over?.throwIfAborted();
    const facts = batch.filter((fact) => concerns(projection, codec, fact));
    if (!complete) await fetch(facts);
    for (const fact of facts) {
      if (parked.has(fact.stream)) continue;
      const id = idOf(fact.stream);
      try {
        rows.set(id, nextRow(projection, rows.get(id) ?? null, codec.decode(fact)));
        changed.set(id, fact);
      } catch (error) {
        parked.add(fact.stream);
        bad.push({ fact, error });
      }
    }
    since += batch.length;
    if (since >= FLUSH) await flush(batch.at(-1)!.position);
    else progress(batch.at(-1)!.position);
  }
  if (at < upTo) await flush(upTo);
};
