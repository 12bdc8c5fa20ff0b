import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { eventStoreJournal } from '../../src/engine/journal/eventstoredb.js';
import { postgresJournal } from '../../src/engine/journal/postgres.js';
import { migrate } from '../../src/engine/database.js';
import { start } from '../../src/engine/open.js';
import { resetCheckpoint } from '../../src/engine/projections/checkpoint.js';
import type { Runtime } from '../../src/engine/runtime.js';
import type { Journal } from '../../src/kernel/journal.js';
import { idOf } from '../../src/kernel/projection.js';
import { client, openPingPong } from '../engine/pingpong.js';
import { readOn } from '../journal.contract.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { EVENTSTOREDB_URL, given } from '../support/eventstoredb.js';
import { temporaryFolder } from '../support/server.js';
import { report, seed, times } from './extent.js';
import { random } from './load.js';
import { faultyProxy, type Proxy } from './proxy.js';
import { working } from './working.js';

/** Connections that break, at any byte of any message. */
const CUTS = times(25, 200);
const chance = random(seed);

let database: TestDatabase;
const closing: (() => unknown)[] = [];

beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  database = await freshDatabase();
  closing.push(() => database.drop());
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => Logger.overrideLogger(['error']));

/** The same address by way of a proxy that breaks connections. */
const detour = async (url: string): Promise<{ url: string; proxy: Proxy }> => {
  const { hostname: host, port, host: both } = new URL(url.replace(/^esdb:/, 'http:'));
  const proxy = await faultyProxy({ host, port: Number(port) }, chance);
  closing.push(() => proxy.close());
  return { url: url.replace(both, `127.0.0.1:${proxy.port}`), proxy };
};

const broken = async (proxy: Proxy): Promise<void> => {
  proxy.hurt(CUTS);
  while (proxy.left() > 0) await sleep(20);
};

const postgresAt = async (url: string) => {
  const pool = new Pool({ connectionString: url });
  pool.on('error', () => undefined);
  closing.push(() => pool.end());
  return postgresJournal(pool);
};

const journalSurvives = async (
  url: string,
  open: (url: string) => ReturnType<typeof postgresJournal>,
): Promise<void> => {
  const { url: cut, proxy } = await detour(url);
  const [straight, hurt] = [await open(url), await open(cut)];
  closing.push(() => Promise.all([straight.close(), hurt.close()]));
  const work = await working([straight, hurt], 4);
  await broken(proxy);
  report(`${CUTS} connections of a journal broken (${proxy.toll()}): ${await work.verdict(straight)}`);
};

/** Waits until the readers of an instance have come to the end, consequences included. */
const settled = async ({ policies, projectors }: Runtime, journal: Journal): Promise<void> => {
  const tally = projectors.get('tally')!;
  for (let before = -1n, head = await journal.head(); head !== before; head = await journal.head()) {
    for (const reader of [policies!, tally])
      expect([reader.name, await reader.reached(head, 60_000), reader.trouble()]).toEqual([
        reader.name,
        true,
        undefined,
      ]);
    before = head;
  }
};

/**
 * An instance that folds a view and carries out policies over connections that break, while another takes commands.
 * @param broke which address it has by way of the proxy
 */
const readersSurvive = async (url: string, broke: 'DATABASE_URL' | 'EVENTSTOREDB_URL'): Promise<void> => {
  const dataDir = temporaryFolder();
  const { url: cut, proxy } = await detour(url);
  const straightEnv: Record<string, string> = broke === 'EVENTSTOREDB_URL' ? { EVENTSTOREDB_URL: url } : {};
  const opened = async (env: Record<string, string>) => {
    const runtime = await openPingPong(database.url, dataDir, env);
    closing.push(() => runtime.close());
    return runtime;
  };
  const office = await opened(straightEnv);
  const from = await office.journal.head();
  await resetCheckpoint(office.pool, 'policies', '1', from);
  const follower = await opened({ ...straightEnv, [broke]: cut });
  await start(follower);
  while (!follower.projectors.has('tally')) await sleep(20);

  const { openPing, openPong, ping } = client(office);
  const [pings, pong] = [await Promise.all([1, 2, 3, 4].map(() => openPing())), await openPong()];
  let writing = true;
  let sent = 0;
  const writers = pings.map(async (id) => {
    while (writing) {
      await ping(id, { n: ++sent + 100, to: sent % 50 === 0 ? [pong] : [] });
      // No backlog that is longer than what a connection lets pass.
      await sleep(broke === 'EVENTSTOREDB_URL' ? 100 : 10);
    }
  });
  await broken(proxy);
  writing = false;
  await Promise.all(writers);
  await settled(follower, office.journal);

  const facts = await readOn(office.journal, from, 500);
  const of = (stream: string, type: string) =>
    facts.filter((fact) => fact.stream === stream && fact.type === type).map(({ data }) => data.n);
  const rows = await office.source.query<{ id: string; pings: number; numbers: number[] }[]>(
    'SELECT id, pings, numbers FROM views.tally',
  );
  for (const id of pings) {
    const numbers = of(`ping-${id}`, 'Pinged');
    expect(rows.find((row) => row.id === id)).toEqual({ id, pings: numbers.length, numbers });
  }
  const causes = facts.filter(({ data }) => (data.to as string[] | undefined)?.includes(pong));
  expect(causes.length).toBeGreaterThan(0);
  expect(of(`pong-${pong}`, 'Ponged')).toEqual(causes.map(({ data }) => data.n));
  expect(facts.filter(({ stream }) => pings.includes(idOf(stream)))).toHaveLength(sent + pings.length);
  report(
    `${CUTS} connections of a reader broken (${proxy.toll()}): ${facts.length} facts, each in its row once`,
  );
};

test(`PostgreSQL, ${CUTS} connections broken: appends and followers lose and double nothing`, async () => {
  await migrate(database.url);
  await journalSurvives(database.url, postgresAt);
}, 300_000);

test(
  `PostgreSQL, ${CUTS} connections broken: views and policies resume without loss`,
  () => readersSurvive(database.url, 'DATABASE_URL'),
  300_000,
);

// All calls to EventStoreDB share one connection, and its client waits a second or more before it makes another.
given('EVENTSTOREDB_URL', 'EventStoreDB', () => {
  test(
    `${CUTS} connections broken: appends and followers lose and double nothing`,
    () => journalSurvives(EVENTSTOREDB_URL, eventStoreJournal),
    900_000,
  );

  test(
    `${CUTS} connections broken: views and policies resume without loss`,
    () => readersSurvive(EVENTSTOREDB_URL, 'EVENTSTOREDB_URL'),
    900_000,
  );
});
