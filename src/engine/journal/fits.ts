import type { Pool } from 'pg';
import type { Journal } from '../../kernel/journal.js';
import { ConfigError } from '../config.js';

/* Whether a journal and the database of its views belong together. */

/** Views and checkpoints of one journal mean nothing for another. @throws ConfigError */
export const assertSameJournal = async (pool: Pool, { id }: Journal): Promise<void> => {
  await pool.query('INSERT INTO engine.journal (id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM engine.journal');
  if (rows[0]!.id !== id)
    throw new ConfigError(
      `The views in this database follow journal ${rows[0]!.id}, not ${id}: give each journal a database of its own ` +
        '(DATABASE_URL or DATA_DIR), or set or unset EVENTSTOREDB_URL as before.',
    );
};

/** Somebody who restored an older journal has views, and policies, that know of facts which are no more. @throws ConfigError */
export const assertNotAhead = async (pool: Pool, journal: Journal): Promise<void> => {
  const { rows } = await pool.query<{ reader: string; position: string }>(
    'SELECT reader, position::text FROM engine.checkpoint ORDER BY position DESC LIMIT 1',
  );
  if (rows[0] && BigInt(rows[0].position) > (await journal.head()))
    throw new ConfigError(
      `The journal is older than what was made of it: ${rows[0].reader} has come to position ${rows[0].position}, behind ` +
        'its end. Restore the newer journal, or the database of the views from the same backup.',
    );
};
