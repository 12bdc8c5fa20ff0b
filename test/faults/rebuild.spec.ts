import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { addDays } from '../../src/kernel/local-date.js';
import { freshDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { asked } from '../support/tokens.js';
import { report, seed, times } from './extent.js';
import { type Answered, load } from './load.js';
import { assertBuilt, ended, serviceProcess } from './process.js';
import { verdict } from './verdict.js';

const CROWD = 120;
const ROUNDS = times(2, 6);

const closing: (() => Promise<unknown>)[] = [];

beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const rebuilding = (env: Record<string, string>, view = 'all') =>
  spawn(process.execPath, ['dist/src/rebuild.js', view], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: 'ignore',
  });

const register = async (url: string, index: number): Promise<Answered> => {
  const response = await fetch(`${url}/journeys`, {
    method: 'POST',
    headers: asked(
      { 'content-type': 'application/json', 'dev-actor': 'coach-1', 'idempotency-key': `crowd-${index}` },
      'POST',
      '/journeys',
    ),
    body: JSON.stringify({
      familyName: 'Mustermensch',
      birthDate: addDays('1990-05-17', index),
      reason: 'one of a crowd',
      sex: 'female',
      municipality: 'Alleinstadt',
      motherTongue: 'ar',
      interpreterNeeded: true,
    }),
  });
  expect(response.status).toBe(201);
  const { commandId, version, facts } = (await response.json()) as {
    commandId: string;
    version: number;
    facts: { id: string }[];
  };
  return { commandId, status: 201, version, facts: facts.map(({ id }) => id) };
};

test('rebuilds under live writes, some of them killed: no reader sees an empty or mixed view', async () => {
  const database = await freshDatabase();
  closing.push(() => database.drop());
  const env = { DATABASE_URL: database.url, DATA_DIR: join(temporaryFolder(), 'data') };
  const service = serviceProcess(env);
  closing.push(() => service.kill9());
  await service.start();
  const crowd = await Promise.all(Array.from({ length: CROWD }, (_, index) => register(service.url, index)));
  const working = load(() => service.url, 4, seed);
  closing.push(() => working.abandon());

  let reading = true;
  const seen = new Map<number | string, number>();
  const reader = (async () => {
    await sleep(1_000);
    while (reading) {
      const response = await fetch(`${service.url}/caseload?municipality=Alleinstadt&limit=200`, {
        headers: asked({ 'dev-actor': 'coach-1' }, 'GET', '/caseload'),
      });
      const { rows, code } = (await response.json()) as { rows?: { familyName: string }[]; code?: string };
      const whole = rows?.filter(({ familyName }) => familyName === 'Mustermensch').length;
      const what = whole ?? `${response.status} ${code}`;
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
  })();

  await sleep(1_500);
  for (let round = 0; round < ROUNDS; round++) {
    const killed = rebuilding(env);
    await sleep(300 + 400 * round);
    killed.kill('SIGKILL');
    await ended(killed);
    expect(await ended(rebuilding(env))).toBe(0);
  }
  reading = false;
  await reader;
  await working.finish();
  expect([...seen.keys()]).toEqual([CROWD]);
  report(
    `${seen.get(CROWD)} reads during ${ROUNDS} rebuilds: ${await verdict(database.url, { ...working, answered: [...crowd, ...working.answered] })}`,
  );
}, 120_000);

test('a rebuild killed in the middle of the swap leaves the old view, and the next one swaps', async () => {
  const database = await freshDatabase();
  closing.push(() => database.drop());
  const env = { DATABASE_URL: database.url, DATA_DIR: join(temporaryFolder(), 'data') };
  const service = serviceProcess(env);
  closing.push(() => service.kill9());
  await service.start();
  const working = load(() => service.url, 4, seed);
  closing.push(() => working.abandon());
  const [reader, watch] = [1, 2].map(() => new Client({ connectionString: database.url })) as [
    Client,
    Client,
  ];
  for (const each of [reader, watch]) {
    await each.connect();
    closing.push(() => each.end());
  }
  await sleep(1_500);

  const oid = async (): Promise<string> =>
    (await watch.query<{ oid: string }>(`SELECT 'views.caseload'::regclass::oid::text AS oid`)).rows[0]!.oid;
  const before = await oid();
  for (let kill = 0; kill < times(2, 10); kill++) {
    // Somebody reads the old table, so the swap has to wait, with all else done.
    await reader.query('BEGIN; SELECT count(*) FROM views.caseload');
    const killed = rebuilding(env, 'caseload');
    const swapping = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND query LIKE '%TABLE%views%caseload%'`;
    const deadline = performance.now() + 30_000;
    while ((await watch.query(swapping)).rowCount === 0) {
      if (performance.now() > deadline) throw new Error('no rebuild wants to swap');
      await sleep(2);
    }
    killed.kill('SIGKILL');
    await ended(killed);
    await reader.query('COMMIT');
    expect(await oid()).toBe(before);
  }
  expect(await ended(rebuilding(env, 'caseload'))).toBe(0);
  expect(await oid()).not.toBe(before);
  await working.finish();
  report(`killed in mid-swap: ${await verdict(database.url, working)}`);
}, 240_000);
