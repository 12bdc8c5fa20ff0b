import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { type OwnServer, ownServer, temporaryFolder } from '../support/server.js';
import { assertBuilt, failedStart, serviceProcess } from './process.js';

beforeAll(assertBuilt);

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const environment = (url: string) => ({ DATABASE_URL: url, DATA_DIR: join(temporaryFolder(), 'data') });

const execute = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};

const refusedStart = (url: string) => failedStart(environment(url));

const startsAnyway = async (url: string): Promise<void> => {
  const service = serviceProcess({ ...environment(url), ALLOW_UNSAFE_DATABASE: 'facts-may-be-lost' });
  closing.push(() => service.kill9());
  await service.start();
  expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
};

const refusal = (setting: string) =>
  `The database has ${setting} off: acknowledged facts would be lost in a crash. ` +
  'Turn it on, or set ALLOW_UNSAFE_DATABASE=facts-may-be-lost for a throwaway database.\n';

describe('a database with synchronous_commit off', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    const name = new URL(database.url).pathname.slice(1);
    await execute(database.url, `ALTER DATABASE ${name} SET synchronous_commit = off`);
  });
  afterAll(() => database?.drop());

  it('is refused in one line that names it', async () => {
    expect(await refusedStart(database.url)).toEqual({
      code: 1,
      out: '',
      err: refusal('synchronous_commit'),
    });
  });

  it('is taken by whoever says that facts may be lost', () => startsAnyway(database.url));
});

describe('a server with fsync off', () => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await ownServer();
    await execute(server.url, 'ALTER SYSTEM SET fsync = off', 'SELECT pg_reload_conf()');
  });
  afterAll(() => server?.stop());

  it('is refused in one line that names it', async () => {
    expect(await refusedStart(server.url)).toEqual({ code: 1, out: '', err: refusal('fsync') });
  });

  it('is taken by whoever says that facts may be lost', () => startsAnyway(server.url));

  it('is refused with all that is off', async () => {
    await execute(
      server.url,
      'ALTER SYSTEM SET full_page_writes = off',
      'ALTER SYSTEM SET synchronous_commit = off',
      'SELECT pg_reload_conf()',
    );
    const { err } = await refusedStart(server.url);
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) expect(err).toContain(setting);
  });

  it('is welcome again when it is on', async () => {
    await execute(
      server.url,
      ...['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => `ALTER SYSTEM SET ${name} = on`),
      'SELECT pg_reload_conf()',
    );
    const service = serviceProcess(environment(server.url));
    closing.push(() => service.kill9());
    await service.start();
    expect(await service.stop()).toBe(0);
  });
});
