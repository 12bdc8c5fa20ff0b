import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Pool } from 'pg';
import { backUp } from '../../src/audit/backup.js';
import { differences } from '../../src/audit/equal-views.js';
import { signingKey } from '../../src/audit/keys.js';
import { heldReadLog } from '../../src/audit/read-log.js';
import { mastersOf, restore } from '../../src/audit/restore.js';
import { anchorsOf } from '../../src/audit/sources.js';
import { verifyJournal } from '../../src/audit/verify.js';
import { migrate } from '../../src/engine/database.js';
import { postgresJournal } from '../../src/engine/journal/postgres.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { startTestService, type TestService } from '../support/service.js';

let original: TestService;
let pool: Pool;
const databases: TestDatabase[] = [];
const folder = join(temporaryFolder(), 'backup');
const keysFolder = join(temporaryFolder(), 'keys');

const emptyDatabase = async (): Promise<{ pool: Pool; url: string }> => {
  const database = await freshDatabase();
  databases.push(database);
  await migrate(database.url);
  const other = new Pool({ connectionString: database.url });
  other.on('error', () => undefined);
  return { pool: other, url: database.url };
};

const restored = async (from = folder, keys = keysFolder): Promise<unknown> => {
  const target = await emptyDatabase();
  return restore({ pool: target.pool, folder: from, keysFolder: keys }).finally(() => target.pool.end());
};

beforeAll(async () => {
  original = await startTestService();
  pool = new Pool({ connectionString: original.databaseUrl });
  const programme = await original.programme();
  const people = [];
  for (let n = 0; n < 4; n++) people.push(await original.person({ familyName: `Muster-${n}` }));
  for (const participant of people)
    await original.issue(`/programmes/${programme}/request-seat`, { participant });
  await original.issue('/operations/anchors', {}, { 'dev-role': 'administrator' }).expect(200);
});
afterAll(async () => {
  await pool?.end();
  await original?.stop();
  for (const each of databases) await each.drop();
});

const verified = async (at: Pool) => {
  const journal = await postgresJournal(at);
  const findings: string[] = [];
  const { id, privateKey } = signingKey({ dataDir: original.environment.DATA_DIR });
  const { facts } = await verifyJournal({
    journal,
    anchors: await anchorsOf(at),
    keys: new Map([[id, privateKey]]),
    found: ({ says }) => findings.push(says),
    readLog: (seen) => heldReadLog(at, seen),
  }).finally(() => journal.close());
  return { facts, findings };
};

/** The read log, entry by entry as it is chained. */
const entriesIn = async (at: Pool): Promise<unknown[]> => {
  const { rows } = await at.query<{ entry: unknown }>(
    'SELECT to_jsonb(e) AS entry FROM access.entry e ORDER BY no',
  );
  expect(rows.length).toBeGreaterThan(0);
  return rows.map(({ entry }) => entry);
};

describe('a backup', () => {
  it('taken while the service records, restored on an empty database, has the same views and sound chains', async () => {
    let recording = true;
    const recorded = (async () => {
      let people = 0;
      for (; recording; people++) await original.person();
      return people;
    })();
    const inTheMidst = await backUp({
      pool,
      journal: original.service.runtime.journal,
      folder: join(temporaryFolder(), 'busy'),
    });
    recording = false;
    expect(await recorded).toBeGreaterThan(0);
    expect(inTheMidst.facts).toBeGreaterThan(8);

    const manifest = await backUp({ pool, journal: original.service.runtime.journal, folder, keysFolder });
    const target = await emptyDatabase();
    await restore({ pool: target.pool, folder, keysFolder });
    expect(await verified(target.pool)).toEqual({ facts: manifest.facts, findings: [] });
    expect(await entriesIn(target.pool)).toEqual(await entriesIn(pool));

    const second = await startTestService({
      DATABASE_URL: target.url,
      DATA_DIR: original.environment.DATA_DIR,
    });
    try {
      while (second.service.runtime.projectors.size < original.service.runtime.projectors.size)
        await sleep(20);
      const { body } = await second.get('/caseload?limit=100').expect(200);
      expect(JSON.stringify(body)).toContain('Muster-0');
      const { journal, projectors } = second.service.runtime;
      const head = await journal.head();
      expect(head).toBe(BigInt(manifest.facts));
      for (const each of projectors.values()) expect(await each.reached(head, 10_000)).toBe(true);
      expect(await differences(pool, target.pool)).toEqual([]);
      await second.person();
      expect(await differences(pool, target.pool)).not.toEqual([]);
    } finally {
      await second.stop();
      await target.pool.end();
    }
  });

  it('holds no name, and no key but wrapped', () => {
    const names = readdirSync(folder).sort();
    expect(names).toEqual(['journal.jsonl.gz', 'manifest.json', 'tables.jsonl.gz']);
    expect(readdirSync(keysFolder)).toEqual(['keys.jsonl.gz']);
    const files = [...names.map((name) => join(folder, name)), join(keysFolder, 'keys.jsonl.gz')];
    const text = files
      .filter((file) => file.endsWith('.gz'))
      .map((file) => gunzipSync(readFileSync(file)).toString());
    expect(text.join('')).toContain('"wrapped"');
    expect(text.join('')).not.toContain('Muster-');
  });

  it('is restored into an empty database only, and only once', async () => {
    await expect(restore({ pool, folder, keysFolder })).rejects.toThrow('in use already');
  });

  it.each(['tables.jsonl.gz', 'journal.jsonl.gz'])('with a damaged %s is refused', async (name) => {
    const whole = readFileSync(join(folder, name));
    const damaged = Buffer.from(whole);
    damaged[damaged.length >> 1]! ^= 1;
    writeFileSync(join(folder, name), damaged);
    await expect(restored()).rejects.toThrow('is not the file of this backup');
    writeFileSync(join(folder, name), whole);
  });

  it('without its keys, or with those of another one, is refused', async () => {
    await expect(restored(folder, temporaryFolder())).rejects.toThrow('is missing');
    const other = temporaryFolder();
    writeFileSync(join(other, 'keys.jsonl.gz'), 'other keys');
    await expect(restored(folder, other)).rejects.toThrow('is not the file of this backup');
  });

  it('tells which master key it needs, and is refused where there is another one, as after a rotation', async () => {
    const { rows } = await pool.query<{ master: string }>('SELECT DISTINCT master FROM keys.data_key');
    const needed = rows.map(({ master }) => master);
    const asked = (settings: { masterKey?: string; dataDir: string }) =>
      mastersOf(settings, { folder, keysFolder });
    const dataDir = temporaryFolder();
    expect(await asked({ dataDir })).toEqual(needed);
    expect(readdirSync(dataDir)).toEqual([]);

    const [former, anew] = [
      readFileSync(join(original.environment.DATA_DIR, 'master.key'), 'utf8').trim(),
      randomBytes(32).toString('base64'),
    ];
    writeFileSync(join(dataDir, 'master.key'), anew);
    await expect(asked({ dataDir })).rejects.toThrow(new RegExp(`${needed[0]!}.*--drop-former`));
    await expect(asked({ dataDir, masterKey: anew })).rejects.toThrow('MASTER_KEY does not hold');
    writeFileSync(join(dataDir, 'master.key'), `${anew}\n${former}\n`);
    expect(await asked({ dataDir })).toEqual(needed);
  });

  it('that was cut off has no manifest and is refused', async () => {
    const manifest = readFileSync(join(folder, 'manifest.json'));
    rmSync(join(folder, 'manifest.json'));
    await expect(restored()).rejects.toThrow('holds no whole backup');
    writeFileSync(join(folder, 'manifest.json'), manifest);
  });

  it('of a newer release is refused', async () => {
    const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
    writeFileSync(
      join(folder, 'manifest.json'),
      manifest.replace('"Foundation1763769600000"', '"Foundation1763769600000","Later9999999999999"'),
    );
    await expect(restored()).rejects.toThrow('newer release');
    writeFileSync(join(folder, 'manifest.json'), manifest);
  });

  it('is not made of a journal that was tampered with', async () => {
    await pool.query(`UPDATE journal.facts SET data = '{}' WHERE position = 2`);
    const journal = await postgresJournal(pool);
    const made = backUp({ pool, journal, folder: join(temporaryFolder(), 'x') });
    await expect(made).rejects.toThrow('tampered with');
    await journal.close();
  });
});
