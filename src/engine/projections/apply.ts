import { CORRECTED, effective, RETRACTED } from '../../kernel/correction.js';
import type { Journal, JournalFact, ScannedFact } from '../../kernel/journal.js';
import { isMergedAway, MERGED, rewrites, UNMERGED } from '../../kernel/merge.js';
import { categoryOf, idOf, nextRow, type Projection, rowAfter } from '../../kernel/projection.js';
import type { Codec } from '../codec.js';
import { isDataError } from '../problems.js';
import type { Sql } from '../sql.js';
import { indexed } from './blind-index.js';
import type { Table } from './table.js';

/** A stream that could not be folded or written, and the fact at which it stopped. */
export interface Indigestible {
  readonly fact: Pick<ScannedFact, 'stream' | 'version' | 'type'>;
  readonly error: unknown;
}

/** A stream's row after a batch. */
export interface FoldedRow {
  readonly id: string;
  readonly row: object | null;
  readonly last: Indigestible['fact'];
}

const byStream = (facts: readonly JournalFact[]): Map<string, JournalFact[]> => {
  const streams = new Map<string, JournalFact[]>();
  for (const fact of facts) {
    const mine = streams.get(fact.stream);
    if (mine) mine.push(fact);
    else streams.set(fact.stream, [fact]);
  }
  return streams;
};

/** Whether a projection has anything to do with a fact; one of an unknown type may concern it. */
export const concerns = ({ of, on }: Projection, codec: Codec, fact: ScannedFact): boolean =>
  categoryOf(fact.stream) === of &&
  (Object.hasOwn(on, fact.type) || rewrites(fact) || !codec.knows(fact.type));

/** What changes rows although no projection says so. */
const REWRITING = [CORRECTED, RETRACTED, MERGED, UNMERGED];

/** The types of facts that a projection can do without. */
export const unneeded = ({ on }: Projection, { types }: Codec): string[] =>
  types.filter((type) => !Object.hasOwn(on, type) && !REWRITING.includes(type));

/** Not a piece of a larger string, which would stay in memory with it. */
export const whole = (text: string): string => Buffer.from(text).toString();

/** A stream's facts up to a position. */
export const historyUpTo = async (
  journal: Journal,
  stream: string,
  upTo: bigint,
): Promise<readonly JournalFact[]> => (await journal.read(stream)).filter(({ position }) => position <= upTo);

/** The row that a whole history makes, corrections resolved; none while another stream stands for it. */
export const rowOf = (
  codec: Codec,
  projection: Projection,
  history: readonly JournalFact[],
): object | null =>
  isMergedAway(history) ? null : rowAfter(projection, effective(history.map((fact) => codec.decode(fact))));

/** The whole histories of those streams of a batch that were corrected or merged in it. */
const rewrittenIn = async (journal: Journal, streams: ReadonlyMap<string, readonly JournalFact[]>) => {
  const rewritten = [...streams].filter(([, facts]) => facts.some(rewrites));
  const histories = rewritten.map(
    async ([stream, facts]) => [stream, await historyUpTo(journal, stream, facts.at(-1)!.position)] as const,
  );
  return new Map(await Promise.all(histories));
};

/** Folds a batch of facts, whatever their streams, onto the rows that were there before. */
export const foldBatch = async (
  journal: Journal,
  codec: Codec,
  projection: Projection,
  before: (id: string) => object | null,
  batch: readonly JournalFact[],
): Promise<{ readonly folded: readonly FoldedRow[]; readonly bad: readonly Indigestible[] }> => {
  const streams = byStream(batch);
  const histories = await rewrittenIn(journal, streams);
  const bad: Indigestible[] = [];
  const folded: FoldedRow[] = [];
  for (const [stream, facts] of streams) {
    const id = idOf(stream);
    let row = before(id);
    let last = facts[0]!;
    try {
      const history = histories.get(stream);
      if (history) row = rowOf(codec, projection, history);
      else for (last of facts) row = nextRow(projection, row, codec.decode(last));
      folded.push({ id, row: await indexed(codec, projection, row), last });
    } catch (error) {
      bad.push({ fact: last, error });
    }
  }
  return { folded, bad };
};

/**
 * Folds a batch of facts that concern a projection into its rows, as part of the caller's transaction.
 * @param carefully finds out which row it is that the database refuses; without it such a refusal is thrown
 * @returns the streams that could not be digested; their rows stay as they were
 */
export const applyBatch = async (
  sql: Sql,
  journal: Journal,
  codec: Codec,
  projection: Projection,
  table: Table,
  batch: readonly JournalFact[],
  carefully = false,
): Promise<Indigestible[]> => {
  if (batch.length === 0) return [];
  const before = await table.read(sql, idsOf(batch));
  const { folded, bad } = await foldBatch(journal, codec, projection, (id) => before.get(id) ?? null, batch);
  if (!carefully) await write(sql, table, folded);
  const refused = [];
  if (carefully) for (const each of folded) refused.push(...(await tryWrite(sql, table, each)));
  return [...bad, ...refused];
};

/** Whose rows a batch changes. */
export const idsOf = (batch: readonly Pick<JournalFact, 'stream'>[]): string[] => [
  ...new Set(batch.map(({ stream }) => idOf(stream))),
];

/** The rows that are there after a batch, and the ids of those that are gone. */
export const splitRows = (folded: readonly FoldedRow[]) => ({
  rows: folded.flatMap(({ row }) => row ?? []),
  gone: folded.filter(({ row }) => !row).map(({ id }) => id),
});

/** Tries as if every value were fine, and only if one is not, carefully. */
export const orCarefully = async <T>(work: (carefully: boolean) => Promise<T>): Promise<T> => {
  try {
    return await work(false);
  } catch (error) {
    if (!isDataError(error)) throw error;
    return work(true);
  }
};

export const write = async (sql: Sql, table: Table, folded: readonly FoldedRow[]): Promise<void> => {
  const { rows, gone } = splitRows(folded);
  await table.write(sql, rows);
  await table.remove(sql, gone);
};

export const tryWrite = async (sql: Sql, table: Table, folded: FoldedRow): Promise<Indigestible[]> => {
  await sql.query('SAVEPOINT row');
  try {
    await write(sql, table, [folded]);
    return [];
  } catch (error) {
    if (!isDataError(error)) throw error;
    await sql.query('ROLLBACK TO SAVEPOINT row');
    return [{ fact: folded.last, error }];
  }
};
