import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeEmbedded } from '../../src/engine/embedded-postgres.js';
import { freshDatabase } from '../support/database.js';
import { kill9, temporaryFolder } from '../support/server.js';
import { report, seed, times } from './extent.js';
import { type Load, load, random } from './load.js';
import { assertBuilt, type ServiceProcess, serviceProcess } from './process.js';
import { verdict } from './verdict.js';

const WORKERS = 8;
const KILLS = times(5, 20);
const EMBEDDED_KILLS = times(3, 6);
const chance = random(seed);

const closing: (() => Promise<unknown>)[] = [];

beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/**
 * Kills the service at random moments: mostly under load, sometimes while it starts.
 * @param between what else happens while it is down
 */
const killAtRandom = async (
  service: ServiceProcess,
  kills: number,
  between: () => Promise<void> = async () => undefined,
): Promise<Load> => {
  await service.start();
  const { url } = service;
  const working = load(() => service.url || url, WORKERS, seed);
  closing.push(() => working.abandon());
  const underLoad = async (): Promise<void> => {
    const enough = working.answered.length + 60 * chance();
    const deadline = performance.now() + 3_000;
    while (working.answered.length < enough && performance.now() < deadline) await sleep(2);
    await sleep(20 * chance());
  };
  let starting = false;
  for (let kill = 1; kill <= kills; kill++) {
    if (starting) await sleep(1_000 * chance());
    else await underLoad();
    await service.kill9();
    await between();
    starting = kill < kills && chance() < 0.25;
    if (starting) service.launch();
    else await service.start();
  }
  await underLoad();
  await working.finish();
  return working;
};

test(`kill -9 of the service at ${KILLS} random points loses and doubles nothing`, async () => {
  const database = await freshDatabase();
  closing.push(() => database.drop());
  const service = serviceProcess({
    DATABASE_URL: database.url,
    DATA_DIR: join(temporaryFolder(), 'data'),
  });
  closing.push(() => service.kill9());
  const working = await killAtRandom(service, KILLS);
  report(`${KILLS} kills, ${service.starts} starts: ${await verdict(database.url, working)}`);
  expect(working.answered.length).toBeGreaterThan(10 * KILLS);
  expect(working.unanswered.get('none')).toBeGreaterThan(KILLS);
  expect(await service.stop()).toBe(0);
}, 300_000);

test('the same with the embedded database, which is left over or dies, too', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const service = serviceProcess({ DATA_DIR: dataDir });
  const server = () => {
    const [pid, , , port] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
    const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
    return { pid: Number(pid), url: `postgres://journey:${password}@127.0.0.1:${port}/journey` };
  };
  const killDatabase = () => kill9(server().pid);
  closing.push(async () => {
    await service.kill9();
    await removeEmbedded(dataDir);
  });
  let crashes = 0;
  const working = await killAtRandom(service, EMBEDDED_KILLS, async () => {
    if (chance() < 0.5) return;
    await killDatabase();
    crashes++;
  });
  report(
    `${EMBEDDED_KILLS} kills, ${crashes} of them with the database: ${await verdict(server().url, working)}`,
  );
  expect(working.answered.length).toBeGreaterThan(8 * EMBEDDED_KILLS);
  expect(await service.stop()).toBe(0);
  expect(server).toThrow('ENOENT');
}, 300_000);
