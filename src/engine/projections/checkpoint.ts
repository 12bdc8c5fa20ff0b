import type { Sql } from '../sql.js';

export interface Checkpoint {
  /** What the reader makes of the facts. */
  readonly shape: string;
  readonly position: bigint;
}

/** How far a reader has come, and with which shape; undefined for a new reader. */
export const readCheckpoint = async (sql: Sql, reader: string): Promise<Checkpoint | undefined> => {
  const { rows } = await sql.query<{ shape: string; position: string }>(
    'SELECT shape, position::text FROM engine.checkpoint WHERE reader = $1',
    [reader],
  );
  return rows[0] && { shape: rows[0].shape, position: BigInt(rows[0].position) };
};

/** Holds a reader where it is until the end of the transaction. */
export const holdCheckpoint = async (sql: Sql, reader: string): Promise<bigint> => {
  const { rows } = await sql.query<{ position: string }>(
    'SELECT position::text FROM engine.checkpoint WHERE reader = $1 FOR UPDATE',
    [reader],
  );
  return BigInt(rows[0]?.position ?? 0);
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

/** Somebody else moved the checkpoint: another instance, or a rebuild (by another release, even) that swapped its table in. */
export class CheckpointMoved extends Error {}

/** Moves a reader on within the transaction of what it did. @throws CheckpointMoved */
export const moveCheckpoint = async (
  sql: Sql,
  reader: string,
  shape: string,
  from: bigint,
  to: bigint,
): Promise<void> => {
  const { rowCount } = await sql.query(
    'UPDATE engine.checkpoint SET position = $3, updated_at = now() WHERE reader = $1 AND position = $2 AND shape = $4',
    [reader, from.toString(), to.toString(), shape],
  );
  if (rowCount !== 1) throw new CheckpointMoved(`${reader} is no longer at ${from}`);
};

/** Ends a reader that is needed no more. */
export const dropCheckpoint = async (sql: Sql, reader: string): Promise<void> => {
  await sql.query('DELETE FROM engine.checkpoint WHERE reader = $1', [reader]);
};
