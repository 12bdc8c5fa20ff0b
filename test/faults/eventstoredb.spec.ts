import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase } from '../support/database.js';
import { given, ownEventStore } from '../support/eventstoredb.js';
import { temporaryFolder } from '../support/server.js';
import { report, seed, times } from './extent.js';
import { load, random } from './load.js';
import { assertBuilt, serviceProcess } from './process.js';
import { verdict } from './verdict.js';

const KILLS = times(3, 20);
const chance = random(seed);
const closing: (() => unknown)[] = [];

beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

given('EVENTSTOREDB_START', 'the whole service on EventStoreDB', () => {
  const begin = async () => {
    const store = await ownEventStore();
    closing.push(() => store.kill9());
    const database = await freshDatabase();
    closing.push(() => database.drop());
    const service = serviceProcess({
      DATABASE_URL: database.url,
      EVENTSTOREDB_URL: store.url,
      DATA_DIR: join(temporaryFolder(), 'data'),
    });
    closing.push(() => service.kill9());
    await service.start();
    const { url } = service;
    const work = load(() => service.url || url, 8, seed);
    closing.push(() => work.abandon());
    const more = async (count: number): Promise<void> => {
      const deadline = performance.now() + 60_000;
      for (const enough = work.answered.length + count; work.answered.length < enough; await sleep(10))
        if (performance.now() > deadline) throw new Error(`nobody is answered: ${service.complaints}`);
    };
    return { store, database, service, work, more };
  };

  test(`${KILLS} × kill -9 of EventStoreDB under load: nothing is lost or there twice`, async () => {
    const { store, database, service, work, more } = await begin();
    for (let kill = 0; kill < KILLS; kill++) {
      await more(60 * chance());
      await sleep(50 * chance());
      await store.kill9();
      await sleep(300 * chance());
      await store.start();
    }
    await more(60);
    await work.finish();
    report(`${KILLS} kills of EventStoreDB: ${await verdict(database.url, work, store.url)}`);
    expect(service.starts).toBe(1);
    expect(await service.stop()).toBe(0);
  }, 600_000);

  test(`${KILLS} × kill -9 of the service on EventStoreDB: the same`, async () => {
    const { store, database, service, work, more } = await begin();
    for (let kill = 0; kill < KILLS; kill++) {
      await more(60 * chance());
      await sleep(20 * chance());
      await service.kill9();
      await service.start();
    }
    await more(60);
    await work.finish();
    report(`${KILLS} kills of the service: ${await verdict(database.url, work, store.url)}`);
    expect(await service.stop()).toBe(0);
  }, 600_000);
});
