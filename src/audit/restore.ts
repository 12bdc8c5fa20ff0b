import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { type End, flawOf } from '../engine/chain.js';
import { ConfigError } from '../engine/config.js';
import { masterFile, masterKeys } from '../engine/master-keys.js';
import { inTransaction } from '../engine/sql.js';
import type { JournalFact } from '../kernel/journal.js';
import { FILES, KEPT, KEYS, MANIFEST, type Manifest } from './backup.js';
import { digestOfFile, grouped, readLines } from './lines.js';
import { continueNumbers, makePartitions, type Row, originalsIn, writeRows } from './tables.js';

const AT_ONCE = 1_000;

export interface Restoring {
  readonly pool: Pool;
  readonly folder: string;
  readonly keysFolder?: string;
  readonly progress?: (facts: number) => void;
}

/** What a backup says of itself, once each file is what was written. @throws ConfigError */
export const checkedManifest = async ({
  folder,
  keysFolder = join(folder, 'keys'),
}: Pick<Restoring, 'folder' | 'keysFolder'>): Promise<Manifest> => {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new ConfigError(`${folder} holds no whole backup: there is no ${MANIFEST}.`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  for (const [name, file] of Object.entries(FILES) as [keyof typeof FILES, string][]) {
    const at = join(name === 'keys' ? keysFolder : folder, file);
    if (!existsSync(at))
      throw new ConfigError(`${at} is missing${name === 'keys' ? '; name its folder with --keys' : ''}.`);
    if ((await digestOfFile(at)) !== manifest.files[name].sha256)
      throw new ConfigError(`${at} is not the file of this backup, or was damaged.`);
  }
  return manifest;
};

/**
 * The master keys that wrap the keys of a backup. Where there is a master key already, it must be among them: with another
 * one nobody could read what is restored.
 * @throws ConfigError
 */
export const mastersOf = async (
  settings: Parameters<typeof masterKeys>[0],
  { folder, keysFolder = join(folder, 'keys') }: Pick<Restoring, 'folder' | 'keysFolder'>,
): Promise<string[]> => {
  const masters = new Set<string>();
  for await (const { table, row } of readLines<Row>(join(keysFolder, FILES.keys)))
    if (table === 'keys.data_key') masters.add((row as { master: string }).master);
  const file = masterFile(settings);
  const keys = settings.masterKey || existsSync(file) ? masterKeys(settings) : undefined;
  const missing = [...masters].find((master) => keys && !keys.knows(master));
  if (missing)
    throw new ConfigError(
      `The keys of this backup are wrapped by the master key ${missing}, which ` +
        `${settings.masterKey ? 'MASTER_KEY' : file} does not hold. Was it rotated since, and taken out by ` +
        '--drop-former? Then add the former key again, after the current one, or restore a backup made since.',
    );
  return [...masters];
};

const FACTS = `INSERT INTO journal.facts (position, stream, version, id, type, type_version, recorded_at, happened_on,
    data, meta, previous_hash, hash)
  SELECT r.position, r.stream, r.version, r.id, r.type, r."typeVersion", r."recordedAt", r."happenedOn", r.data, r.meta,
    decode(r."previousHash", 'hex'), decode(r.hash, 'hex')
  FROM jsonb_to_recordset($1) AS r (position bigint, stream text, version integer, id uuid, type text,
    "typeVersion" smallint, "recordedAt" timestamptz, "happenedOn" date, data jsonb, meta jsonb, "previousHash" text,
    hash text)`;

/** Each fact, chained as it should be, with the number that is its position from now on. */
async function* numbered(path: string): AsyncGenerator<JournalFact & { readonly was: bigint }> {
  const ends = new Map<string, End>();
  let position = 0n;
  for await (const fact of readLines<JournalFact & { position: string }>(path)) {
    const flaw = flawOf(fact, ends.get(fact.stream));
    if (flaw) throw new ConfigError(`The backup has been tampered with: ${flaw}.`);
    ends.set(fact.stream, { version: fact.version, hash: fact.hash });
    yield { ...fact, was: BigInt(fact.position), position: ++position };
  }
}

/** The facts, and where what follows the journal stands among them. */
const restoreJournal = async (
  sql: PoolClient,
  path: string,
  progress?: (facts: number) => void,
): Promise<void> => {
  const { rows } = await sql.query<{ reader: string; position: string }>(
    'SELECT reader, position::text FROM engine.checkpoint',
  );
  const reached = new Map(rows.map(({ reader }) => [reader, 0n]));
  let last = 0n;
  for await (const group of grouped(numbered(path), AT_ONCE)) {
    await sql.query(FACTS, [
      JSON.stringify(
        group.map(({ was: _, position, ...fact }) => ({ ...fact, position: position.toString() })),
      ),
    ]);
    for (const { reader, position } of rows)
      for (const fact of group) if (fact.was <= BigInt(position)) reached.set(reader, fact.position);
    last = group.at(-1)!.position;
    progress?.(Number(last));
  }
  await sql.query('UPDATE journal.head SET position = $1', [last.toString()]);
  for (const [reader, position] of reached)
    await sql.query('UPDATE engine.checkpoint SET position = $2 WHERE reader = $1', [
      reader,
      position.toString(),
    ]);
};

/** Into a database that has been migrated and holds nothing; all or nothing. @throws ConfigError */
export const restore = async ({ pool, folder, keysFolder, progress }: Restoring): Promise<Manifest> => {
  const manifest = await checkedManifest({ folder, keysFolder });
  const known = await pool.query<{ name: string }>('SELECT name FROM public.migration');
  const newer = manifest.migrations.find((each) => !known.rows.some(({ name }) => name === each));
  if (newer) throw new ConfigError(`The backup is of a newer release (${newer}); restore it with that one.`);
  await inTransaction(pool, async (sql) => {
    const { rows } = await sql.query<{ position: string }>(
      'SELECT position::text FROM journal.head FOR UPDATE',
    );
    const keys = await sql.query('SELECT FROM keys.data_key LIMIT 1');
    if (rows[0]!.position !== '0' || keys.rowCount !== 0)
      throw new ConfigError('The database is in use already. Restore into an empty one.');
    await makePartitions(sql, manifest.partitions);
    await sql.query(`TRUNCATE ${(await originalsIn(sql, [...KEPT, ...KEYS])).join(', ')}`);
    const files = [join(folder, FILES.tables), join(keysFolder ?? join(folder, 'keys'), FILES.keys)];
    for (const file of files)
      for await (const group of grouped(readLines<Row>(file), AT_ONCE)) await writeRows(sql, group);
    await continueNumbers(sql, [...KEPT, ...KEYS]);
    await restoreJournal(sql, join(folder, FILES.journal), progress);
    // Positions that were kept mean what they meant; new ones are those of a new journal.
    if (manifest.dense) await sql.query('UPDATE journal.identity SET id = $1', [manifest.journal]);
  });
  return manifest;
};
