import type { Sql } from '../engine/sql.js';
import type { Head } from './anchor.js';
import type { Finding } from './holder.js';

/** The read log as one stream more; those of the journal have an id in their name. */
export const READ_LOG = 'read-log';

/** How the read log ends; undefined while it is empty. */
export const endOfReadLog = async (sql: Sql): Promise<Head | undefined> => {
  const { rows } = await sql.query<{ version: number; hash: string }>(
    `SELECT no::float8 AS version, encode(hash, 'hex') AS hash FROM access.head WHERE no > 0`,
  );
  return rows[0] && { stream: READ_LOG, ...rows[0] };
};

/** An end of the read log that an anchor saw. */
export interface SeenEnd {
  readonly anchor: number;
  readonly head: Head;
}

/** Entries that anchors saw and that say something else by now, or are gone; the months whose time had come do not count. */
const UNLIKE = `WITH kept AS (SELECT coalesce(min(no), 0) AS first, coalesce(max(no), 0) AS last FROM access.entry)
  SELECT s.anchor, s.no::float8 AS no, e.hash IS NULL AS gone, k.last::float8 AS last
  FROM unnest($1::integer[], $2::bigint[], $3::text[]) AS s (anchor, no, hash) CROSS JOIN kept k
    LEFT JOIN access.entry e ON e.no = s.no
  WHERE (s.no >= k.first OR k.last = 0) AND encode(e.hash, 'hex') IS DISTINCT FROM s.hash
  ORDER BY s.no LIMIT 1`;

/** Holds the read log against its own chain, and against how anchors saw it end. */
export const heldReadLog = async (sql: Sql, seen: readonly SeenEnd[]): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  const tell = (version: number, says: string, anchor?: number): void =>
    void found.push({ kind: 'read-log', stream: READ_LOG, version, says, anchor });
  const { rows } = await sql.query<{ no: number | null }>('SELECT access.broken()::float8 AS no');
  const broken = rows[0]!.no;
  if (broken !== null) tell(broken, `entry ${broken} of the read log does not follow from the one before`);
  const unlike = await sql.query<{ anchor: number; no: number; gone: boolean; last: number }>(UNLIKE, [
    seen.map(({ anchor }) => anchor),
    seen.map(({ head }) => head.version),
    seen.map(({ head }) => head.hash),
  ]);
  for (const { anchor, no, gone, last } of unlike.rows)
    tell(
      no,
      gone
        ? `the read log ends at entry ${last}; anchor ${anchor} saw ${no}`
        : `entry ${no} of the read log is not the one that anchor ${anchor} saw`,
      anchor,
    );
  return found;
};
