import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { type End, flawOf } from '../engine/chain.js';
import { ConfigError } from '../engine/config.js';
import { borrow, giveBack } from '../engine/sql.js';
import type { Journal } from '../kernel/journal.js';
import { writeLines, type Written } from './lines.js';
import { factsAfter } from './stretch.js';
import { type Partition, partitionsIn, rowsIn } from './tables.js';

/** What was kept beside the journal: orders, checkpoints of what acts, anchors, the read log. */
export const KEPT = ['engine', 'audit', 'access'];
export const KEYS = ['keys'];

export const FILES = {
  tables: 'tables.jsonl.gz',
  journal: 'journal.jsonl.gz',
  keys: 'keys.jsonl.gz',
} as const;
export const MANIFEST = 'manifest.json';

/** What a backup says of itself. */
export interface Manifest {
  readonly format: 1;
  readonly at: string;
  readonly journal: string;
  /** Whether positions are 1, 2, 3 …, and are kept. */
  readonly dense: boolean;
  readonly facts: number;
  /** Position of the last fact. */
  readonly position: string;
  readonly migrations: readonly string[];
  readonly partitions: readonly Partition[];
  readonly files: Readonly<Record<keyof typeof FILES, Written>>;
}

export interface BackingUp {
  readonly pool: Pool;
  readonly journal: Journal;
  readonly folder: string;
  /** Where the keys go, if elsewhere. */
  readonly keysFolder?: string;
  readonly progress?: (facts: number) => void;
}

const empty = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new ConfigError(`${folder} is not empty: give each backup a folder of its own.`);
};

/** All rows of some schemas as they are at one moment. */
async function* snapshotOf(pool: Pool, schemas: readonly string[]) {
  const client = await borrow(pool);
  let done = false;
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`);
    yield* rowsIn(client, schemas);
    await client.query('COMMIT');
    done = true;
  } finally {
    giveBack(client, !done);
  }
}

/**
 * Beside a running service: first what follows the journal, so that nothing in it is ahead; then the journal; then the
 * keys, so that none is missing. Each fact is held against its chain. @throws ConfigError
 */
export const backUp = async ({
  pool,
  journal,
  folder,
  keysFolder,
  progress,
}: BackingUp): Promise<Manifest> => {
  empty(folder);
  const ofKeys = keysFolder ?? join(folder, 'keys');
  if (existsSync(ofKeys)) empty(ofKeys);
  mkdirSync(ofKeys, { recursive: true, mode: 0o700 });
  const migrations = await pool.query<{ name: string }>('SELECT name FROM public.migration ORDER BY id');
  const partitions = await partitionsIn(pool, KEPT);
  const tables = await writeLines(join(folder, FILES.tables), snapshotOf(pool, KEPT));

  const head = await journal.head();
  const ends = new Map<string, End>();
  let [facts, position] = [0, 0n];
  async function* sound() {
    for await (const fact of factsAfter(journal, 0n)) {
      if (fact.position > head) return;
      const flaw = flawOf(fact, ends.get(fact.stream));
      if (flaw) throw new ConfigError(`The journal has been tampered with: ${flaw}. See npm run verify.`);
      ends.set(fact.stream, { version: fact.version, hash: fact.hash });
      position = fact.position;
      if (++facts % 1_000 === 0) progress?.(facts);
      yield { ...fact, position: position.toString() };
    }
  }
  const ofJournal = await writeLines(join(folder, FILES.journal), sound());
  progress?.(facts);
  const manifest: Manifest = {
    format: 1,
    at: new Date().toISOString(),
    journal: journal.id,
    dense: journal.dense ?? false,
    facts,
    position: position.toString(),
    migrations: migrations.rows.map(({ name }) => name),
    partitions,
    files: {
      tables,
      journal: ofJournal,
      keys: await writeLines(join(ofKeys, FILES.keys), snapshotOf(pool, KEYS)),
    },
  };
  // What has no manifest was cut off.
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`, {
    flag: 'wx',
    flush: true,
  });
  return manifest;
};
