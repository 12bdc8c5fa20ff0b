import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { Anchor, SigningKey } from '../../src/audit/anchor.js';
import { signed } from '../../src/audit/anchor.js';
import { anchorAll, AnchorsDisagree } from '../../src/audit/anchoring.js';
import { idOf, publicKeysIn } from '../../src/audit/keys.js';
import { keysIn, readAnchorFile } from '../../src/audit/files.js';
import type { Finding } from '../../src/audit/holder.js';
import { heldReadLog } from '../../src/audit/read-log.js';
import { anchorsOf } from '../../src/audit/sources.js';
import { verifyJournal } from '../../src/audit/verify.js';
import { hashOf } from '../../src/engine/canonical.js';
import { migrate } from '../../src/engine/database.js';
import { postgresJournal } from '../../src/engine/journal/postgres.js';
import type { Journal, JournalFact } from '../../src/kernel/journal.js';
import { chain, numbered } from '../journal.facts.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';

/*
 * Somebody with all rights on the database changes what has happened, and mends as many hashes as they like. What they do
 * not have is the folder outside, in which the anchors stand.
 */

const [A, B, C] = ['test-a', 'test-b', 'test-c'] as const;
const MOST = 10;

const newKey = (): SigningKey => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { id: idOf(privateKey), privateKey };
};
const key = newKey();

let template: TestDatabase;
let database: TestDatabase;
let pool: Pool;
let journal: Journal;
let folder: string;

/** Four streams in 23 facts, in three anchors, the last fact behind them. */
const story = async (into: Journal, anchor: () => Promise<unknown>): Promise<void> => {
  const [a, b, c] = [chain(A, numbered(9)), chain(B, numbered(8)), chain(C, numbered(5))];
  for (let n = 0; n < 9; n++) {
    await into.append(A, n, [a[n]!]);
    if (n < 8) await into.append(B, n, [b[n]!]);
    if (n < 5) await into.append(C, n, [c[n]!]);
  }
  await anchor();
  await into.append('test-d', 0, chain('test-d', numbered(1)));
};

const anchorNow = (most = MOST) => fresh((other) => anchorAll({ pool, journal: other, key, folder, most }));

const open = async (): Promise<void> => {
  pool = new Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  journal = await postgresJournal(pool);
};
const close = async (): Promise<void> => {
  await journal?.close();
  await pool?.end();
};

beforeAll(async () => {
  template = await freshDatabase();
  await migrate(template.url);
});
beforeEach(async () => {
  database = await freshDatabase(new URL(template.url).pathname.slice(1));
  folder = join(temporaryFolder(), 'anchors');
  await open();
  await story(journal, () => anchorNow());
});
afterEach(async () => {
  await close();
  await database?.drop();
});
afterAll(() => template?.drop());

/** Somebody who remembers nothing of what was recorded. */
const fresh = async <T>(work: (journal: Journal) => Promise<T>): Promise<T> => {
  const other = await postgresJournal(pool);
  return work(other).finally(() => other.close());
};

const verified = (
  reader?: Parameters<typeof verifyJournal>[0]['journal'],
  outside: string | undefined = folder,
) =>
  fresh(async (other) => {
    const findings: Finding[] = [];
    const result = await verifyJournal({
      journal: reader ?? other,
      anchors: await anchorsOf(pool, outside || undefined),
      keys: publicKeysIn(keysIn(folder)),
      found: (finding) => findings.push(finding),
      readLog: (seen) => heldReadLog(pool, seen),
    });
    expect(result.findings).toBe(findings.length);
    return { ...result, findings };
  });

/** What is found, as `kind` or `kind stream@version`. */
const found = ({ findings }: Awaited<ReturnType<typeof verified>>): string[] =>
  findings.map(({ kind, stream, version, anchor }) =>
    [kind, stream && `${stream}@${version}`, !stream && anchor].filter(Boolean).join(' '),
  );

/** Changes facts of a stream as they stand, and hashes them and all later ones anew. */
const forged = (facts: readonly JournalFact[], change: (fact: JournalFact) => object): JournalFact[] => {
  let previousHash = facts[0]?.previousHash ?? '';
  return facts.map((fact) => {
    const next = { ...fact, ...change(fact), previousHash };
    previousHash = hashOf(next);
    return { ...next, hash: previousHash };
  });
};

const write = async (facts: readonly JournalFact[]): Promise<void> => {
  for (const fact of facts)
    await pool.query(
      `UPDATE journal.facts SET stream = $2, version = $3, id = $4, data = $5, meta = $6, happened_on = $7,
         previous_hash = decode($8, 'hex'), hash = decode($9, 'hex') WHERE position = $1`,
      [
        fact.position.toString(),
        fact.stream,
        fact.version,
        fact.id,
        fact.data,
        fact.meta,
        fact.happenedOn,
        fact.previousHash,
        fact.hash,
      ],
    );
};

const set = (what: string, where = `stream = '${A}' AND version = 3`) =>
  `UPDATE journal.facts SET ${what} WHERE ${where}`;
const sql = (statement: string) => async () => void (await pool.query(statement));

/** Closes the gap that deleted facts have left. */
const CLOSE = `WITH ordered AS (SELECT position AS was, row_number() OVER (ORDER BY position) AS nth FROM journal.facts)
  UPDATE journal.facts SET position = -nth FROM ordered WHERE position = was;
  UPDATE journal.facts SET position = -position;
  UPDATE journal.head SET position = (SELECT max(position) FROM journal.facts)`;

const TAMPERING: readonly (readonly [what: string, how: () => Promise<void>, found: readonly string[]])[] = [
  ['an edited payload', sql(set(`data = '{"n": 4}'`)), [`altered ${A}@3`]],
  [
    'an edited payload with its own hash mended',
    async () => {
      const [fact] = forged((await journal.read(A)).slice(2, 3), () => ({ data: { n: 4 } }));
      await write([fact!]);
    },
    [`unchained ${A}@4`],
  ],
  ['another actor', sql(set(`meta = jsonb_set(meta, '{actor,id}', '"somebody-else"')`)), [`altered ${A}@3`]],
  ['another day', sql(set('happened_on = happened_on - 1')), [`altered ${A}@3`]],
  ['another time of recording', sql(set(`recorded_at = recorded_at + interval '1 ms'`)), [`altered ${A}@3`]],
  [
    'a deleted fact',
    sql(`DELETE FROM journal.facts WHERE stream = '${A}' AND version = 3`),
    ['position', `gap ${A}@4`],
  ],
  [
    'a deleted stream',
    sql(`DELETE FROM journal.facts WHERE stream = '${C}'`),
    ['position', 'position', 'position', 'position', 'position', `missing ${C}@5`],
  ],
  [
    'a deleted stream, positions closed up',
    sql(`DELETE FROM journal.facts WHERE stream = '${C}'; ${CLOSE}`),
    [`missing ${C}@5`],
  ],
  [
    'two facts of a stream in the other order',
    sql(`UPDATE journal.facts SET version = 7 - version + 100 WHERE stream = '${A}' AND version IN (3, 4);
         UPDATE journal.facts SET version = version - 100 WHERE stream = '${A}' AND version > 100`),
    [`gap ${A}@4`, `gap ${A}@3`, `rewritten ${A}@4`, `gap ${A}@5`],
  ],
  [
    'facts of two streams in the other order',
    sql(`UPDATE journal.facts SET position = -(4 - position) WHERE position IN (1, 3);
         UPDATE journal.facts SET position = -position WHERE position < 0`),
    ['order 1'],
  ],
  [
    'a tail cut off, with all that came after',
    sql(`DELETE FROM journal.facts WHERE position > 18; UPDATE journal.head SET position = 18`),
    [`truncated ${A}@9`, `truncated ${B}@8`],
  ],
  [
    'the tail of one stream cut off, positions closed up',
    sql(`DELETE FROM journal.facts WHERE stream = '${B}' AND version > 6; ${CLOSE}`),
    [`truncated ${B}@8`],
  ],
  [
    'the tail of the journal cut off behind the anchors, its head left',
    sql(`DELETE FROM journal.facts WHERE stream = 'test-d'`),
    ['position'],
  ],
  [
    'two streams that changed names',
    sql(`UPDATE journal.facts SET stream = 'x' WHERE stream = '${A}';
         UPDATE journal.facts SET stream = '${A}' WHERE stream = '${C}';
         UPDATE journal.facts SET stream = '${C}' WHERE stream = 'x'`),
    [
      ...['c@1', 'a@1', 'c@2', 'a@2', 'c@3', 'a@3', 'c@4'].map((each) => `altered test-${each}`),
      `rewritten ${C}@3`,
      `altered ${A}@4`,
      `rewritten ${A}@4`,
      ...['c@5', 'a@5', 'c@6', 'c@7', 'c@8', 'c@9'].map((each) => `altered test-${each}`),
      `truncated ${A}@9`,
    ],
  ],
  [
    'two streams that changed places, all hashes mended',
    async () => {
      const [a, c] = [(await journal.read(A)).slice(0, 5), await journal.read(C)];
      await sql(
        set(`version = -version`, `stream IN ('${A}', '${C}') AND version < 6`).replace(
          '-version',
          'version + 100',
        ),
      )();
      await write(forged(c, () => ({ stream: A })));
      await write(forged(a, () => ({ stream: C })));
    },
    [`rewritten ${C}@3`, `rewritten ${A}@4`, `unchained ${A}@6`],
  ],
  [
    'a forged tail whose chain was computed anew',
    async () =>
      write(forged((await journal.read(A)).slice(5), ({ data }) => ({ data: { ...data, forged: true } }))),
    [`rewritten ${A}@8`],
  ],
  [
    'a fact inserted into a stream, later ones hashed anew',
    async () => {
      const facts = await journal.read(A);
      await pool.query(`UPDATE journal.facts SET position = position + 1000 WHERE position > 8`);
      await pool.query(`UPDATE journal.facts SET position = position - 999 WHERE position > 1000`);
      await pool.query(`UPDATE journal.head SET position = position + 1`);
      await pool.query(
        `UPDATE journal.facts SET version = version + 100 WHERE stream = '${A}' AND version > 3`,
      );
      await pool.query(`UPDATE journal.facts SET version = version - 99 WHERE version > 100`);
      const [third] = facts.slice(2);
      await pool.query(
        `INSERT INTO journal.facts SELECT 9, stream, 4, gen_random_uuid(), type, type_version, recorded_at,
           happened_on, data, meta, hash, hash FROM journal.facts WHERE stream = '${A}' AND version = 3`,
      );
      const after = await journal.read(A);
      await write(
        forged(after.slice(2), () => ({})).map((fact, index) => (index ? fact : { ...fact, ...third! })),
      );
    },
    [`rewritten ${A}@4`],
  ],
  [
    'a stream inserted among older ones',
    async () => {
      await pool.query(`UPDATE journal.facts SET position = position + 1000 WHERE position > 5`);
      await pool.query(`UPDATE journal.facts SET position = position - 999 WHERE position > 1000`);
      await pool.query(`UPDATE journal.head SET position = position + 1`);
      await journal.append('test-e', 0, chain('test-e', numbered(1)));
      await pool.query(`UPDATE journal.facts SET position = 6 WHERE stream = 'test-e'`);
      await pool.query(`UPDATE journal.head SET position = position - 1`);
    },
    ['inserted test-e@1'],
  ],
  [
    'an anchor that was changed in the database',
    sql(`UPDATE audit.anchor SET anchor = jsonb_set(anchor, '{statement,facts}', '9') WHERE number = 1`),
    ['anchor-altered 1'],
  ],
  [
    'a head that was changed in the database',
    sql(`UPDATE audit.head SET hash = repeat('ab', 32) WHERE anchor = 2 AND index = 0`),
    ['anchor-altered 2'],
  ],
  [
    'anchors that were deleted in the database',
    sql(`DELETE FROM audit.head WHERE anchor = 3; DELETE FROM audit.anchor WHERE number = 3`),
    ['anchor-missing 3'],
  ],
];

describe('the journal', () => {
  test('as it was recorded is sound, and what no anchor covers yet is counted', async () => {
    expect(await verified()).toEqual({ facts: 23, streams: 4, anchors: 3, unanchored: 1, findings: [] });
  });

  test.each(TAMPERING)('tells of %s', async (_, tamper, expected) => {
    await tamper();
    const told = found(await verified());
    expect(told).toEqual(expected);
  });

  test('tells of a whole database that was rolled back to before an anchor', async () => {
    await anchorNow();
    const older = new URL(database.url).pathname.slice(1);
    await close();
    const copy = await freshDatabase(older);
    const original = database;
    await open();
    await journal.append(A, 9, chain(A, [{ n: 10 }], (await journal.read(A)).at(-1)));
    await anchorNow();
    await close();
    database = copy;
    await open();
    const told = await verified();
    expect(found(told)).toEqual(['anchor-missing 5', `truncated ${A}@10`]);
    // Nor does the service go on signing.
    await journal.append(B, 8, chain(B, [{ n: 9 }], (await journal.read(B)).at(-1)));
    await expect(anchorNow()).rejects.toThrow(AnchorsDisagree);
    await original.drop();
  });

  test('tells, by the anchors in the database alone, of what was rewritten; not of anchors that are gone', async () => {
    await write(forged((await journal.read(A)).slice(5), () => ({ data: { forged: true } })));
    expect(found(await verified(undefined, ''))).toContain(`rewritten ${A}@8`);
    await pool.query('TRUNCATE audit.anchor CASCADE');
    expect(found(await verified(undefined, ''))).toEqual([]);
    expect(found(await verified())).toContain(`rewritten ${A}@8`);
  });

  test('was not quite right when it was anchored: the anchor says so, and so does every later look', async () => {
    await sql(set(`data = '{"n": 0}'`, `stream = 'test-d'`))();
    await anchorNow();
    expect((await verified()).findings.map(({ kind }) => kind)).toEqual(['anchor-flaw', 'altered']);
  });
});

describe('the read log', () => {
  const READER = `'[{"account": "coach-1", "role": "case-worker", "unit": "u", "verb": "look", "what": "caseload",
    "outcome": "shown", "persons": [], "asked": {}, "correlation": "c"}]'`;
  const read = (times = 1): Promise<unknown> =>
    pool.query(`SELECT access.append(${READER}) FROM generate_series(1, ${times})`);
  /** As whoever owns the database can. */
  const unlocked = (statement: string): Promise<unknown> =>
    pool.query(`ALTER TABLE access.entry DISABLE TRIGGER USER; ${statement}`);
  /** The rest written anew, each entry chained to the one before, the head as well. */
  const CHAINED = `DO $$ DECLARE e access.entry; last bytea := decode(repeat('00', 32), 'hex'); BEGIN
    FOR e IN SELECT * FROM access.entry ORDER BY no LOOP
      last := access.hash_of(e, last);
      UPDATE access.entry SET hash = last WHERE no = e.no;
    END LOOP;
    UPDATE access.head SET no = (SELECT max(no) FROM access.entry), hash = last,
      at = (SELECT max(at) FROM access.entry);
  END $$`;

  beforeEach(async () => {
    await read(3);
    await anchorNow();
    await read(2);
    await anchorNow();
    await read();
  });

  test('is anchored as a stream of its own, also where nothing else has grown', async () => {
    const numbers = [4, 5].map((number) => readAnchorFile(folder, number)!);
    expect(numbers.map(({ heads }) => heads.map(({ stream, version }) => `${stream}@${version}`))).toEqual([
      ['test-d@1', 'read-log@3'],
      ['read-log@5'],
    ]);
    expect(numbers.map(({ anchor }) => anchor.statement.facts)).toEqual([23, 23]);
    await anchorNow();
    await anchorNow();
    expect((await verified()).anchors).toBe(6);
    expect(found(await verified())).toEqual([]);
    await journal.append(A, 9, chain(A, [{ n: 10 }], (await journal.read(A)).at(-1)));
    await anchorNow();
    expect(found(await verified())).toEqual([]);
  });

  test.each<readonly [string, string, readonly string[]]>([
    ['an edited entry', `UPDATE access.entry SET account = 'coach-2' WHERE no = 2`, ['read-log@2']],
    [
      'an entry edited, and all written anew after it',
      `UPDATE access.entry SET account = 'coach-2' WHERE no = 2; ${CHAINED}`,
      ['read-log@3'],
    ],
    ['a tail cut off, the head with it', `DELETE FROM access.entry WHERE no > 4; ${CHAINED}`, ['read-log@5']],
    [
      'all emptied, and begun anew',
      `DELETE FROM access.entry; UPDATE access.head SET no = 0, hash = decode(repeat('00', 32), 'hex')`,
      ['read-log@3'],
    ],
  ])('tells of %s', async (_, statement, expected) => {
    await unlocked(statement);
    expect(found(await verified())).toEqual(expected.map((each) => `read-log ${each}`));
  });

  test('may lose its oldest entries when their time is over', async () => {
    await unlocked('DELETE FROM access.entry WHERE no < 5');
    expect(found(await verified())).toEqual([]);
  });
});

describe('an anchor outside', () => {
  const file = (number: number) => join(folder, `anchor-000000000${number}.jsonl`);
  const edit = (number: number, change: (anchor: Anchor) => Anchor) => {
    const [first, ...heads] = readFileSync(file(number), 'utf8').split('\n');
    writeFileSync(file(number), [JSON.stringify(change(JSON.parse(first!) as Anchor)), ...heads].join('\n'));
  };

  test.each<readonly [string, (anchor: Anchor) => Anchor, string]>([
    [
      'whose statement was changed',
      (anchor) => ({ ...anchor, statement: { ...anchor.statement, facts: 19 } }),
      'signature',
    ],
    ['whose signature was changed', (anchor) => ({ ...anchor, signature: 'AAAA' }), 'signature'],
    ['that an unknown key signed', ({ statement }) => signed(statement, newKey()), 'signature'],
    [
      'that does not follow the one before',
      ({ statement }) => signed({ ...statement, previous: 'ab' }, key),
      'chain',
    ],
    ['that stands for other heads', ({ statement }) => signed({ ...statement, root: 'ab' }, key), 'heads'],
  ])('%s is told of', async (_, change, kind) => {
    edit(2, change);
    expect(found(await verified())).toContain(`anchor-${kind} 2`);
  });

  test('that cannot be read is told of, the others still hold', async () => {
    writeFileSync(file(2), 'nothing');
    await write(forged((await journal.read(A)).slice(8), () => ({ data: { forged: true } })));
    expect(found(await verified())).toEqual(['anchor-unreadable 2', `rewritten ${A}@9`]);
  });

  test('is written for those that could not be written before', async () => {
    const other = join(temporaryFolder(), 'anchors');
    expect(await anchorAll({ pool, journal, key, folder: other })).toBe(1);
    expect(readAnchorFile(other, 1)).toEqual(readAnchorFile(folder, 1));
    expect(found(await verified(undefined, other))).toEqual([]);
  });

  test('may be signed by a new key: the older ones stay valid while their public key is kept', async () => {
    const next = newKey();
    await anchorAll({ pool, journal, key: next, folder });
    expect(found(await verified())).toEqual([]);
    expect([...publicKeysIn(keysIn(folder)).keys()].sort()).toEqual([key.id, next.id].sort());
  });
});

/** A journal whose positions have gaps, as those of EventStoreDB, and whose reader shows something else than was recorded. */
const reader = (facts: readonly JournalFact[]): Pick<Journal, 'id' | 'readAll' | 'head'> => ({
  id: journal.id,
  readAll: async (after, limit) => facts.filter(({ position }) => position > after).slice(0, limit),
  head: async () => facts.at(-1)?.position ?? 0n,
});

describe('a journal without dense positions, read by somebody who shows other facts, tells of', () => {
  const shown = async () => {
    const facts = (await journal.readAll(0n, 100)).map((fact) => ({
      ...fact,
      position: fact.position * 100n,
    }));
    await pool.query('TRUNCATE audit.anchor CASCADE');
    folder = join(temporaryFolder(), 'anchors');
    await anchorAll({ pool, journal: reader(facts.slice(0, 22)) as Journal, key, folder, most: MOST });
    return facts;
  };
  const of = (stream: string) => (fact: JournalFact) => fact.stream === stream;

  test.each<readonly [string, (facts: JournalFact[]) => JournalFact[], string]>([
    ['an edited payload', (facts) => facts.with(6, { ...facts[6]!, data: { n: 9 } }), 'altered'],
    [
      'another meta',
      (facts) => facts.with(6, { ...facts[6]!, meta: { ...facts[6]!.meta, legalBasis: 'x' } }),
      'altered',
    ],
    ['another day', (facts) => facts.with(6, { ...facts[6]!, happenedOn: '2020-01-01' }), 'altered'],
    ['a deleted fact', (facts) => facts.toSpliced(6, 1), 'gap'],
    ['a deleted stream', (facts) => facts.filter((fact) => !of(C)(fact)), 'missing'],
    [
      'another order',
      ([one, two, ...rest]) => [
        { ...two!, position: one!.position },
        { ...one!, position: two!.position },
        ...rest,
      ],
      'order',
    ],
    ['a truncated tail', (facts) => facts.slice(0, 15), 'truncated'],
    [
      'a forged tail',
      (facts) => {
        const [first, ...tail] = forged(facts.filter(of(A)).slice(4), ({ version }) => ({
          data: { n: version, forged: true },
        }));
        return facts.map(
          (fact) => [first!, ...tail].find(({ position }) => position === fact.position) ?? fact,
        );
      },
      'rewritten',
    ],
    [
      'swapped streams',
      (facts) =>
        facts.map((fact) =>
          of(A)(fact) ? { ...fact, stream: B } : of(B)(fact) ? { ...fact, stream: A } : fact,
        ),
      'altered',
    ],
    [
      'an inserted stream',
      (facts) =>
        facts.toSpliced(3, 0, { ...chain('test-e', numbered(1))[0]!, position: facts[2]!.position + 1n }),
      'inserted',
    ],
  ])('%s', async (_, change, kind) => {
    const facts = await shown();
    expect(found(await verified(reader(facts)))).toEqual([]);
    expect(found(await verified(reader(change([...facts])))).map((each) => each.split(' ')[0])).toContain(
      kind,
    );
  });
});
