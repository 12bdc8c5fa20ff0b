import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { declared } from '../../src/app.module.js';
import { projectionsOf } from '../../src/engine/open.js';
import type { Operations } from '../../src/engine/operations.js';
import { freshDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { asked } from '../support/tokens.js';
import { report, seed, times } from './extent.js';
import { load } from './load.js';
import { assertBuilt, type ServiceProcess, serviceProcess } from './process.js';
import { verdict } from './verdict.js';

/** Within which another instance must have taken over, in milliseconds. */
const TAKE_OVER = 5_000;
const KILLS = times(2, 8);

const closing: (() => Promise<unknown>)[] = [];

beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const OPERATOR = asked({ 'dev-actor': 'operator-1' }, 'GET', '/operations/projections');

const led = async ({ url }: ServiceProcess): Promise<string[]> => {
  const { readers } = (await (
    await fetch(`${url}/operations/projections`, { headers: OPERATOR })
  ).json()) as Operations;
  return readers.filter(({ leads }) => leads).map(({ name }) => name);
};

test('a killed leader is replaced, and no fact is missed or doubled', async () => {
  const database = await freshDatabase();
  closing.push(() => database.drop());
  const dataDir = join(temporaryFolder(), 'data');
  const instances = [1, 2].map(() => serviceProcess({ DATABASE_URL: database.url, DATA_DIR: dataDir }));
  closing.push(() => Promise.all(instances.map((each) => each.kill9())));
  for (const each of instances) await each.start();

  let turn = 0;
  const alive = new Set(instances);
  const working = load(() => [...alive][turn++ % alive.size]!.url, 8, seed);
  closing.push(() => working.abandon());
  const all = projectionsOf(declared).length + ['policies', 'sweeps', 'acts'].length;

  for (let kill = 1; kill <= KILLS; kill++) {
    await sleep(700);
    const leader = (await led(instances[0]!)).length > 0 ? instances[0]! : instances[1]!;
    const other = instances.find((each) => each !== leader)!;
    const before = working.answered.length;
    alive.delete(leader);
    await leader.kill9();
    const killed = performance.now();
    while ((await led(other)).length < all && performance.now() - killed < 2 * TAKE_OVER) await sleep(50);
    expect(performance.now() - killed).toBeLessThan(TAKE_OVER);
    expect(await led(other)).toHaveLength(all);
    expect(working.answered.length).toBeGreaterThan(before);
    await leader.start();
    alive.add(leader);
  }
  await working.finish();
  report(`${KILLS} leaders killed: ${await verdict(database.url, working)}`);
}, 120_000);
