import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { ConfigError } from '../../src/engine/config.js';
import { migrate } from '../../src/engine/database.js';
import { openKeyring, postgresKeyring } from '../../src/engine/keyring.js';
import { masterKeys, onlyMaster } from '../../src/engine/master-keys.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';

let database: TestDatabase;
let pool: Pool;
const dataDir = temporaryFolder();
const file = join(dataDir, 'master.key');
const subject = () => `journey-${randomUUID()}`;

beforeAll(async () => {
  database = await freshDatabase();
  await migrate(database.url);
  pool = new Pool({ connectionString: database.url, max: 10 });
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

const problemOf = async (what: () => unknown): Promise<ConfigError> => {
  try {
    await what();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).not.toContain('\n');
    return error as ConfigError;
  }
  throw new Error('no error');
};

describe('the master key', () => {
  it('is made by a first start, for nobody else to read, and found by the next', async () => {
    await openKeyring(pool, { dataDir });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const made = readFileSync(file, 'utf8');
    expect(Buffer.from(made, 'base64')).toHaveLength(32);
    await openKeyring(pool, { dataDir });
    expect(readFileSync(file, 'utf8')).toBe(made);
    expect(masterKeys({ dataDir: temporaryFolder() }).current()).not.toBe(masterKeys({ dataDir }).current());
  });

  it('that did not seal this database is refused', async () => {
    await (await openKeyring(pool, { dataDir })).keyFor(subject(), 'personal');
    const right = readFileSync(file, 'utf8');
    writeFileSync(file, randomBytes(32).toString('base64'));
    const { message } = await problemOf(() => openKeyring(pool, { dataDir }));
    expect(message).toContain(file);
    expect(message).toContain('another master key');
    writeFileSync(file, right);
    await openKeyring(pool, { dataDir });
  });

  it('is not made anew for a database that has sealed data', async () => {
    await (await openKeyring(pool, { dataDir })).keyFor(subject(), 'personal');
    const right = readFileSync(file, 'utf8');
    rmSync(file);
    const { message } = await problemOf(() => openKeyring(pool, { dataDir }));
    expect(message).toContain(`${file} is missing`);
    writeFileSync(file, right);
  });

  it.each(['', 'too short', randomBytes(31).toString('base64'), randomBytes(33).toString('base64')])(
    'has 32 bytes: %j',
    async (content) => {
      const masterKeyFile = join(temporaryFolder(), 'key');
      writeFileSync(masterKeyFile, content);
      const { message } = await problemOf(() => masterKeys({ dataDir, masterKeyFile }));
      expect(message).toContain(masterKeyFile);
      expect(message).toContain('32 bytes in base64');
    },
  );

  it('that was named must be there', async () => {
    const masterKeyFile = join(temporaryFolder(), 'key');
    const { message } = await problemOf(() => masterKeys({ dataDir, masterKeyFile }));
    expect(message).toBe(`MASTER_KEY_FILE: there is no file ${masterKeyFile}.`);
  });
});

describe('a data key', () => {
  const master = randomBytes(32);
  const keyring = (key = master) => postgresKeyring(pool, onlyMaster(key));

  it('is made at first use and is the same ever after, in every instance', async () => {
    const [one, two] = [keyring(), keyring()];
    const person = subject();
    const key = await one.keyFor(person, 'personal');
    expect(key).toHaveLength(32);
    expect(await one.keyFor(person, 'personal')).toEqual(key);
    expect(await two.keyFor(person, 'personal')).toEqual(key);
    expect(await keyring().find(person, 'personal')).toEqual(key);
  });

  it('is another one for each person and category', async () => {
    const [one, two] = [subject(), subject()];
    const keys = await Promise.all([
      keyring().keyFor(one, 'personal'),
      keyring().keyFor(one, 'special'),
      keyring().keyFor(two, 'personal'),
    ]);
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3);
  });

  it('is one even when many ask for it first at the same moment', async () => {
    const instances = Array.from({ length: 8 }, () => keyring());
    const people = Array.from({ length: 10 }, subject);
    for (const person of people) {
      const keys = await Promise.all(
        instances.flatMap((one) => [one.keyFor(person, 'personal'), one.keyFor(person, 'personal')]),
      );
      expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    }
  });

  it('is not made by looking for it', async () => {
    const person = subject();
    expect(await keyring().find(person, 'personal')).toBeUndefined();
    expect(await keyring().find(person, 'personal')).toBeUndefined();
  });

  it('is gone when it was deleted', async () => {
    const person = subject();
    await keyring().keyFor(person, 'personal');
    await pool.query('DELETE FROM keys.data_key WHERE subject = $1', [person]);
    expect(await keyring().find(person, 'personal')).toBeUndefined();
  });

  it('lies wrapped in the database', async () => {
    const person = subject();
    const key = await keyring().keyFor(person, 'personal');
    const { rows } = await pool.query<{ wrapped: Buffer }>(
      'SELECT wrapped FROM keys.data_key WHERE subject = $1',
      [person],
    );
    expect(rows[0]!.wrapped.includes(key)).toBe(false);
  });

  it('does not open with another master key, nor for another person', async () => {
    const [person, victim] = [subject(), subject()];
    await keyring().keyFor(person, 'personal');
    await keyring().keyFor(victim, 'personal');
    await expect(keyring(randomBytes(32)).find(person, 'personal')).rejects.toThrow(
      'does not open with this master key',
    );
    await pool.query(
      `UPDATE keys.data_key SET wrapped = (SELECT wrapped FROM keys.data_key WHERE subject = $1) WHERE subject = $2`,
      [victim, person],
    );
    await expect(keyring().find(person, 'personal')).rejects.toThrow('does not open');
  });
});
