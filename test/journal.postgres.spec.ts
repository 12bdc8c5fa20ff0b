import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { dataSource, migrate, poolOf, VIEWS } from '../src/engine/database.js';
import { postgresJournal } from '../src/engine/journal/postgres.js';
import { type Journal, type StoredFact, WrongVersion } from '../src/kernel/journal.js';
import { journalContract, type Opened, readOn } from './journal.contract.js';
import { chain, flawsOf, newStream, numbered, stored } from './journal.facts.js';
import { freshDatabase } from './support/database.js';

interface Instance {
  readonly journal: Journal;
  readonly pool: Pool;
}

/** Journals on one new database, each with the pool of a service of its own. */
const openPostgres = async (): Promise<Opened & { url: string; instance(): Promise<Instance> }> => {
  const database = await freshDatabase();
  await migrate(database.url);
  const sources: DataSource[] = [];
  const journals: Journal[] = [];
  const instance = async (): Promise<Instance> => {
    const source = await dataSource(database.url, [], VIEWS, 8).initialize();
    sources.push(source);
    const pool = poolOf(source);
    pool.on('error', () => undefined);
    const journal = await postgresJournal(pool);
    journals.push(journal);
    return { journal, pool };
  };
  const { journal } = await instance();
  return {
    url: database.url,
    journal,
    instance,
    reopen: async () => (await instance()).journal,
    close: async () => {
      for (const each of journals) await each.close();
      for (const source of sources) await source.destroy();
      await database.drop();
    },
  };
};

journalContract('PostgreSQL journal', openPostgres);

describe('the PostgreSQL journal', () => {
  let opened: Awaited<ReturnType<typeof openPostgres>>;
  let journal: Journal;
  let other: Instance;
  const clients: Client[] = [];

  const connect = async (database?: string): Promise<Client> => {
    const url = new URL(opened.url);
    if (database) url.pathname = `/${database}`;
    const client = new Client({ connectionString: url.href });
    client.on('error', () => undefined);
    clients.push(client);
    await client.connect();
    return client;
  };

  beforeAll(async () => {
    opened = await openPostgres();
    journal = opened.journal;
    other = await opened.instance();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
  });
  afterAll(() => opened?.close());

  const outcomes = async (appends: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(appends)).map((outcome) =>
      outcome.status === 'fulfilled' ? 'stored' : (outcome.reason as Error).constructor.name,
    );

  /** So many appends, each to a new stream, that share commits; the middle one is bad. */
  const together = (count: number, bad: (stream: string) => readonly [expected: number, StoredFact[]]) => {
    const streams = Array.from({ length: count }, newStream);
    const middle = Math.floor(count / 2);
    const appends = streams.map((stream, index) => {
      const [expected, facts] = index === middle ? bad(stream) : [0, chain(stream, numbered(2))];
      return journal.append(stream, expected, facts);
    });
    return { streams, middle, appends };
  };

  const sizes = (streams: readonly string[]) =>
    Promise.all(streams.map(async (stream) => (await journal.read(stream)).length));

  const allBut = <T>(count: number, one: number, value: T, otherwise: T): T[] =>
    Array.from({ length: count }, (_, index) => (index === one ? otherwise : value));

  test('shares commits: many appends at once take few transactions', async () => {
    const transactions = async () => {
      const { rows } = await other.pool.query<{ xmin: string }>(
        'SELECT count(DISTINCT xmin::text) AS xmin FROM journal.facts',
      );
      return Number(rows[0]!.xmin);
    };
    const before = await transactions();
    await Promise.all(together(200, (stream) => [0, chain(stream, numbered(2))]).appends);
    expect((await transactions()) - before).toBeLessThanOrEqual(5);
  });

  test('an append in conflict hurts none of those that share its commit', async () => {
    const { streams, middle, appends } = together(9, (stream) => [7, chain(stream, numbered(2))]);
    expect(await outcomes(appends)).toEqual(allBut(9, middle, 'stored', WrongVersion.name));
    expect(await sizes(streams)).toEqual(allBut(9, middle, 2, 0));
  });

  test.each([
    ['a NUL in its data', { text: 'a\0b' }],
    ['half a surrogate pair in its data', { text: 'a\ud800b' }],
  ])('an append with %s hurts only itself, whole', async (_, poison) => {
    const before = await journal.head();
    const { streams, middle, appends } = together(9, (stream) => [0, chain(stream, [{ n: 1 }, poison])]);
    const answers = await outcomes(appends);
    expect(answers[middle]).not.toBe('stored');
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(8);
    expect(await sizes(streams)).toEqual(allBut(9, middle, 2, 0));
    expect(await journal.head()).toBe(before + 16n);
  });

  test('positions have no gaps, after conflicts and poison, too', async () => {
    await Promise.all(
      [journal, other.journal].map((one) =>
        outcomes(
          Array.from({ length: 150 }, (_, index) => {
            const stream = newStream();
            return one.append(
              stream,
              index % 5 === 0 ? 3 : 0,
              chain(stream, [{ n: index % 7 ? 'x' : '\0' }]),
            );
          }),
        ),
      ),
    );
    const all = await readOn(journal);
    expect(all.map(({ position }) => position)).toEqual(all.map((_, index) => BigInt(index + 1)));
    expect(await journal.head()).toBe(BigInt(all.length));
  });

  /** A transaction that has appended a fact and has not ended. */
  const openAppend = async () => {
    const client = await connect();
    await client.query('BEGIN');
    const query = client.query.bind(client);
    const inside = await postgresJournal({ query, options: other.pool.options } as unknown as Pool);
    const [fact] = chain(newStream(), numbered(1));
    await inside.append(fact!.stream, 0, [fact!]);
    await inside.close();
    return { client, id: fact!.id };
  };

  test.each(['COMMIT', 'ROLLBACK'])(
    'a fact whose %s comes late holds up later ones, so that no reader passes it',
    async (end) => {
      const before = await journal.head();
      const early = await openAppend();
      const [fact] = chain(newStream(), numbered(1));
      const late = journal.append(fact!.stream, 0, [fact!]);
      expect(await Promise.race([late, sleep(200, 'waits')])).toBe('waits');
      expect([await journal.head(), await journal.readAll(before, 10)]).toEqual([before, []]);
      await early.client.query(end);
      const position = await late;
      const seen = (await journal.readAll(before, 10)).map(({ id }) => id);
      expect(seen).toEqual(end === 'COMMIT' ? [early.id, fact!.id] : [fact!.id]);
      expect(position).toBe(before + BigInt(seen.length));
    },
  );

  test('an idle transaction, here or in another database, hides no fact', async () => {
    for (const database of [undefined, 'postgres'])
      await (await connect(database)).query('BEGIN; SELECT txid_current()');
    const before = await journal.head();
    const stream = newStream();
    await journal.append(stream, 0, chain(stream, numbered(1)));
    expect(await other.journal.readAll(before, 10)).toHaveLength(1);
  });

  /** Longest time in ms until `journal` hears of appends by the other instance. */
  const slowestNews = async (appends: number): Promise<number> => {
    let slowest = 0;
    for (let append = 0; append < appends; append++) {
      const waiting = journal.changed(await journal.head(), new AbortController().signal);
      const start = performance.now();
      const stream = newStream();
      await other.journal.append(stream, 0, chain(stream, numbered(1)));
      await waiting;
      slowest = Math.max(slowest, performance.now() - start);
    }
    return slowest;
  };

  const listeners = async (): Promise<number[]> => {
    const { rows } = await other.pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN journal'`,
    );
    return rows.map(({ pid }) => pid);
  };

  const until = async (condition: () => Promise<boolean>, ms = 5_000): Promise<void> => {
    const deadline = performance.now() + ms;
    while (!(await condition())) {
      if (performance.now() > deadline) throw new Error('not within the time allowed');
      await sleep(20);
    }
  };

  test('news comes by notification, not by polling', async () => {
    await until(async () => (await listeners()).length === 2);
    expect(await slowestNews(6)).toBeLessThan(200);
  });

  test('a lost notification connection is replaced; polling brings the news meanwhile', async () => {
    const before = await listeners();
    expect(before).toHaveLength(2);
    await other.pool.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [before]);
    expect(await slowestNews(1)).toBeLessThan(1_500);
    await until(async () => {
      const now = await listeners();
      return now.length === 2 && now.every((pid) => !before.includes(pid));
    });
    expect(await slowestNews(6)).toBeLessThan(200);
  });

  test('an append whose connection is cut is answered by an error, and can be sent again', async () => {
    const early = await openAppend();
    const stream = newStream();
    const facts = chain(stream, numbered(2));
    const cut = journal.append(stream, 0, facts).catch((error: unknown) => error);
    await sleep(100);
    await other.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%journal.append%'`,
    );
    expect(await cut).toBeInstanceOf(Error);
    expect(await cut).not.toBeInstanceOf(WrongVersion);
    await early.client.query('ROLLBACK');
    await journal.append(stream, 0, facts);
    expect((await journal.read(stream)).map(stored)).toEqual(facts);
  });

  test('days and moments do not depend on the settings of the database', async () => {
    const name = new URL(opened.url).pathname.slice(1);
    const stream = newStream();
    const facts = chain(stream, numbered(1));
    await journal.append(stream, 0, facts);
    const client = await connect();
    await client.query(`ALTER DATABASE ${name} SET timezone = 'Pacific/Kiritimati'`);
    await client.query(`ALTER DATABASE ${name} SET datestyle = 'German'`);
    try {
      const { journal: elsewhere } = await opened.instance();
      const read = await elsewhere.read(stream);
      expect(read.map(stored)).toEqual(facts);
      expect(flawsOf(read)).toEqual([]);
      const more = chain(stream, numbered(1), facts.at(-1));
      await elsewhere.append(stream, 1, more);
      expect((await journal.read(stream)).map(stored)).toEqual([...facts, ...more]);
    } finally {
      await client.query(`ALTER DATABASE ${name} RESET ALL`);
    }
  });

  test('a version that is taken cannot be stored a second time, whatever the code does', async () => {
    const stream = newStream();
    await journal.append(stream, 0, chain(stream, numbered(1)));
    const again = other.pool.query(
      `INSERT INTO journal.facts SELECT 1 + (SELECT max(position) FROM journal.facts), stream, version, gen_random_uuid(), type,
         type_version, recorded_at, happened_on, data, meta, previous_hash, hash FROM journal.facts WHERE stream = $1`,
      [stream],
    );
    await expect(again).rejects.toThrow('duplicate key');
  });
});
