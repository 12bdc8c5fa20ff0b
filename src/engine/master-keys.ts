import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Config, ConfigError, unusable } from './config.js';
import { decrypt, encrypt } from './seal.js';

/**
 * Who wraps data keys. Here they are bytes in a file or a variable; a key management service (KMS) would answer the same
 * three questions over its API and never hand out its keys, which is why they are asked asynchronously.
 */
export interface MasterKeys {
  /** Name of the key that wraps what is new. */
  current(): string;
  /** Whether what was wrapped by a key of this name can be unwrapped. */
  knows(id: string): boolean;
  /** `context` is authenticated: what was wrapped for one does not open for another. */
  wrap(plain: Buffer, context: string): Promise<{ readonly id: string; readonly wrapped: Buffer }>;
  /** @throws if it was altered, or no key of this name is known */
  unwrap(id: string, wrapped: Buffer, context: string): Promise<Buffer>;
}

type Keys = readonly { readonly id: string; readonly key: Buffer }[];
type Settings = Pick<Config, 'masterKey' | 'masterKeyFile' | 'dataDir'>;

const idOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

/** The current key first, then former ones, each in base64. @throws ConfigError, which never quotes them */
const keysIn = (text: string, where: string): Keys =>
  (text.trim() === '' ? [''] : text.trim().split(/[\s,]+/)).map((each) => {
    const key = Buffer.from(each, 'base64');
    if (key.length !== 32) throw new ConfigError(`${where} must be 32 bytes in base64.`);
    return { id: idOf(key), key };
  });

/** Wraps by whatever keys there are at the moment. */
const over = (keys: () => Keys, again: () => Keys = keys): MasterKeys => {
  const find = (id: string) =>
    keys().find((each) => each.id === id) ?? again().find((each) => each.id === id);
  return {
    current: () => keys()[0]!.id,
    knows: (id) => find(id) !== undefined,
    wrap: async (plain, context) => {
      const { id, key } = keys()[0]!;
      return { id, wrapped: encrypt(key, plain, context) };
    },
    unwrap: async (id, wrapped, context) => {
      const found = find(id);
      if (!found) throw new Error(`There is no master key ${id}.`);
      return decrypt(found.key, wrapped, context);
    },
  };
};

/** One key, and no other. */
export const onlyMaster = (key: Buffer): MasterKeys => over(() => [{ id: idOf(key), key }]);

const attempt = <T>(variable: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof ConfigError ? error : unusable(variable, error);
  }
};

const read = (file: string): Keys =>
  attempt('MASTER_KEY_FILE', () =>
    keysIn(readFileSync(file, 'utf8'), `MASTER_KEY_FILE: each master key in ${file}`),
  );

/** Read again when it has changed, so that a running service takes up a new key. */
const fromFile = (file: string): MasterKeys => {
  let keys = read(file);
  let seen = statSync(file).mtimeMs;
  const latest = (): Keys => {
    const now = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (now === undefined || now === seen) return keys;
    try {
      keys = read(file);
      seen = now;
    } catch {
      // Somebody is writing it; the next question reads it again.
    }
    return keys;
  };
  return over(latest);
};

export const masterFile = ({ masterKeyFile, dataDir }: Settings): string =>
  masterKeyFile ?? join(dataDir, 'master.key');

/** Replaced at once, so that nobody reads half of it. */
export const writeKeys = (file: string, keys: readonly Buffer[]): void =>
  attempt('MASTER_KEY_FILE', () => {
    const next = `${file}.next`;
    writeFileSync(next, keys.map((key) => `${key.toString('base64')}\n`).join(''), { mode: 0o600 });
    renameSync(next, file);
  });

export const readKeys = (file: string): readonly Buffer[] => read(file).map(({ key }) => key);

/**
 * The master keys that the configuration names; a development start makes one for a database that has no keys yet.
 * @param masters names of those that wrap the data keys found in the database
 * @throws ConfigError when one is missing
 */
export const masterKeys = (settings: Settings, masters: readonly string[] = []): MasterKeys => {
  const { masterKey, masterKeyFile } = settings;
  const file = masterFile(settings);
  if (!masterKey && !existsSync(file)) {
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
  const given = masterKey ? keysIn(masterKey, 'MASTER_KEY: each master key') : undefined;
  const keys = given ? over(() => given) : fromFile(file);
  const other = masters.find((master) => !keys.knows(master));
  if (other)
    throw new ConfigError(
      `${given ? 'MASTER_KEY' : file} holds another master key than the one (${other}) that sealed this database. ` +
        'After a restore it may be one that keys:rotate -- --drop-former took out: put it after the others.',
    );
  return keys;
};
