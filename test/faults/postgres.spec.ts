import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OwnServer, ownServer, temporaryFolder } from '../support/server.js';
import { asked } from '../support/tokens.js';
import { report, seed, times } from './extent.js';
import { type Load, load } from './load.js';
import { assertBuilt, type ServiceProcess, serviceProcess } from './process.js';
import { verdict } from './verdict.js';

const KILLS = times(3, 20);

let server: OwnServer;
let service: ServiceProcess;
let working: Load | undefined;

beforeAll(async () => {
  assertBuilt();
  server = await ownServer();
  service = serviceProcess({ DATABASE_URL: server.url, DATA_DIR: join(temporaryFolder(), 'data') });
  await service.start();
});
afterAll(async () => {
  await working?.abandon();
  await service?.kill9();
  await server?.stop();
});

const ask = async (path: string, body?: object) => {
  const response = await fetch(service.url + path, {
    method: body ? 'POST' : 'GET',
    headers: asked(
      { 'dev-actor': 'coach-2', ...(body && { 'content-type': 'application/json' }) },
      body ? 'POST' : 'GET',
      path,
    ),
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  }).catch((error: Error) => {
    throw new Error(`${path}: ${error.message}; the service said: ${service.complaints}`);
  });
  const answer = (await response.json()) as { code?: string; status?: string };
  return [response.status, answer.code ?? answer.status];
};

const programme = {
  title: 'Musterprogramm',
  from: '2021-01-01',
  seats: 1,
  funders: ['Musterfonds'],
  rates: [],
};

const until = async (what: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + 60_000;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error(`not within the time allowed: ${service.complaints}`);
    await sleep(50);
  }
};

test(`${KILLS} × kill -9 of PostgreSQL under load: 503 meanwhile, then all goes on and nothing is lost`, async () => {
  working = load(() => service.url, 8, seed);
  const { answered } = working;
  const someMore = async (): Promise<void> => {
    const enough = answered.length + 60;
    await until(async () => answered.length >= enough);
  };
  for (let kill = 0; kill < KILLS; kill++) {
    await someMore();
    await server.kill9();
    await sleep(100);
    expect(await ask('/programmes', programme)).toEqual([503, 'store-unavailable']);
    expect(await ask('/caseload')).toEqual([503, 'store-unavailable']);
    expect(await ask('/funding')).toEqual([503, 'store-unavailable']);
    expect(await ask('/health/ready')).toEqual([503, expect.any(String)]);
    expect(await ask('/health/live')).toEqual([200, 'live']);
    await server.restart();
    await until(async () => (await ask('/health/ready'))[0] === 200);
    expect(await ask('/caseload')).toEqual([200, undefined]);
  }
  await someMore();
  await working.finish();
  report(`${KILLS} kills: ${await verdict(server.url, working)}`);
  expect(working.unanswered.get('store-unavailable')).toBeGreaterThan(10);
  // The service itself was there all the time.
  expect([service.starts, working.unanswered.get('none')]).toEqual([1, undefined]);
  expect(await service.stop()).toBe(0);
}, 300_000);
