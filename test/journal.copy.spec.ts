import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { ascheberg } from '../scenarios/ascheberg/ascheberg.js';
import { client } from '../scenarios/client.js';
import { run } from '../scenarios/run.js';
import { unitsOf } from '../scenarios/script/script.js';
import { developmentTokens } from '../scenarios/tokens.js';
import { migrate } from '../src/engine/database.js';
import { copyJournal, verifyCopy } from '../src/engine/journal/copy.js';
import { eventStoreJournal } from '../src/engine/journal/eventstoredb.js';
import { handOver } from '../src/engine/journal/hand-over.js';
import { postgresJournal } from '../src/engine/journal/postgres.js';
import type { Journal } from '../src/kernel/journal.js';
import { openPingPong } from './engine/pingpong.js';
import { report, seed, times } from './faults/extent.js';
import { random } from './faults/load.js';
import { assertBuilt, ended, serviceProcess } from './faults/process.js';
import { readOn } from './journal.contract.js';
import { chain, newStream, stored } from './journal.facts.js';
import { freshDatabase } from './support/database.js';
import { given, ownEventStore } from './support/eventstoredb.js';
import { temporaryFolder } from './support/server.js';
import { asked } from './support/tokens.js';

const chance = random(seed);
const silent = (): void => undefined;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const openDatabase = async (): Promise<{ url: string; pool: Pool; journal: Journal }> => {
  const database = await freshDatabase();
  closing.push(() => database.drop());
  await migrate(database.url);
  const pool = new Pool({ connectionString: database.url });
  closing.push(() => pool.end());
  const journal = await postgresJournal(pool);
  closing.push(() => journal.close());
  return { url: database.url, pool, journal };
};

/** Facts of several streams in disorder, some of them together, with whatever JSON may hold. */
const fill = async (journal: Journal, count: number): Promise<void> => {
  const streams = Array.from({ length: 20 }, () => ({ name: newStream(), facts: chain('', []) }));
  for (let n = 0; n < count;) {
    const stream = streams[Math.floor(chance() * streams.length)]!;
    const payloads = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => ({
      n: ++n,
      text: 'ä€😀"\\\u2028',
      number: chance(),
      nothing: null,
    }));
    const facts = chain(stream.name, payloads, stream.facts.at(-1));
    await journal.append(stream.name, stream.facts.length, facts);
    stream.facts.push(...facts);
  }
};

describe('a copied journal', () => {
  let source: Awaited<ReturnType<typeof openDatabase>>;
  let target: Awaited<ReturnType<typeof openDatabase>>;
  beforeEach(async () => {
    [source, target] = [await openDatabase(), await openDatabase()];
  });

  const copy = () => copyJournal(source.journal, target.journal, silent);
  const verify = (positions: readonly bigint[] = []) =>
    verifyCopy(source.journal, target.journal, positions, silent);

  /** The same as a process of its own. */
  const copying = () => {
    const script = `
      import { Pool } from 'pg';
      import { copyJournal } from './dist/src/engine/journal/copy.js';
      import { postgresJournal } from './dist/src/engine/journal/postgres.js';
      const open = (connectionString) => postgresJournal(new Pool({ connectionString }));
      await copyJournal(await open(${JSON.stringify(source.url)}), await open(${JSON.stringify(target.url)}), () => {});
      process.exit(0);`;
    return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  };

  test('holds the same facts in the same order, wherever the copying was killed', async () => {
    assertBuilt();
    const [facts, kills] = [times(400, 4_000), times(2, 10)];
    await fill(source.journal, facts);
    let killed = 0;
    for (let kill = 1; kill <= kills; kill++) {
      const enough = BigInt(Math.floor((facts * (kill - chance())) / kills));
      const child = copying();
      while ((await target.journal.head()) < enough && child.exitCode === null) await sleep(5);
      child.kill('SIGKILL');
      await ended(child);
      if ((await target.journal.head()) < (await source.journal.head())) killed++;
    }
    expect(killed).toBeGreaterThan(0);
    const last = copying();
    expect(await ended(last)).toBe(0);
    const [originals, copies] = [await readOn(source.journal), await readOn(target.journal)];
    expect(copies.map(stored)).toEqual(originals.map(stored));
    expect(await verify()).toMatchObject({ facts: originals.length, streams: 20 });
    report(`copied ${originals.length} facts, killed ${killed} times on the way`);
  }, 120_000);

  test('takes up what was recorded since, and knows where each fact stands', async () => {
    await fill(source.journal, 30);
    await copy();
    await fill(source.journal, 20);
    await expect(verify()).rejects.toThrow('copy again');
    await copy();
    const { positions } = await verify([0n, 7n, 40n]);
    expect([...positions]).toEqual([
      [0n, 0n],
      [7n, 7n],
      [40n, 40n],
    ]);
  });

  test.each([
    ['before', 0],
    ['behind', 30],
  ])('is refused where other facts stand %s its own', async (_, count) => {
    await fill(source.journal, 30);
    if (count > 0) await copy();
    await fill(target.journal, 1);
    await expect(copy()).rejects.toThrow('facts of its own');
    await expect(verify()).rejects.toThrow('facts of its own');
  });

  test('is refused when the original, or the copy, was tampered with', async () => {
    await fill(source.journal, 30);
    await copy();
    // An instance remembers what it has written and read; what is stored by now only another one sees.
    const fresh = async (pool: Pool): Promise<Journal> => {
      const journal = await postgresJournal(pool);
      closing.push(() => journal.close());
      return journal;
    };
    await target.pool.query(`UPDATE journal.facts SET data = '{}' WHERE position = 9`);
    const tampered = await fresh(target.pool);
    await expect(verifyCopy(source.journal, tampered, [], silent)).rejects.toThrow('is not what was hashed');
    await source.pool.query(`UPDATE journal.facts SET data = '{}' WHERE position = 8`);
    const [original, third] = [await fresh(source.pool), await openDatabase()];
    await expect(copyJournal(original, third.journal, silent)).rejects.toThrow('tampered');
    expect(await third.journal.head()).toBeLessThan(8n);
  });

  test('is taken over by a database that no service uses: policies go on, views begin anew', async () => {
    await fill(source.journal, 30);
    const service = await openPingPong(source.url);
    await expect(handOver(source.pool, source.journal, target.journal)).rejects.toThrow('stop it first');
    await service.close();
    await source.pool.query(
      `INSERT INTO engine.checkpoint (reader, shape, position) VALUES ('policies', '1', 17), ('view tally', 'x', 30)`,
    );
    // Positions of another journal are other ones.
    const shifted: Journal = {
      ...target.journal,
      readAll: async (after, limit) =>
        (await target.journal.readAll(after / 10n, limit)).map((fact) => ({
          ...fact,
          position: fact.position * 10n,
        })),
    };
    const facts = Number(await source.journal.head());
    expect(await handOver(source.pool, source.journal, shifted)).toMatchObject({ facts });
    const { rows } = await source.pool.query('SELECT reader, position::text FROM engine.checkpoint');
    expect(rows).toEqual([{ reader: 'policies', position: '170' }]);
    const followed = await source.pool.query('SELECT id FROM engine.journal');
    expect(followed.rows).toEqual([{ id: target.journal.id }]);
    await expect(openPingPong(source.url)).rejects.toThrow('EVENTSTOREDB_URL');
  });
});

given('EVENTSTOREDB_START', 'a service that moves to EventStoreDB', () => {
  const copying = (env: Record<string, string>) =>
    spawn(process.execPath, ['dist/src/journal-copy.js'], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  test('has the same histories and views there, and goes on', async () => {
    assertBuilt();
    const store = await ownEventStore();
    closing.push(() => store.kill9());
    const { url, pool, journal } = await openDatabase();
    const env = { DATABASE_URL: url, DATA_DIR: join(temporaryFolder(), 'data') };
    const script = ascheberg();

    const before = serviceProcess(env);
    closing.push(() => before.kill9());
    await before.start();
    const played = await run(client(before.url, developmentTokens(env.DATA_DIR), unitsOf(script)), script);
    expect(played.differing).toEqual([]);
    const tables = async () => {
      const rows: Record<string, unknown> = {};
      for (const view of ['caseload', 'funding', 'programme'])
        rows[view] = (
          await pool.query(`SELECT to_jsonb(t) AS row FROM views."${view}" t ORDER BY t.id`)
        ).rows;
      return rows;
    };
    const views = await tables();

    const target = { ...env, EVENTSTOREDB_URL: store.url };
    const head = Number(await journal.head());
    const copied = await eventStoreJournal(store.url);
    closing.push(() => copied.close());
    const beside = copying(target);
    while ((await readOn(copied)).length < head * chance()) await sleep(20);
    beside.kill('SIGKILL');
    await ended(beside);
    expect((await readOn(copied)).length).toBeLessThan(head);
    expect(await ended(copying(target))).toBe(0);
    expect(await before.stop()).toBe(0);
    const last = copying(target);
    let said = '';
    last.stdout.on('data', (text: Buffer) => (said += text.toString()));
    const [code] = (await once(last, 'close')) as [number];
    expect([code, said]).toEqual([0, expect.stringContaining(`Moved ${head} facts`)]);

    const after = serviceProcess(target);
    closing.push(() => after.kill9());
    await after.start();
    const api = client(after.url, developmentTokens(env.DATA_DIR), unitsOf(script));
    const ready = async () =>
      (await fetch(`${after.url}/caseload`, { headers: asked({ 'dev-actor': 'x' }, 'GET', '/caseload') }))
        .status;
    while ((await ready()) === 503) await sleep(50);
    const again = await run(api, script);
    expect(again.differing).toEqual([]);
    expect(again.checked).toBeGreaterThan(3_000);
    expect(await tables()).toEqual(views);
    expect((await readOn(copied)).map(stored)).toEqual((await readOn(journal)).map(stored));
    expect((await api.get<{ status: string }>('health/ready')).status).toBe('ready');
    expect(await after.stop()).toBe(0);
    report(`moved ${head} facts of Ascheberg to EventStoreDB`);
  }, 300_000);
});
