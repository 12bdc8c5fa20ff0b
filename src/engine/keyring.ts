import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import type { Category } from '../kernel/personal.js';
import { type Config, ConfigError, unusable } from './config.js';
import { decrypt, encrypt } from './seal.js';

/** One data key for each subject and category, wrapped by the master key. Without its key a token stays sealed for ever. */
export interface Keyring {
  /** The key to seal with; made on first use and durable before it is returned. */
  keyFor(subject: string, category: Category): Promise<Buffer>;
  /** The key to open with, or undefined if there is none (any more). */
  find(subject: string, category: Category): Promise<Buffer | undefined>;
}

const CACHED = 50_000;

const masterIdOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

const attempt = <T>(variable: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw unusable(variable, error);
  }
};

const readMasterKey = (file: string): Buffer => {
  const text = attempt('MASTER_KEY_FILE', () => readFileSync(file, 'utf8'));
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32)
    throw new ConfigError(`MASTER_KEY_FILE: the master key in ${file} must be 32 bytes in base64.`);
  return key;
};

/**
 * The master key; a development start makes one in the data folder for a database that has no keys yet.
 * @param masters ids of the master keys that wrap the data keys found in the database
 * @throws ConfigError when the key is missing or is another one
 */
export const masterKey = (
  { masterKeyFile, dataDir }: Pick<Config, 'masterKeyFile' | 'dataDir'>,
  masters: readonly string[] = [],
): Buffer => {
  const file = masterKeyFile ?? join(dataDir, 'master.key');
  if (!existsSync(file)) {
    if (masterKeyFile) throw new ConfigError(`MASTER_KEY_FILE: there is no file ${file}.`);
    if (masters.length > 0)
      throw new ConfigError(
        `The database holds sealed data, but its master key ${file} is missing. Restore that file.`,
      );
    attempt('DATA_DIR', () => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    });
  }
  const key = readMasterKey(file);
  const other = masters.find((master) => master !== masterIdOf(key));
  if (other)
    throw new ConfigError(
      `${file} holds another master key than the one (${other}) that sealed this database.`,
    );
  return key;
};

/** Opens the keys of a database. @throws ConfigError */
export const openKeyring = async (
  pool: Pool,
  config: Pick<Config, 'masterKeyFile' | 'dataDir'>,
): Promise<Keyring> => {
  const { rows } = await pool.query<{ master: string }>('SELECT DISTINCT master FROM keys.data_key');
  return postgresKeyring(
    pool,
    masterKey(
      config,
      rows.map(({ master }) => master),
    ),
  );
};

/** Data keys in PostgreSQL, beside whichever journal holds the facts. */
export const postgresKeyring = (pool: Pool, master: Buffer): Keyring => {
  const masterId = masterIdOf(master);
  const cache = new Map<string, Buffer>();
  /** All who need a key at once wait for the same. */
  const beingMade = new Map<string, Promise<Buffer>>();

  const remember = (name: string, key: Buffer): Buffer => {
    if (cache.size >= CACHED) cache.delete(cache.keys().next().value!);
    cache.set(name, key);
    return key;
  };

  const unwrap = (name: string, wrapped: Buffer): Buffer => {
    try {
      return remember(name, decrypt(master, wrapped, name));
    } catch {
      throw new Error(`The data key of ${name} does not open with this master key (${masterId}).`);
    }
  };

  const find = async (subject: string, category: Category): Promise<Buffer | undefined> => {
    const name = `${subject}|${category}`;
    const cached = cache.get(name);
    if (cached) return cached;
    const { rows } = await pool.query<{ wrapped: Buffer }>(
      'SELECT wrapped FROM keys.data_key WHERE subject = $1 AND category = $2',
      [subject, category],
    );
    return rows[0] && unwrap(name, rows[0].wrapped);
  };

  const create = async (subject: string, category: Category): Promise<Buffer> => {
    const found = await find(subject, category);
    if (found) return found;
    const wrapped = encrypt(master, randomBytes(32), `${subject}|${category}`);
    await pool.query(
      'INSERT INTO keys.data_key (subject, category, wrapped, master) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [subject, category, wrapped, masterId],
    );
    return (await find(subject, category))!;
  };

  return {
    find,
    keyFor: async (subject, category) => {
      const name = `${subject}|${category}`;
      const cached = cache.get(name);
      if (cached) return cached;
      const making = beingMade.get(name) ?? create(subject, category).finally(() => beingMade.delete(name));
      beingMade.set(name, making);
      return making;
    },
  };
};
