import { effective } from '../../kernel/correction.js';
import type { Journal, ScannedFact } from '../../kernel/journal.js';
import { isMergedAway, rewrites } from '../../kernel/merge.js';
import { categoryOf, idOf, nextRow, type Projection, rowAfter } from '../../kernel/projection.js';
import type { Codec } from '../codec.js';
import { recordedBy } from '../pasts.js';
import { concerns, unneeded, whole } from '../projections/apply.js';
import { indexed } from '../projections/blind-index.js';
import type { Table } from '../projections/table.js';
import type { Sql } from '../sql.js';
import type { FactPlace, JournalCut } from './journal-cut.js';

/** Rows kept in memory; beyond that they are written down, and read again when their next fact comes. */
const MOST_ROWS = 20_000;
const CHUNK = 1_000;
/** Histories that are read at once. */
const AT_ONCE = 8;

export interface CutFolding {
  readonly journal: Journal;
  readonly codec: Codec;
  readonly projection: Projection;
  readonly cut: JournalCut;
  /** The rows so far, which nobody else writes. */
  readonly table: Table;
  readonly sql: Sql;
  readonly progress: (position: bigint) => void;
  readonly over: AbortSignal;
}

/** A fact that counts, and where it stands in this journal. */
export interface Included extends FactPlace {
  readonly position: bigint;
}

const known = ({ recordedUntil }: JournalCut, { recordedAt }: Pick<ScannedFact, 'recordedAt'>): boolean =>
  !recordedUntil || recordedBy(recordedAt, recordedUntil);
const happened = ({ happenedUntil }: JournalCut, { happenedOn }: Pick<ScannedFact, 'happenedOn'>): boolean =>
  !happenedUntil || happenedOn <= happenedUntil;

/**
 * Folds a stretch of the journal into rows, as far as the cut lets its facts through. Streams that were corrected or
 * merged are folded from their whole history, once, in the end.
 * @returns the last fact that was let through, if there was one
 * @throws whatever a fact makes of a fold: a figure without it would be wrong, and nobody would see it
 */
export const foldCut = async (
  { journal, codec, projection, cut, table, sql, progress, over }: CutFolding,
  from: bigint,
  upTo: bigint,
): Promise<Included | undefined> => {
  const rows = new Map<string, object | null>();
  const rewritten = new Set<string>();
  /** Whether a stream that is not in memory has no row yet. */
  let complete = from === 0n;
  let last: Included | undefined;

  const write = async (): Promise<void> => {
    const all = [...rows];
    for (let i = 0; i < all.length; i += CHUNK) {
      const chunk = all.slice(i, i + CHUNK);
      const there = chunk.flatMap(([, row]) => row ?? []);
      await table.write(
        sql,
        (await Promise.all(there.map((row) => indexed(codec, projection, row)))) as object[],
      );
      await table.remove(
        sql,
        chunk.filter(([, row]) => !row).map(([stream]) => idOf(stream)),
      );
    }
    rows.clear();
    complete = false;
  };

  const fetch = async (streams: readonly string[]): Promise<void> => {
    const missing = [...new Set(streams)].filter((stream) => !rows.has(stream)).map(whole);
    const found = complete ? new Map<string, object>() : await table.read(sql, missing.map(idOf));
    for (const stream of missing) rows.set(stream, found.get(idOf(stream)) ?? null);
  };

  const add = (fact: Omit<ScannedFact, 'position'>): void => {
    if (rewrites(fact)) rewritten.add(whole(fact.stream));
    else if (happened(cut, fact))
      rows.set(fact.stream, nextRow(projection, rows.get(fact.stream) ?? null, codec.decode(fact)));
  };

  for await (const batch of journal.scan(from, upTo, unneeded(projection, codec))) {
    over.throwIfAborted();
    const facts = batch.filter((fact) => concerns(projection, codec, fact) && known(cut, fact));
    await fetch(facts.map(({ stream }) => stream));
    for (const fact of facts) add(fact);
    const latest = facts.at(-1);
    if (latest) {
      const { stream, version, id, position } = latest;
      last = { stream: whole(stream), version, id: whole(id), position };
    }
    if (rows.size > MOST_ROWS) await write();
    progress(batch.at(-1)!.position);
  }

  const supposed = [...(cut.plus ?? [])].filter(([stream]) => categoryOf(stream) === projection.of);
  await fetch(supposed.map(([stream]) => stream));
  for (const [, facts] of supposed) for (const fact of facts) add(fact);

  const refold = async (stream: string): Promise<void> => {
    const stored = (await journal.read(stream)).filter((fact) => fact.position <= upTo && known(cut, fact));
    const history = [...stored, ...(cut.plus?.get(stream) ?? [])];
    const facts = isMergedAway(history) ? [] : effective(history.map((fact) => codec.decode(fact)));
    rows.set(
      stream,
      rowAfter(
        projection,
        facts.filter((fact) => happened(cut, fact)),
      ),
    );
  };
  const streams = [...rewritten];
  for (let i = 0; i < streams.length; i += AT_ONCE) {
    over.throwIfAborted();
    await Promise.all(streams.slice(i, i + AT_ONCE).map(refold));
  }
  await write();
  return last;
};
