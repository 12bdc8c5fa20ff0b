import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { asked } from '../support/tokens.js';
import { report, seed, times } from './extent.js';
import { type Load, load, random } from './load.js';
import { assertBuilt, type ServiceProcess, serviceProcess } from './process.js';
import { faultyProxy } from './proxy.js';
import { verdict } from './verdict.js';

/** The service lives through all of it; what fails is what lies before and behind it. */

const chance = random(seed);
let database: TestDatabase;
let service: ServiceProcess;
const closing: (() => unknown)[] = [];

beforeAll(assertBuilt);
beforeEach(async () => {
  database = await freshDatabase();
  closing.push(() => database.drop());
  service = serviceProcess({ DATABASE_URL: database.url, DATA_DIR: join(temporaryFolder(), 'data') });
  closing.push(() => service.kill9());
  await service.start();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const connect = async (name = new URL(database.url).pathname.slice(1)): Promise<Client> => {
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  client.on('error', () => undefined);
  closing.push(() => client.end().catch(() => undefined));
  await client.connect();
  return client;
};

const working = (url = () => service.url): Load => {
  const begun = load(url, 8, seed);
  closing.push(() => begun.abandon());
  return begun;
};

const more = async ({ answered }: Load, count: number): Promise<void> => {
  for (const enough = answered.length + count; answered.length < enough;) await sleep(10);
};

const residentMegabytes = async (): Promise<number> => {
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)![1]) / 2 ** 20;
};

const KILLS = times(4, 30);
test(`all database connections cut, ${KILLS} times under load: everything goes on`, async () => {
  const admin = await connect('postgres');
  const work = working();
  for (let kill = 0; kill < KILLS; kill++) {
    await more(work, 20 * chance());
    await sleep(20 * chance());
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      new URL(database.url).pathname.slice(1),
    ]);
  }
  await more(work, 20);
  await work.finish();
  report(`${KILLS} × all connections cut: ${await verdict(database.url, work)}`);
  expect(service.starts).toBe(1);
  expect(work.unanswered.get('none')).toBeUndefined();
}, 300_000);

const LOST = times(20, 200);
test(`${LOST} connections to clients broken: commands that are sent again take effect once`, async () => {
  const proxy = await faultyProxy({ port: Number(new URL(service.url).port) }, chance, 3_000);
  closing.push(() => proxy.close());
  const work = working(() => `http://127.0.0.1:${proxy.port}`);
  await more(work, 20);
  proxy.hurt(LOST);
  while (proxy.left() > 0) await sleep(20);
  await work.finish();
  report(`clients cut off (${proxy.toll()}): ${await verdict(database.url, work)}`);
  expect(work.unanswered.get('none')).toBeGreaterThan(LOST / 4);
}, 300_000);

test('a view that is locked for a while falls behind, in bounded memory, and catches up', async () => {
  const work = working();
  await more(work, 100);
  const before = await residentMegabytes();
  const other = await connect();
  await other.query('BEGIN; LOCK TABLE views.caseload IN ACCESS EXCLUSIVE MODE');
  await more(work, times(300, 5_000));
  const grown = (await residentMegabytes()) - before;
  await other.query('COMMIT');
  await work.finish();
  report(`a slow view: ${grown.toFixed()} MB more; ${await verdict(database.url, work)}`);
  expect(grown).toBeLessThan(150);
}, 300_000);

test('an idle transaction, here or in another database, holds up no view', async () => {
  for (const name of [undefined, 'postgres'])
    await (await connect(name)).query('BEGIN; SELECT txid_current()');
  const headers = asked({ 'dev-actor': 'coach-1', 'content-type': 'application/json' }, 'POST', '/journeys');
  const lags: number[] = [];
  for (let person = 0; person < times(5, 50); person++) {
    const begin = performance.now();
    const registered = await fetch(`${service.url}/journeys`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        familyName: 'Mustermensch',
        birthDate: '1990-05-17',
        reason: 'one of a crowd',
        sex: 'female',
        municipality: 'Musterstadt',
        motherTongue: 'ar',
        interpreterNeeded: true,
      }),
    });
    const { position } = (await registered.json()) as { position: string };
    const seen = await fetch(`${service.url}/caseload?limit=200&after=${position}`, { headers });
    expect(((await seen.json()) as { rows: object[] }).rows).toHaveLength(person + 1);
    lags.push(performance.now() - begin);
  }
  expect(Math.max(...lags)).toBeLessThan(3_000);
});
