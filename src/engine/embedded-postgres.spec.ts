import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { kill9, temporaryFolder } from '../../test/support/server.js';
import { removeEmbedded, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { serverAccount } from './embedded/programs.js';

const folder = temporaryFolder();
const dataDir = join(folder, 'data');
const children: ChildProcess[] = [];
let server: EmbeddedPostgres | undefined;

const start = async (dir = dataDir): Promise<EmbeddedPostgres> => (server = await startEmbeddedPostgres(dir));

/** A service in a process of its own, to be killed. */
async function service(dir: string, waitForStart = true): Promise<{ process: ChildProcess; pid: number }> {
  const program =
    `import { startEmbeddedPostgres } from './src/engine/embedded-postgres.js';` +
    `console.log((await startEmbeddedPostgres(${JSON.stringify(dir)})).pid); setInterval(() => {}, 1000);`;
  const args = ['--import', './tools/typescript.js', '--input-type=module', '--eval', program];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  if (!waitForStart) return { process: child, pid: 0 };
  const pid = await new Promise<number>((started) =>
    child.stdout?.once('data', (line) => started(Number(line))),
  );
  return { process: child, pid };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  const { url } = await start();
  await query(url, "CREATE TABLE note AS SELECT 'kept' AS text");
  await server?.stop();
});

afterEach(async () => {
  await server?.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Waits until the service has its lock again; the server needs a moment to recover. */
/** The session that holds the lock, if one does. */
const holder = async (url: string): Promise<string | undefined> =>
  (await query(url, "SELECT pid::text FROM pg_locks WHERE locktype = 'advisory'").catch(() => []))[0] as
    string | undefined;

/** Waits until another session than before holds the lock. */
const lockIsTakenAgain = async (url: string, before: string | undefined): Promise<void> => {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(100)) {
    const now = await holder(url);
    if (now && now !== before) return;
  }
  throw new Error('the lock is not taken again');
};

describe('the embedded PostgreSQL', () => {
  test('is durable, listens to this machine alone and outlives a Ctrl-C', async () => {
    const { url, pid } = await start();
    const shown = [
      'fsync',
      'synchronous_commit',
      'data_checksums',
      'listen_addresses',
      'unix_socket_directories',
    ];
    const values = await Promise.all(shown.map((name) => query(url, `SHOW ${name}`)));
    expect(values.flat()).toEqual(['on', 'on', 'on', '127.0.0.1', '']);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    const [, , , , session] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '0 0 ')
      .split(' ');
    expect(Number(session)).toBe(pid);
  });

  test('keeps its data from one start to the next', async () => {
    await (await start()).stop();
    const { url, adopted } = await start();
    expect(adopted).toBe(false);
    expect(await query(url, 'SELECT text FROM note')).toEqual(['kept']);
  });

  test('recovers from a kill -9', async () => {
    const before = await start();
    await query(before.url, "INSERT INTO note VALUES ('just now')");
    await kill9(before.pid);
    await before.stop();
    expect(await query((await start()).url, 'SELECT text FROM note')).toEqual(['kept', 'just now']);
  });

  test('recovers when another process has got its pid meanwhile', async () => {
    const before = await start();
    await kill9(before.pid);
    await before.stop();
    const stranger = spawn('sleep', ['60'], { ...serverAccount(), cwd: '/', stdio: 'ignore' });
    children.push(stranger);
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)));
    expect(await query((await start()).url, 'SELECT text FROM note')).toContain('kept');
    expect(stranger.exitCode).toBeNull();
  });

  test('is adopted when the service was killed', async () => {
    const killed = await service(dataDir);
    killed.process.kill('SIGKILL');
    const { pid, adopted } = await start();
    expect([pid, adopted]).toEqual([killed.pid, true]);
  });

  test('refuses a second service on the same folder', async () => {
    const { url } = await start();
    const refused = `Another service (process ${process.pid}) is running on ${dataDir}`;
    await Promise.all([
      expect(startEmbeddedPostgres(dataDir)).rejects.toThrow(refused),
      expect(removeEmbedded(dataDir)).rejects.toThrow(refused),
    ]);
    expect(await query(url, 'SELECT text FROM note')).toContain('kept');
  });

  test('lets one of two win that start at once, and is handed over when the other stops', async () => {
    const [one, two] = await Promise.allSettled([
      startEmbeddedPostgres(dataDir),
      startEmbeddedPostgres(dataDir),
    ]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    for (const result of [one, two]) if (result.status === 'fulfilled') server = result.value;
    const [, next] = await Promise.all([server!.stop(), startEmbeddedPostgres(dataDir)]);
    server = next;
    expect(await query(next.url, 'SELECT text FROM note')).toContain('kept');
  });

  test('stays locked when a crashed backend has ended all sessions', async () => {
    const { url } = await start();
    const backend = new Client({ connectionString: url });
    backend.on('error', () => {});
    await backend.connect();
    const { rows } = await backend.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const before = await holder(url);
    process.kill(rows[0]!.pid, 'SIGKILL');
    await lockIsTakenAgain(url, before);
    await expect(startEmbeddedPostgres(dataDir)).rejects.toThrow('is running on');
  });

  test('says what to do when the password is not that of the database', async () => {
    await (await start()).stop();
    const file = join(dataDir, 'postgres.password');
    const right = readFileSync(file, 'utf8');
    writeFileSync(file, 'wrong');
    await expect(startEmbeddedPostgres(dataDir)).rejects.toThrow('postgres.password does not fit');
    writeFileSync(file, right);
    expect((await start()).adopted).toBe(true);
  });

  test('does not take a cluster for whole whose creation was killed', async () => {
    const dir = join(folder, 'interrupted');
    const first = await service(dir, false);
    const begun = () =>
      existsSync(dir) && readdirSync(dir).find((name) => existsSync(join(dir, name, 'cluster/base')));
    while (!begun()) await sleep(5);
    first.process.kill('SIGKILL');
    expect(existsSync(join(dir, 'postgres'))).toBe(false);
    expect(await query((await start(dir)).url, 'SELECT 1')).toEqual([1]);
    expect(readdirSync(dir).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
  });
});

describe('--reset', () => {
  test('stops a left-over server and deletes the folder', async () => {
    const dir = join(folder, 'reset');
    const killed = await service(dir);
    killed.process.kill('SIGKILL');
    await removeEmbedded(dir);
    expect(existsSync(dir)).toBe(false);
    expect(
      existsSync(`/proc/${killed.pid}`) && readFileSync(`/proc/${killed.pid}/cmdline`, 'utf8'),
    ).toBeFalsy();
    await removeEmbedded(dir);
  });

  test('does not delete what is no data folder', async () => {
    const dir = join(folder, 'thesis');
    mkdirSync(dir);
    writeFileSync(join(dir, 'chapter-1.txt'), '…');
    await expect(removeEmbedded(dir)).rejects.toThrow('does not look like a data folder');
    await expect(removeEmbedded(dirname(process.cwd()))).rejects.toThrow('is not deleted');
    expect(readdirSync(dir)).toEqual(['chapter-1.txt']);
  });
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

asRoot('started as root, in a folder closed to others', () => {
  const closed = join(folder, 'closed');
  const dir = join(closed, 'data');
  const elsewhere = () =>
    dirname(readFileSync(join(dir, 'postgres', 'postmaster.opts'), 'utf8').match(/-D" "([^"]+)/)![1]!);

  afterAll(() => removeEmbedded(dir));

  test('keeps the cluster elsewhere, finds it again, also when moved, and deletes it with the folder', async () => {
    mkdirSync(closed, { mode: 0o700 });
    const said: string[] = [];
    server = await startEmbeddedPostgres(dir, (line) => said.push(line));
    await query(server.url, 'CREATE TABLE note AS SELECT 1 AS number');
    await server.stop();
    const place = elsewhere();
    expect(said[0]).toContain(`is kept in ${place}`);
    expect(statSync(place).mode & 0o777).toBe(0o711);

    chmodSync(closed, 0o755);
    expect(await query((await start(dir)).url, 'SELECT number FROM note')).toEqual([1]);
    await server.stop();

    chmodSync(place, 0o777);
    await expect(startEmbeddedPostgres(dir)).rejects.toThrow('can be changed by other users');
    chmodSync(place, 0o711);
    await removeEmbedded(dir);
    expect([existsSync(dir), existsSync(place)]).toEqual([false, false]);
  });
});
