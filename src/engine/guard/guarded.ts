import { createHash } from 'node:crypto';
import { Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import { borrow, giveBack, type Sql } from '../sql.js';
import { admit } from './policies.js';
import { openReader, READER } from './role.js';

/** What somebody shows to see rows about people. */
export interface Shown {
  readonly keys: readonly string[];
  readonly now: Date;
}

/** Read models as the database itself shows them to somebody: behind the wall that statements are narrowed by. */
export interface Guarded {
  query(shown: Shown, statement: QueryConfig): Promise<QueryResult<Record<string, unknown>>>;
  /** Lets readers see the tables that are there; in the transaction that puts one in its place, or at a start. */
  admit(sql: Sql): Promise<void>;
  close(): Promise<void>;
}

/** What a connection was told to show, with our mark; a statement may have changed either. */
interface Kept {
  readonly shown: string;
  readonly mark: string;
}

const CONNECTIONS = 10;
const MINUTE = 60_000;

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** To the minute, so that a connection can keep what it was shown for whoever asks again. */
const textOf = ({ keys, now }: Shown): string =>
  [new Date(Math.floor(now.getTime() / MINUTE) * MINUTE).toISOString(), ...keys].join(' ');

/**
 * @param pool of the service itself, who alone can read the secret that marks its keys
 * @param people names of the tables about people, without their schema
 * @throws ConfigError if this database user may not make the role
 */
export const guardedRows = async (pool: Pool, people: readonly string[]): Promise<Guarded> => {
  await openReader(pool);
  const { rows } = await pool.query<{ bytes: Buffer }>('SELECT bytes FROM access.secret');
  const secret = rows[0]!.bytes;
  const markOf = (shown: string): string => sha256(secret, sha256(secret, shown)).toString('hex');

  const options = `${(pool.options as { options?: string }).options ?? ''} -c role=${READER}`;
  const readers = new Pool({ ...pool.options, options, max: CONNECTIONS });
  readers.on('error', () => undefined);
  const last = new WeakMap<PoolClient, Kept>();

  const show = async (client: PoolClient, shown: string): Promise<void> => {
    if (last.get(client)?.shown === shown) return;
    last.delete(client);
    const mark = markOf(shown);
    await client.query({
      name: 'show keys',
      text: `SELECT set_config('access.shown', $1, false), set_config('access.mark', $2, false)`,
      values: [shown, mark],
    });
    last.set(client, { shown, mark });
  };

  /** Not waited for by who asked. A statement may have changed settings for those that come after it. */
  const putBack = async (client: PoolClient, broken: boolean): Promise<void> => {
    const again = {
      name: 'role',
      text: `SELECT current_setting('access.shown', true) AS shown, current_setting('access.mark', true) AS mark,
               set_config('role', '${READER}', false), set_config('row_security', 'on', false)`,
    };
    const put = broken ? undefined : await client.query<Kept>(again).catch(() => undefined);
    const [kept, was] = [put?.rows[0], last.get(client)];
    if (kept?.shown !== was?.shown || kept?.mark !== was?.mark) last.delete(client);
    giveBack(client, !put);
  };

  return {
    query: async (shown, statement) => {
      const client = await borrow(readers);
      let broken = false;
      try {
        await show(client, textOf(shown));
        return await client.query(statement);
      } catch (error) {
        // An error of the server has a code, and the connection goes on.
        broken = !(error as { code?: string }).code;
        throw error;
      } finally {
        void putBack(client, broken);
      }
    },
    admit: (sql) => admit(sql, people),
    close: () => readers.end(),
  };
};
