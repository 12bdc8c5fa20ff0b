import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { type Answered, load } from './load.js';
import { assertBuilt, ended, serviceProcess } from './process.js';
import { verdict } from './verdict.js';

const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const CROWD = 120;

const closing: (() => Promise<unknown>)[] = [];

beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const rebuilding = (env: Record<string, string>) =>
  spawn(process.execPath, ['dist/src/rebuild.js', 'all'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: 'ignore',
  });

const register = async (url: string, index: number): Promise<Answered> => {
  const response = await fetch(`${url}/journeys`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'dev-actor': 'coach-1',
      'idempotency-key': `crowd-${index}`,
    },
    body: JSON.stringify({
      familyName: 'Mustermensch',
      birthDate: '1990-05-17',
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
        headers: { 'dev-actor': 'coach-1' },
      });
      const { rows, code } = (await response.json()) as { rows?: { familyName: string }[]; code?: string };
      const whole = rows?.filter(({ familyName }) => familyName === 'Mustermensch').length;
      const what = whole ?? `${response.status} ${code}`;
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
  })();

  await sleep(1_500);
  for (let round = 0; round < 4; round++) {
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
  console.log(
    `${seen.get(CROWD)} reads during 4 rebuilds: ${await verdict(database.url, { ...working, answered: [...crowd, ...working.answered] })} (KILL_SEED=${seed})`,
  );
}, 120_000);
