import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { escapeLiteral, type Pool } from 'pg';
import type { Sql } from '../sql.js';
import { SCHEMA } from './schema.js';

/** Reads the documented views and nothing else. */
export const ROLE = 'reporting';

const NOT_ALLOWED = '42501';
const MADE_MEANWHILE = ['42710', '23505'];
const ITERATIONS = 4096;

/** What PostgreSQL keeps of a password (RFC 5803), so that the password itself is in no statement and no log of the server. */
export const scramOf = (password: string, salt: Buffer = randomBytes(16)): string => {
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, ITERATIONS, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest();
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored.toString('base64')}:${key('Server Key').toString('base64')}`;
};

const exists = async (sql: Sql): Promise<boolean> =>
  (await sql.query('SELECT FROM pg_roles WHERE rolname = $1', [ROLE])).rowCount === 1;

const make = (sql: Sql): Promise<unknown> =>
  sql.query(`CREATE ROLE ${ROLE} NOLOGIN`).catch((error: { code?: string }) => {
    if (!MADE_MEANWHILE.includes(error.code ?? '')) throw error;
  });

const SETTINGS = ['default_transaction_read_only = on', `statement_timeout = '30s'`];

/**
 * The role for dashboards, with what it may read. It can log in only if it is given a password.
 * @returns why there is none, if this user may not make it
 */
export const openRole = async (pool: Pool, password: string | undefined): Promise<string | undefined> => {
  try {
    if (!(await exists(pool))) {
      await make(pool);
      for (const setting of SETTINGS) await pool.query(`ALTER ROLE ${ROLE} SET ${setting}`);
    }
    if (password) await pool.query(`ALTER ROLE ${ROLE} LOGIN PASSWORD ${escapeLiteral(scramOf(password))}`);
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
    const there = await exists(pool);
    if (there) await grant(pool);
    return (
      `The database user of this service may not ${there ? 'give the role' : 'create the role'} "${ROLE}"` +
      `${there ? ' its password' : ''}: dashboards cannot read until an administrator has (docs/operations.md).`
    );
  }
  await grant(pool);
  return undefined;
};

const grant = async (pool: Pool): Promise<void> => {
  await pool.query(
    `GRANT USAGE ON SCHEMA ${SCHEMA} TO ${ROLE}; GRANT SELECT ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${ROLE}`,
  );
};
