import type { QueryRunner } from 'typeorm';

/** Anything that runs SQL: a pool, a DataSource, a transaction. */
interface Sql {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

const rowsOf = <Row>(answer: unknown): Row[] =>
  (Array.isArray(answer) ? answer : (answer as { rows: Row[] }).rows) as Row[];

/** How far a reader has come, and with which shape; undefined for a new reader. */
export const readCheckpoint = async (
  sql: Sql,
  reader: string,
): Promise<{ shape: string; position: bigint } | undefined> => {
  const answer = await sql.query('SELECT shape, position::text FROM engine.checkpoint WHERE reader = $1', [
    reader,
  ]);
  const [row] = rowsOf<{ shape: string; position: string }>(answer);
  return row && { shape: row.shape, position: BigInt(row.position) };
};

/** Starts a reader, anew if it has been there before. */
export const resetCheckpoint = async (
  sql: Sql,
  reader: string,
  shape: string,
  position = 0n,
): Promise<void> => {
  await sql.query(
    `INSERT INTO engine.checkpoint (reader, shape, position) VALUES ($1, $2, $3)
     ON CONFLICT (reader) DO UPDATE SET shape = excluded.shape, position = excluded.position, updated_at = now()`,
    [reader, shape, position.toString()],
  );
};

/** Somebody else moved the checkpoint: another instance, or a rebuild that swapped its table in. */
export class CheckpointMoved extends Error {}

/** Moves a reader on within the transaction of what it did. @throws CheckpointMoved */
export const moveCheckpoint = async (
  runner: QueryRunner,
  reader: string,
  from: bigint,
  to: bigint,
): Promise<void> => {
  const moved = (await runner.query(
    'UPDATE engine.checkpoint SET position = $3, updated_at = now() WHERE reader = $1 AND position = $2 RETURNING 1 AS moved',
    [reader, from.toString(), to.toString()],
  )) as [unknown[], number];
  if (moved[1] !== 1) throw new CheckpointMoved(`${reader} is no longer at ${from}`);
};
