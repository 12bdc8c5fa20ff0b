import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { migrate } from '../../src/engine/database.js';
import { openKeyring } from '../../src/engine/keyring.js';
import { masterKeys } from '../../src/engine/master-keys.js';
import { addMaster, dropFormer, rewrap, wrappedBy } from '../../src/engine/rotation.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';

let database: TestDatabase;
let pool: Pool;
const dataDir = temporaryFolder();
const file = join(dataDir, 'master.key');
const PEOPLE = 1_200;

beforeAll(async () => {
  database = await freshDatabase();
  await migrate(database.url);
  pool = new Pool({ connectionString: database.url, max: 10 });
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

const subject = () => `journey-${randomUUID()}`;
const keyring = () => openKeyring(pool, { dataDir });

it('goes on under load in two instances, loses no key, and leaves the former master without use', async () => {
  const [one, other] = [await keyring(), await keyring()];
  const known = new Map<string, Buffer>();
  const newcomer = async (ring: typeof one) => {
    const person = subject();
    known.set(person, await ring.keyFor(person, 'personal'));
  };
  for (let n = 0; n < PEOPLE; n += 100) await Promise.all(Array.from({ length: 100 }, () => newcomer(one)));
  const former = masterKeys({ dataDir }).current();

  let rotating = true;
  let asked = 0;
  // Neither remembers keys of people it has not met; each is asked for those of the other.
  const load = async (mine: typeof one, theirs: typeof one): Promise<void> => {
    while (rotating) {
      await newcomer(mine);
      const [person, key] = [...known].at(Math.floor(Math.random() * known.size))!;
      expect(await theirs.find(person, 'personal')).toEqual(key);
      asked++;
    }
  };
  const loads = [load(one, other), load(other, one)];
  addMaster(file);
  // Interrupted after the first batches, and taken up again by two at once.
  const interrupted = rewrap(pool, masterKeys({ dataDir }), (done) => {
    if (done > 0) throw new Error('killed');
  });
  await expect(interrupted).rejects.toThrow('killed');
  const some = (await wrappedBy(pool)).get(former)!;
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(PEOPLE);
  await Promise.all([rewrap(pool, masterKeys({ dataDir })), rewrap(pool, masterKeys({ dataDir }))]);
  rotating = false;
  await Promise.all(loads);
  expect(asked).toBeGreaterThan(10);

  const { current } = masterKeys({ dataDir });
  expect([...(await wrappedBy(pool)).keys()]).toEqual([current()]);
  expect(current()).not.toBe(former);
  expect(dropFormer(file)).toBe(1);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(masterKeys({ dataDir }).knows(former)).toBe(false);
  const fresh = await keyring();
  for (const [person, key] of known) expect(await fresh.find(person, 'personal')).toEqual(key);
});

it('lets a variable hold the keys instead of a file, the current one first', async () => {
  const [now, before] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'));
  const both = masterKeys({ dataDir, masterKey: `${now},${before}` });
  const old = masterKeys({ dataDir, masterKey: before });
  expect(both.current()).not.toBe(old.current());
  const { id, wrapped } = await old.wrap(Buffer.from('data key'), 'a person');
  expect((await both.unwrap(id, wrapped, 'a person')).toString()).toBe('data key');
  await expect(both.unwrap(id, wrapped, 'another person')).rejects.toThrow();
  await expect(masterKeys({ dataDir, masterKey: now }).unwrap(id, wrapped, 'a person')).rejects.toThrow(id);
  expect(() => masterKeys({ dataDir, masterKey: now }, [id])).toThrow(
    `another master key than the one (${id})`,
  );
});

it('never says what a key is', () => {
  const secret = randomBytes(31).toString('base64');
  const errorOf = (what: () => unknown): string => {
    try {
      what();
    } catch (error) {
      return `${String(error)} ${(error as Error).stack}`;
    }
    throw new Error('no error');
  };
  const broken = join(temporaryFolder(), 'key');
  writeFileSync(broken, secret);
  for (const said of [
    errorOf(() => masterKeys({ dataDir, masterKey: secret })),
    errorOf(() => masterKeys({ dataDir, masterKeyFile: broken })),
  ])
    expect(said).not.toContain(secret);
  expect(readFileSync(broken, 'utf8')).toBe(secret);
});
