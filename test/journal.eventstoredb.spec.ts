import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { ConfigError } from '../src/engine/config.js';
import { eventStoreJournal } from '../src/engine/journal/eventstoredb.js';
import { problemOf } from '../src/engine/problems.js';
import type { Journal, StoredFact } from '../src/kernel/journal.js';
import { report, seed, times } from './faults/extent.js';
import { random } from './faults/load.js';
import { insist, working } from './faults/working.js';
import { journalContract, type Opened, readOn } from './journal.contract.js';
import { chain, newStream, numbered, stored } from './journal.facts.js';
import { EVENTSTOREDB_URL, given, type OwnEventStore, ownEventStore } from './support/eventstoredb.js';

const later = (one: bigint, two: bigint): bigint => (one > two ? one : two);

/** A journal without what was there before. */
const since = (start: bigint, journal: Journal): Journal => ({
  ...journal,
  readAll: (after, limit) => journal.readAll(later(after, start), limit),
  scan: (after, upTo, without) => journal.scan(later(after, start), upTo, without),
  head: async () => {
    const head = await journal.head();
    return head > start ? head : 0n;
  },
  changed: (after, signal) => journal.changed(later(after, start), signal),
});

/** Journals on one store, each as a service of its own would open it. */
const openEventStore = async (connectionString: string): Promise<Opened> => {
  const journals: Journal[] = [];
  const open = async () => {
    const journal = await eventStoreJournal(connectionString);
    journals.push(journal);
    return journal;
  };
  const first = await open();
  const start = await first.head();
  return {
    journal: since(start, first),
    reopen: async () => since(start, await open()),
    close: async () => {
      for (const each of journals) await each.close();
    },
  };
};

/** Longest time in ms until one instance hears of appends by another. */
const slowestNews = async (journal: Journal, other: Journal, appends: number): Promise<number> => {
  let slowest = 0;
  for (let append = 0; append < appends; append++) {
    const at = await journal.head();
    await journal.readAll(at, 1);
    const waiting = journal.changed(at, new AbortController().signal);
    const start = performance.now();
    const stream = newStream();
    await other.append(stream, 0, chain(stream, numbered(1)));
    await waiting;
    slowest = Math.max(slowest, performance.now() - start);
  }
  return slowest;
};

given('EVENTSTOREDB_URL', 'with a running server', () => {
  // Each refused append waits there for what came before it to show: 32 writers are slow, so they write less.
  journalContract('EventStoreDB journal', () => openEventStore(EVENTSTOREDB_URL), 2);

  describe('the EventStoreDB journal', () => {
    let opened: Opened;
    let journal: Journal;
    let other: Journal;
    let client: EventStoreDBClient;

    beforeAll(async () => {
      opened = await openEventStore(EVENTSTOREDB_URL);
      journal = opened.journal;
      other = await opened.reopen();
      client = EventStoreDBClient.connectionString(EVENTSTOREDB_URL);
    });
    afterAll(async () => {
      await client?.dispose();
      await opened?.close();
    });

    const append = async (count = 1): Promise<{ facts: StoredFact[]; position: bigint }> => {
      const stream = newStream();
      const facts = chain(stream, numbered(count));
      return { facts, position: await journal.append(stream, 0, facts) };
    };
    const foreign = (count: number, stream = `foreign-${newStream()}`) =>
      client.appendToStream(
        stream,
        Array.from({ length: count }, (_, n) => jsonEvent({ type: 'Tested', data: { n } })),
      );

    test('an event says everything once: what the store keeps itself is not in it', async () => {
      const { facts } = await append();
      const { type, stream, version: _, data, ...envelope } = facts[0]!;
      for await (const { event } of client.readStream(stream))
        expect(event).toMatchObject({
          type,
          data,
          metadata: envelope,
          streamId: stream,
          revision: 0n,
          isJson: true,
        });
    });

    test('each fact of an append has a position of its own, and one can go on from each', async () => {
      const { facts, position } = await append(5);
      const read = await journal.read(facts[0]!.stream);
      const positions = read.map((fact) => fact.position);
      expect(new Set(positions).size).toBe(5);
      expect([...positions].sort((one, two) => (one < two ? -1 : 1))).toEqual(positions);
      expect(positions.at(-1)).toBe(position);
      for (const [index, after] of positions.entries())
        expect(await other.readAll(after, 10)).toEqual(read.slice(index + 1));
    });

    test('events of others and of the system are no facts, and do not hide any', async () => {
      const start = await journal.head();
      const first = await append();
      await foreign(3);
      await client.setStreamMetadata(newStream(), { truncateBefore: 1 });
      await client.appendToStream(`foreign-${newStream()}`, [
        binaryEvent({ type: 'Tested', data: Buffer.from('{}') }),
        jsonEvent({ type: 'Tested', data: [], metadata: { hash: 1, previousHash: null } }),
        jsonEvent({ type: 'Tested', data: 'text', metadata: Buffer.from('no JSON') }),
      ]);
      const second = await append(2);
      await foreign(3);
      const facts = [...first.facts, ...second.facts];
      for (const page of [1, 2, 3, 100])
        expect((await readOn(journal, start, page)).map(stored)).toEqual(facts);
      for (const one of [journal, other]) expect(await one.head()).toBe(second.position);
      expect((await journal.readAll(start, 2)).map(({ position }) => position)).toHaveLength(2);
    });

    test('a long stretch of foreign events is searched once, not each time somebody looks', async () => {
      const { position } = await append();
      for (let page = 0; page < 4; page++) await foreign(700);
      const reads = jest.spyOn(EventStoreDBClient.prototype, 'readAll');
      const looking = async (what: () => Promise<unknown>): Promise<number> => {
        reads.mockClear();
        await what();
        return reads.mock.calls.length;
      };
      try {
        expect(await looking(() => journal.readAll(position, 1))).toBeGreaterThan(2);
        expect(await looking(() => journal.readAll(position, 1))).toBe(1);
        expect(await looking(() => journal.head())).toBe(1);
        const { facts } = await append();
        expect((await journal.readAll(position, 1)).map(stored)).toEqual(facts);
      } finally {
        reads.mockRestore();
      }
    });

    test('a scan over several pages leaves out events of others', async () => {
      const start = await journal.head();
      for (let page = 0; page < 3; page++) await Promise.all([append(500), foreign(300)]);
      const facts = await readOn(journal, start, 700);
      const scanned: string[] = [];
      for await (const batch of journal.scan(start, facts[1234]!.position, []))
        scanned.push(...batch.map(({ id }) => id));
      expect(scanned).toEqual(facts.slice(0, 1235).map(({ id }) => id));
    });

    test('a foreign event in a stream of ours is reported, not passed over', async () => {
      const { facts } = await append();
      await foreign(1, facts[0]!.stream);
      await expect(journal.read(facts[0]!.stream)).rejects.toThrow('did not write');
    });

    test.each([2, 20])('an append of %i MB is refused and hurts no other', async (megabytes) => {
      const stream = newStream();
      const large = chain(stream, [{ text: 'x'.repeat(megabytes << 20) }]);
      const [refused, ...others] = await Promise.allSettled([
        journal.append(stream, 0, large),
        ...Array.from({ length: 20 }, () => append()),
      ]);
      expect(refused).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringMatching(/larger/) },
      });
      expect(others.map(({ status }) => status)).toEqual(Array(20).fill('fulfilled'));
      expect(await journal.read(stream)).toEqual([]);
    });

    test('news comes from the store, not by polling', async () => {
      expect(await slowestNews(journal, other, 10)).toBeLessThan(300);
    });

    test('a subscription that has fallen silent is replaced', async () => {
      const subscribing = jest.spyOn(EventStoreDBClient.prototype, 'subscribeToAll');
      const silent = Object.assign(new PassThrough(), { unsubscribe: async () => undefined });
      subscribing.mockReturnValueOnce(silent);
      try {
        const deaf = await opened.reopen();
        const [fact] = chain(newStream(), numbered(1));
        await deaf.append(fact!.stream, 0, [fact!]);
        for (let wait = 0; wait < 300 && subscribing.mock.calls.length < 2; wait++) await sleep(100);
        await slowestNews(deaf, other, 1);
        expect(await slowestNews(deaf, other, 10)).toBeLessThan(300);
      } finally {
        subscribing.mockRestore();
      }
    });
  });
});

describe('a store that is not there', () => {
  const refused = async (connectionString: string): Promise<Error> => {
    const opening = eventStoreJournal(connectionString, 300);
    await expect(opening).rejects.toThrow(ConfigError);
    return (await opening.catch((error: unknown) => error)) as Error;
  };

  test('is reported in one line that names the setting and hides the password', async () => {
    const { message } = await refused('esdb://admin:secret@127.0.0.1:1?tls=false');
    expect(message).toMatch(
      /^EVENTSTOREDB_URL: esdb:\/\/127\.0\.0\.1:1\?tls=false: EventStoreDB does not answer: .*ECONNREFUSED/,
    );
    expect(message).not.toMatch(/secret|\n/);
  });

  test.each([
    ['no connection string', 'http://admin:secret@host'],
    ['a port that is none', 'esdb://admin:secret@host:port'],
    ['an option that is none', 'esdb://admin:secret@host:2113?tlsVerifyCert=false'],
    ['a node that may lag behind', 'esdb://admin:secret@one,two?nodePreference=follower'],
    ['a certificate that is not there', 'esdb://admin:secret@host?tlsCAFile=/nowhere/ca.crt'],
  ])('%s is refused without showing the password', async (_, connectionString) => {
    const { message } = await refused(connectionString);
    expect(message).toMatch(/^EVENTSTOREDB_URL/);
    expect(message).not.toMatch(/secret|\n/);
  });
});

given('EVENTSTOREDB_START', 'with a server of our own', () => {
  const KILLS = times(5, 20);
  const chance = random(seed);
  let server: OwnEventStore;
  let journals: Journal[];

  beforeAll(async () => {
    server = await ownEventStore();
    journals = await Promise.all(Array.from({ length: 4 }, () => eventStoreJournal(server.url)));
  });
  afterAll(async () => {
    for (const each of journals ?? []) await each.close();
    await server?.kill9();
  });

  test('instances that start at once on an empty store agree on its name', async () => {
    expect(new Set(journals.map(({ id }) => id)).size).toBe(1);
    expect(journals[0]!.id).toMatch(/^[0-9a-f]{12}$/);
    for (const journal of journals)
      expect([await journal.head(), await journal.readAll(0n, 10)]).toEqual([0n, []]);
  });

  test(`${KILLS} kills: nothing acknowledged is lost or there twice, and followers miss nothing`, async () => {
    const work = await working(journals.slice(0, 2));
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(100 + 1200 * chance());
      await server.kill9();
      await sleep(200 * chance());
      await server.start();
    }
    await sleep(500);
    report(`${KILLS} kills, ${await work.verdict(journals[2]!)}`);
  }, 600_000);

  test('after that news comes from the store again', async () => {
    await slowestNews(journals[2]!, journals[3]!, 3);
    expect(await slowestNews(journals[2]!, journals[3]!, 10)).toBeLessThan(300);
  });

  test('a server that stands still is an outage, not a wait for ever', async () => {
    const [journal] = journals as [Journal];
    const facts = chain(newStream(), numbered(2));
    const append = () => journal.append(facts[0]!.stream, 0, facts);
    server.signal('SIGSTOP');
    await sleep(200);
    const start = performance.now();
    const asked = [append(), journal.read(newStream()), journal.head()].map((each: Promise<unknown>) =>
      each.then(
        () => 'answered',
        (error) => problemOf(error).code,
      ),
    );
    expect(await Promise.all(asked)).toEqual(Array(3).fill('store-unavailable'));
    expect(performance.now() - start).toBeLessThan(15_000);
    server.signal('SIGCONT');
    await insist(append);
    expect((await journal.read(facts[0]!.stream)).map(stored)).toEqual(facts);
  }, 120_000);
});
