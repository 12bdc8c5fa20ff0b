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

/** Where a reader goes. `mark` stands for the checkpoint as it left it: nobody must have touched it since, not even without moving it. */
export interface Move {
  readonly reader: string;
  readonly shape: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly mark?: string;
}

/** Of parameters $1 to $5. */
export const MOVE = `UPDATE engine.checkpoint SET position = $4, updated_at = now()
  WHERE reader = $1 AND shape = $2 AND position = $3 AND ($5::xid IS NULL OR xmin = $5::xid)
  RETURNING xmin::text AS mark`;

export const moveValues = ({ reader, shape, from, to, mark }: Move): unknown[] => [
  reader,
  shape,
  from.toString(),
  to.toString(),
  mark ?? null,
];

/** The checkpoint's mark after a move. @throws CheckpointMoved if there was none */
export const marked = ({ reader, from }: Move, rows: readonly { mark: string }[]): string => {
  if (!rows[0]) throw new CheckpointMoved(`${reader} is no longer at ${from}`);
  return rows[0].mark;
};

/** Moves a reader on within the transaction of what it did. @returns its mark from now on @throws CheckpointMoved */
export const moveCheckpoint = async (sql: Sql, move: Move): Promise<string> =>
  marked(move, (await sql.query<{ mark: string }>(MOVE, moveValues(move))).rows);

/** Ends a reader that is needed no more. */
export const dropCheckpoint = async (sql: Sql, reader: string): Promise<void> => {
  await sql.query('DELETE FROM engine.checkpoint WHERE reader = $1', [reader]);
};
