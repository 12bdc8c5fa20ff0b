import type { JournalFact } from '../../kernel/journal.js';
import type { Sql } from '../sql.js';

/**
 * A fact that a reader cannot digest parks its stream, for that reader only: the other streams go on, and once the
 * cause is mended the stream is taken up again where it stopped.
 */
export interface Parked {
  readonly stream: string;
  /** Version of the first fact that was not handled. */
  readonly version: number;
  readonly type: string;
  readonly error: string;
  readonly parkedAt: string;
}

const LONGEST = 500;

export const readParked = async (sql: Sql, reader: string): Promise<Parked[]> => {
  const { rows } = await sql.query<Parked>(
    `SELECT stream, version, type, error, to_char(parked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "parkedAt"
     FROM engine.parked WHERE reader = $1 ORDER BY parked_at, stream`,
    [reader],
  );
  return rows;
};

export const park = async (
  sql: Sql,
  reader: string,
  { stream, version, type }: Pick<JournalFact, 'stream' | 'version' | 'type'>,
  error: unknown,
): Promise<void> => {
  const said = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST);
  await sql.query(
    `INSERT INTO engine.parked (reader, stream, version, type, error) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (reader, stream) DO NOTHING`,
    [reader, stream, version, type, said],
  );
};

export const unpark = async (sql: Sql, reader: string, stream: string): Promise<void> => {
  await sql.query('DELETE FROM engine.parked WHERE reader = $1 AND stream = $2', [reader, stream]);
};
