import { hostname } from 'node:os';
import { lockOf } from './projections/leadership.js';
import type { Runtime } from './runtime.js';

/** By which name an instance holds what it leads: PostgreSQL cuts names at 63 letters. */
export const instanceName = (): string => `integration-journey ${hostname().slice(0, 30)} ${process.pid}`;

/** A running service on this database, and what it leads. */
export interface Instance {
  readonly name: string;
  readonly since: string;
  /** The one that answers. */
  readonly self: boolean;
  readonly leads: readonly string[];
}

/**
 * Who runs, as the database knows it by the sessions that hold the locks of leaders: nobody has to say so, and who is gone
 * is gone.
 */
export const instancesOf = async ({
  pool,
  leadership,
}: Pick<Runtime, 'pool' | 'leadership'>): Promise<readonly Instance[]> => {
  const { rows } = await pool.query<Instance>(
    `SELECT substr(a.application_name, length('integration-journey ') + 1) AS name,
       to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since,
       a.pid IS NOT DISTINCT FROM $2::int AS self,
       array(SELECT r.reader FROM unnest($1::text[], $3::text[]) AS r (reader, key)
         JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
           AND (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(r.key, 0)
         ORDER BY r.reader) AS leads
     FROM pg_stat_activity a
     WHERE a.datname = current_database() AND a.application_name LIKE 'integration-journey %'
     ORDER BY a.backend_start, a.pid`,
    [leadership.asked(), leadership.session(), leadership.asked().map(lockOf)],
  );
  return rows;
};
