import { ConfigError } from '../config.js';
import type { Sql } from '../sql.js';

/** Sees read models as far as policies let it, and nothing else: no journal, no keys. */
export const READER = 'journey_reader';

const NOT_ALLOWED = '42501';
const MADE_MEANWHILE = ['42710', '23505', 'XX000'];

/** Makes the role, and lets the service act as it. @throws ConfigError if this database user may not */
export const openReader = async (sql: Sql): Promise<void> => {
  try {
    const { rowCount } = await sql.query('SELECT FROM pg_roles WHERE rolname = $1', [READER]);
    if (!rowCount) await sql.query(`CREATE ROLE ${READER} NOLOGIN`);
    const { rows } = await sql.query<{ may: boolean }>(`SELECT pg_has_role('${READER}', 'MEMBER') AS may`);
    if (!rows[0]!.may) await sql.query(`GRANT ${READER} TO CURRENT_USER`);
    await sql.query(`GRANT USAGE ON SCHEMA views, access TO ${READER}`);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (MADE_MEANWHILE.includes(code)) return openReader(sql);
    if (code !== NOT_ALLOWED) throw error;
    throw new ConfigError(
      `The database user of this service may not create the role "${READER}", as which it reads about people. Let an ` +
        `administrator run: CREATE ROLE ${READER} NOLOGIN; GRANT ${READER} TO <that user>;`,
    );
  }
};
