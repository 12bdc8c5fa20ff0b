import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { readCsv } from '../../src/engine/csv.js';
import { freshDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { asked, tokenOf } from '../support/tokens.js';
import { report, seed, times } from './extent.js';
import { csvOf, type Line, people } from './people.js';
import { assertBuilt, ended, type ServiceProcess, serviceProcess } from './process.js';

const ROWS = times(200, 10_000);
const KILLS = times(1, 2);

const closing: (() => Promise<unknown>)[] = [];
beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const freePort = async (): Promise<string> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return String(port);
};

interface Importer {
  readonly child: ChildProcess;
  /** Its exit code, and what it said last. */
  readonly done: Promise<{ readonly code: number | null; readonly said: string }>;
}

const TOKEN = tokenOf({ account: 'importer-1', roles: ['coordinator'], units: ['test-unit'] });

/** `npm run import` as a process of its own. */
const importer = (url: string, file: string): Importer => {
  const child = spawn(process.execPath, ['dist/src/import.js', file, `--url=${url}`], {
    env: { PATH: process.env.PATH, TOKEN },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  const done = (async () => {
    const code = await ended(child);
    return { code, said: said.trim() };
  })();
  return { child, done };
};

interface City {
  readonly service: ServiceProcess;
  readonly pool: Pool;
  readonly file: string;
  readonly lines: readonly Line[];
}

/** A service with some programmes, and the spreadsheet of a city. */
const city = async (): Promise<City> => {
  const database = await freshDatabase();
  closing.push(() => database.drop());
  const folder = temporaryFolder();
  const service = serviceProcess({
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, 'data'),
    PORT: await freePort(),
  });
  closing.push(() => service.kill9());
  await service.start();
  const pool = new Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  closing.push(() => pool.end());
  const programmes = await Promise.all([1, 2, 3, 4].map(() => programmeAt(service.url)));
  const lines = people(ROWS, seed, programmes);
  const file = join(folder, 'city.csv');
  writeFileSync(file, csvOf(lines.map(({ cells }) => cells)));
  return { service, pool, file, lines };
};

const programmeAt = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/programmes`, {
    method: 'POST',
    headers: asked({ 'content-type': 'application/json', 'dev-actor': 'coach-1' }, 'POST', '/programmes'),
    body: JSON.stringify({
      ...{ title: 'Musterprogramm', from: '2021-01-01', seats: 50, funders: ['Musterfonds'], rates: [] },
    }),
  });
  return ((await response.json()) as { id: string }).id;
};

const registered = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: string }>(
    `SELECT count(*) AS n FROM journal.facts WHERE type = 'ParticipantRegistered'`,
  );
  return Number(rows[0]!.n);
};

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await sleep(10);
};

/** Each row is in the journal once, with all that it says, and nothing else is. */
const holds = async (pool: Pool, right: readonly Line['cells'][]): Promise<void> => {
  const { rows } = await pool.query<{ type: string; facts: number; streams: number }>(
    `SELECT CASE WHEN type IN ('SeatReserved', 'ParticipantWaitlisted') THEN 'Seat' ELSE type END AS type,
       count(*)::int AS facts, count(DISTINCT coalesce(data->>'participant', stream))::int AS streams
     FROM journal.facts WHERE meta->>'causeId' IS NULL AND type <> 'ProgrammeDefined' GROUP BY 1`,
  );
  const all = { facts: right.length, streams: right.length };
  const seats = right.filter(({ programme }) => programme).length;
  expect(Object.fromEntries(rows.map(({ type, ...counts }) => [type, counts]))).toEqual({
    ...{ ParticipantRegistered: all, DetailsChanged: all, ExternalNumberRecorded: all },
    ...{ LanguageSkillRecorded: all, ResidenceTitleRecorded: all, RegimeStarted: all },
    ...{ CaseWorkerAssigned: all, Seat: { facts: seats, streams: seats } },
  });
  const { rows: registrations } = await pool.query<{ place: string }>(
    `SELECT data->>'municipality' AS place FROM journal.facts WHERE type = 'ParticipantRegistered'`,
  );
  expect(registrations.map(({ place }) => place).sort()).toEqual(
    right.map(({ municipality }) => municipality).sort(),
  );
};

const unmended = ({ lines }: City) => lines.flatMap(({ cells, fault }) => (fault ? [] : [cells]));

/** The report names each faulty row, column and code, and no other; its rows are as they were. */
const reports = async ({ file, lines }: City): Promise<void> => {
  const records = [];
  for await (const record of readCsv([readFileSync(file.replace('.csv', '.faulty.csv'))]))
    records.push(record);
  const faulty = lines.flatMap(({ cells, fault }, index) =>
    fault ? [[String(index + 2), fault.column, fault.code, cells.municipality]] : [],
  );
  expect(faulty.length).toBe(ROWS / 50);
  const at = records[0]!.indexOf('municipality');
  expect(records.slice(1).map((record) => [...record.slice(0, 3), record[at]])).toEqual(faulty);
};

/** The faulty rows, mended and sent alone, are imported, and the others not again. */
const mended = async ({ service, pool, file, lines }: City): Promise<void> => {
  const faulty = lines.flatMap(({ fault }, index) => (fault ? [index] : []));
  const name = file.replace('.csv', '.mended.csv');
  writeFileSync(
    name,
    csvOf(
      faulty.map((index) => lines[index]!.right),
      faulty.map((index) => index + 2),
    ),
  );
  const { code, said } = await importer(service.url, name).done;
  expect([code, said]).toEqual([0, expect.stringContaining(`${faulty.length} rows imported, 0 had been`)]);
  await holds(
    pool,
    lines.map(({ right }) => right),
  );
};

test(`${ROWS} rows, with the service killed in the middle, are imported once each`, async () => {
  const of = await city();
  const { service, pool, file } = of;
  const began = performance.now();
  const running = importer(service.url, file);
  closing.push(async () => running.child.kill('SIGKILL'));
  for (let kill = 1; kill <= KILLS; kill++) {
    await until(async () => (await registered(pool)) > 0.35 * ROWS * kill);
    await service.kill9();
    await sleep(500);
    await service.start();
  }
  const { code, said } = await running.done;
  const took = Math.round((performance.now() - began) / 1000);
  expect([code, said]).toEqual([2, expect.stringContaining(`${ROWS / 50} are faulty`)]);
  await holds(pool, unmended(of));
  await reports(of);
  report(`${took} s with ${KILLS} kills of the service: ${said.split('\n').at(-2)}`);
}, 600_000);

test(`${ROWS} rows, with the importer killed in the middle and started again, are imported once each`, async () => {
  const of = await city();
  const { service, pool, file } = of;
  const killed = importer(service.url, file);
  await until(async () => (await registered(pool)) > 0.5 * ROWS);
  killed.child.kill('SIGKILL');
  await killed.done;
  const began = performance.now();
  const { code, said } = await importer(service.url, file).done;
  const took = Math.round((performance.now() - began) / 1000);
  expect([code, said]).toEqual([2, expect.stringContaining(`${ROWS / 50} are faulty`)]);
  expect(Number(/(\d+) had been before/.exec(said)?.[1])).toBeGreaterThan(0.4 * ROWS);
  await holds(pool, unmended(of));
  await reports(of);
  report(`${took} s after a kill of the importer: ${said.split('\n').at(-2)}`);
  await mended(of);
}, 600_000);
