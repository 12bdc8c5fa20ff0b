import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Category } from '../kernel/personal.js';
import type { Config } from './config.js';
import { type MasterKeys, masterKeys } from './master-keys.js';

/** One data key for each subject and category, wrapped by a master key. Without its key a token stays sealed for ever. */
export interface Keyring {
  /**
   * The key to seal with; made on first use and durable before it is returned. Of a subject that was erased it is one that
   * nobody keeps: what is sealed with it is unreadable at once.
   */
  keyFor(subject: string, category: Category): Promise<Buffer>;
  /** The key to open with, or undefined if there is none (any more). */
  find(subject: string, category: Category): Promise<Buffer | undefined>;
  /** Keys that were destroyed are not remembered either. */
  forget(subject: string): void;
  /** Whether this keyring has heard that a subject was erased. */
  isErased(subject: string): boolean;
}

const CACHED = 50_000;
const CATEGORIES: readonly Category[] = ['personal', 'special'];

const nameOf = (subject: string, category: Category): string => `${subject}|${category}`;

/** Opens the keys of a database. @throws ConfigError */
export const openKeyring = async (
  pool: Pool,
  config: Pick<Config, 'masterKey' | 'masterKeyFile' | 'dataDir'>,
): Promise<Keyring> => {
  const { rows } = await pool.query<{ master: string }>('SELECT DISTINCT master FROM keys.data_key');
  return postgresKeyring(
    pool,
    masterKeys(
      config,
      rows.map(({ master }) => master),
    ),
  );
};

/** Data keys in PostgreSQL, beside whichever journal holds the facts. */
export const postgresKeyring = (pool: Pool, masters: MasterKeys): Keyring => {
  const cache = new Map<string, Buffer>();
  const erased = new Set<string>();
  /** All who need a key at once wait for the same. */
  const beingMade = new Map<string, Promise<Buffer>>();

  const remember = (name: string, key: Buffer): Buffer => {
    if (cache.size >= CACHED) cache.delete(cache.keys().next().value!);
    cache.set(name, key);
    return key;
  };

  const unwrap = async (name: string, master: string, wrapped: Buffer): Promise<Buffer> => {
    const key = await masters.unwrap(master, wrapped, name).catch(() => {
      throw new Error(`The data key of ${name} does not open with this master key (${masters.current()}).`);
    });
    return remember(name, key);
  };

  const find = async (subject: string, category: Category): Promise<Buffer | undefined> => {
    if (erased.has(subject)) return undefined;
    const name = nameOf(subject, category);
    const cached = cache.get(name);
    if (cached) return cached;
    const { rows } = await pool.query<{ wrapped: Buffer; master: string }>(
      'SELECT wrapped, master FROM keys.data_key WHERE subject = $1 AND category = $2',
      [subject, category],
    );
    return rows[0] && unwrap(name, rows[0].master, rows[0].wrapped);
  };

  const forget = (subject: string): void => {
    erased.add(subject);
    for (const category of CATEGORIES) cache.delete(nameOf(subject, category));
  };

  const create = async (subject: string, category: Category): Promise<Buffer> => {
    const found = await find(subject, category);
    if (found) return found;
    if (erased.has(subject)) return randomBytes(32);
    const { id, wrapped } = await masters.wrap(randomBytes(32), nameOf(subject, category));
    await pool.query(
      'INSERT INTO keys.data_key (subject, category, wrapped, master) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [subject, category, wrapped, id],
    );
    const made = await find(subject, category);
    if (made) return made;
    // The database takes no key of somebody who was erased.
    forget(subject);
    return randomBytes(32);
  };

  return {
    find,
    forget,
    isErased: (subject) => erased.has(subject),
    keyFor: async (subject, category) => {
      const name = nameOf(subject, category);
      const cached = cache.get(name);
      if (cached && !erased.has(subject)) return cached;
      const making = beingMade.get(name) ?? create(subject, category).finally(() => beingMade.delete(name));
      beingMade.set(name, making);
      return making;
    },
  };
};
