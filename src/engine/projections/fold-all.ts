import type { Pool } from 'pg';
import type { Journal, ScannedFact } from '../../kernel/journal.js';
import { rewrites } from '../../kernel/merge.js';
import { idOf, nextRow, type Projection } from '../../kernel/projection.js';
import type { Codec } from '../codec.js';
import { inTransaction } from '../sql.js';
import {
  concerns,
  type FoldedRow,
  historyUpTo,
  type Indigestible,
  orCarefully,
  rowOf,
  tryWrite,
  unneeded,
  whole,
  write,
} from './apply.js';
import { indexed } from './blind-index.js';
import { moveCheckpoint } from './checkpoint.js';
import { park, readParked } from './parking.js';
import type { Table } from './table.js';

/** Milliseconds between two moments at which everything is written down: so much a rebuild that is cut off has to do again. */
const FLUSH = 5_000;
/** Rows kept in memory; beyond that they are written down, and read again when their next fact comes. */
const MOST_ROWS = 20_000;
const CHUNK = 1_000;

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

/** A stream's row on its way. */
interface Kept {
  readonly stream: string;
  row: object | null;
  /** Of the last fact; 0 while nothing is to be written. */
  version: number;
  type: string;
}

/**
 * Folds a long stretch of the journal into a table that nobody reads yet: rows are folded in memory, whatever the number
 * of their facts, and written down now and then together with the checkpoint. Memory is bounded by rows, not by facts.
 */
export const foldAll = async (folding: Folding, from: bigint, upTo: bigint): Promise<void> => {
  const { pool, journal, codec, projection, table, reader, progress, over } = folding;
  const kept = new Map<string, Kept>();
  const parked = new Set((await readParked(pool, reader)).map(({ stream }) => stream));
  let bad: Indigestible[] = [];
  /** Whether a stream that is not in memory has no row yet. */
  let complete = from === 0n;
  let at = from;
  let due = performance.now() + FLUSH;

  const flush = async (position: bigint): Promise<void> => {
    const rows: FoldedRow[] = [];
    for (const { stream, row, version, type } of kept.values())
      if (version > 0)
        rows.push({
          id: idOf(stream),
          row: await indexed(codec, projection, row),
          last: { stream, version, type },
        });
    await orCarefully((carefully) =>
      inTransaction(
        pool,
        async (sql) => {
          await moveCheckpoint(sql, { reader, shape: table.shape, from: at, to: position });
          const all = [...bad];
          if (carefully) for (const each of rows) all.push(...(await tryWrite(sql, table, each)));
          else for (let i = 0; i < rows.length; i += CHUNK) await write(sql, table, rows.slice(i, i + CHUNK));
          for (const { fact, error } of all) await park(sql, reader, fact, error);
        },
        { lazily: true },
      ),
    );
    for (const each of kept.values()) each.version = 0;
    bad = [];
    if (kept.size > MOST_ROWS) {
      kept.clear();
      complete = false;
    }
    at = position;
    due = performance.now() + FLUSH;
    progress(position);
  };

  const keep = (name: string, row: object | null): Kept => {
    const each = { stream: whole(name), row, version: 0, type: '' };
    kept.set(each.stream, each);
    return each;
  };

  const fetch = async (facts: readonly ScannedFact[]): Promise<void> => {
    const missing = [...new Set(facts.map(({ stream }) => stream))].filter((stream) => !kept.has(stream));
    const found = await table.read(pool, missing.map(idOf));
    for (const stream of missing) keep(stream, found.get(idOf(stream)) ?? null);
  };

  for await (const batch of journal.scan(from, upTo, unneeded(projection, codec))) {
    over?.throwIfAborted();
    const facts = batch.filter((fact) => concerns(projection, codec, fact));
    if (!complete) await fetch(facts);
    for (const fact of facts) {
      const mine = kept.get(fact.stream) ?? keep(fact.stream, null);
      if (parked.size > 0 && parked.has(mine.stream)) continue;
      const history = rewrites(fact) ? await historyUpTo(journal, mine.stream, fact.position) : undefined;
      try {
        mine.row = history
          ? rowOf(codec, projection, history)
          : nextRow(projection, mine.row, codec.decode(fact));
        mine.version = fact.version;
        mine.type = fact.type;
      } catch (error) {
        parked.add(mine.stream);
        bad.push({ fact: { stream: mine.stream, version: fact.version, type: fact.type }, error });
      }
    }
    const { position } = batch.at(-1)!;
    if (kept.size > MOST_ROWS || performance.now() > due) await flush(position);
    else progress(position);
  }
  if (at < upTo) await flush(upTo);
};
