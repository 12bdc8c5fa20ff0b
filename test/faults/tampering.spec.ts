import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import { migrate } from '../../src/engine/database.js';
import { postgresJournal } from '../../src/engine/journal/postgres.js';
import type { Journal } from '../../src/kernel/journal.js';
import { chain, flawsOf, newStream, numbered } from '../journal.facts.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

/*
 * Somebody with all rights on the database changes what has happened, and leaves hashes alone or mends those of the
 * fact itself: the chain alone tells. What it cannot tell, the anchors do (test/audit/tampering.spec.ts).
 */

let database: TestDatabase;
let pool: Pool;
let journal: Journal;
let stream: string;

beforeAll(async () => {
  database = await freshDatabase();
  await migrate(database.url);
  pool = new Pool({ connectionString: database.url });
  journal = await postgresJournal(pool);
});
beforeEach(async () => {
  stream = newStream();
  await journal.append(stream, 0, chain(stream, numbered(6)));
});
afterAll(async () => {
  await journal?.close();
  await pool?.end();
  await database?.drop();
});

const tamper = async (statement: string): Promise<string[]> => {
  await pool.query(statement, [stream]);
  return flawsOf(await journal.read(stream));
};

const set = (what: string) => `UPDATE journal.facts SET ${what} WHERE stream = $1 AND version = 3`;

describe('the chain of a stream tells of', () => {
  test('nothing where nothing was done', async () => {
    expect(flawsOf(await journal.read(stream))).toEqual([]);
  });

  test.each([
    ['a changed payload', set(`data = '{"n": 4}'`)],
    ['a changed type', set(`type = 'Forged'`)],
    ['another day', set('happened_on = happened_on - 1')],
    ['another time of recording', set(`recorded_at = recorded_at + interval '1 ms'`)],
    ['another actor', set(`meta = jsonb_set(meta, '{actor,id}', '"somebody-else"')`)],
    ['another id', set('id = gen_random_uuid()')],
    ['another hash', set(`hash = decode(repeat('ab', 32), 'hex')`)],
    ['a fact that was deleted', 'DELETE FROM journal.facts WHERE stream = $1 AND version = 3'],
    ['a first fact that was deleted', 'DELETE FROM journal.facts WHERE stream = $1 AND version = 1'],
    [
      'a fact that was deleted, the later ones renumbered',
      `WITH gone AS (DELETE FROM journal.facts WHERE stream = $1 AND version = 6)
       UPDATE journal.facts f SET (id, type, data, meta, previous_hash, hash) =
         (SELECT n.id, n.type, n.data, n.meta, n.previous_hash, n.hash FROM journal.facts n
          WHERE n.stream = f.stream AND n.version = f.version + 1)
       WHERE stream = $1 AND version BETWEEN 3 AND 5`,
    ],
    [
      'two facts that changed places',
      `UPDATE journal.facts f SET (id, data, meta, previous_hash, hash) =
         (SELECT o.id, o.data, o.meta, o.previous_hash, o.hash FROM journal.facts o
          WHERE o.stream = f.stream AND o.version = 7 - f.version)
       WHERE stream = $1 AND version IN (3, 4)`,
    ],
  ])('%s', async (_, statement) => {
    expect(await tamper(statement)).not.toEqual([]);
  });
});
