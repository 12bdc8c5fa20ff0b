import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf, NO_HASH } from '../src/engine/canonical.js';
import { type Journal, type JournalFact, type ScannedFact, WrongVersion } from '../src/kernel/journal.js';
import { seed, times } from './faults/extent.js';
import { chain, flawsOf, newStream, numbered, stored } from './journal.facts.js';

export interface Opened {
  readonly journal: Journal;
  /** Another instance on the same store, as a second service would open it. */
  reopen(): Promise<Journal>;
  /** Closes all instances. */
  close(): Promise<void>;
}

const WRITERS = 32;
const PAGE = 100;

/** Everything after a position, read page by page. */
export const readOn = async (journal: Journal, after = 0n, page = PAGE): Promise<JournalFact[]> => {
  const facts: JournalFact[] = [];
  for (;;) {
    const more = await journal.readAll(facts.at(-1)?.position ?? after, page);
    if (more.length === 0) return facts;
    facts.push(...more);
  }
};

/** Follows the journal as a projection does, until it has seen so many facts. */
const tail = async (journal: Journal, after: bigint, count: number): Promise<JournalFact[]> => {
  const patience = AbortSignal.timeout(30_000);
  const seen: JournalFact[] = [];
  while (seen.length < count && !patience.aborted) {
    const at = seen.at(-1)?.position ?? after;
    const more = await journal.readAll(at, PAGE);
    if (more.length === 0) await journal.changed(at, patience);
    seen.push(...more);
  }
  return seen;
};

/** Writes one payload after the other at whatever version the stream has, as `Issue` does. */
const write = async (journal: Journal, stream: string, payloads: ReturnType<typeof numbered>) => {
  const written: { id: string; version: number; position: bigint }[] = [];
  let lost = 0;
  for (const payload of payloads)
    for (let won = false; !won;) {
      const last = (await journal.read(stream)).at(-1);
      const [fact] = chain(stream, [payload], last);
      try {
        const position = await journal.append(stream, last?.version ?? 0, [fact!]);
        written.push({ id: fact!.id, version: fact!.version, position });
        won = true;
      } catch (error) {
        if (!(error instanceof WrongVersion)) throw error;
        lost++;
      }
    }
  return { written, lost };
};

const strictlyIncreasing = (positions: readonly bigint[]): boolean =>
  positions.every((position, index) => index === 0 || position > positions[index - 1]!);

const byStream = (facts: readonly JournalFact[]) =>
  [...new Set(facts.map(({ stream }) => stream))].map((stream) =>
    facts.filter((fact) => fact.stream === stream),
  );

/** How long something takes, in milliseconds. */
const timed = async (what: Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await what;
  return performance.now() - start;
};

/** Payloads that stores and formats are known to damage. */
const TRICKY: readonly JournalFact['data'][] = [
  {},
  { list: [], object: {}, nothing: null, yes: true, no: false, empty: '' },
  { text: "tab\t, newline\n, return\r, \\N, \\., \\x41, \\t, back\bspace, $$, ''" },
  { text: 'Straße, Ørsted, Дарья, فاطمة, 苗, 👩🏽‍💼, \u00e9 and e\u0301, \u2028, "quoted" \\n \t\n\u0001' },
  { integers: [0, -1, 4_503_599_627_370_497, 9_007_199_254_740_991, -9_007_199_254_740_991] },
  { numbers: [0.1, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 123456.789, -0.5] },
  { z: { b: [{ y: 1, x: [[], [{}]] }], a: 2 }, 'ä key "': 1, '': 0, 10: 1, 9: 2 },
  {
    name: {
      sealed: { by: 'test-1', as: 'special', at: 'some-fact/name', box: 'AAECAwQFBgcICQ+/AAECAwQFBgc=' },
    },
  },
];

/** The promises of the port (src/kernel/journal.ts); every adapter keeps them. */
export const journalContract = (name: string, open: () => Promise<Opened>, writesEach = 4): void =>
  describe(`the ${name} keeps the promises of a journal:`, () => {
    let opened: Opened;
    let journal: Journal;
    let other: Journal;

    beforeAll(async () => {
      opened = await open();
      journal = opened.journal;
      other = await opened.reopen();
    });
    afterAll(() => opened?.close());

    const never = new AbortController().signal;
    const refused = (stream: string, expected: number, facts = chain(stream, numbered(1))) =>
      expect(journal.append(stream, expected, facts)).rejects.toThrow(WrongVersion);

    test('it begins empty, and all its instances have one name', async () => {
      expect([await journal.head(), await journal.readAll(0n, 10)]).toEqual([0n, []]);
      expect(await journal.read(newStream())).toEqual([]);
      expect(other.id).toBe(journal.id);
      expect(journal.id).toMatch(/^[0-9a-f]+$/);
    });

    test('a stream has its facts as they were appended, with versions 1, 2, 3 …', async () => {
      const stream = newStream();
      const facts = chain(stream, numbered(5));
      await journal.append(stream, 0, facts.slice(0, 1));
      await other.append(stream, 1, facts.slice(1, 4));
      const position = await journal.append(stream, 4, facts.slice(4));
      const read = await journal.read(stream);
      expect(read.map(stored)).toEqual(facts);
      expect(flawsOf(read)).toEqual([]);
      expect(strictlyIncreasing(read.map((fact) => fact.position))).toBe(true);
      expect(read.at(-1)!.position).toBe(position);
      expect(await journal.head()).toBe(position);
    });

    test('a stream can be read from the fact after a version', async () => {
      const stream = newStream();
      await journal.append(stream, 0, chain(stream, numbered(4)));
      const versions = async (after: number) =>
        (await journal.read(stream, after)).map(({ version }) => version);
      expect(await versions(0)).toEqual([1, 2, 3, 4]);
      expect(await versions(2)).toEqual([3, 4]);
      expect(await versions(4)).toEqual([]);
    });

    test('all facts can be read page by page, after any position', async () => {
      const start = await journal.head();
      const stream = newStream();
      await journal.append(stream, 0, chain(stream, numbered(5)));
      const all = await readOn(journal, start, 2);
      expect(all.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
      expect(await journal.readAll(all[1]!.position, 2)).toEqual(all.slice(2, 4));
      expect(await journal.readAll(all[4]!.position, 2)).toEqual([]);
    });

    test('an append that expects another version is refused and leaves nothing behind', async () => {
      const stream = newStream();
      const facts = chain(stream, numbered(2));
      await refused(stream, 1, facts.slice(1));
      await journal.append(stream, 0, facts);
      await refused(stream, 0);
      await refused(stream, 1);
      await refused(stream, 3);
      await refused(stream, 0, chain(stream, numbered(3)));
      await refused(stream, 1, chain(stream, numbered(3), facts[0]));
      expect((await journal.read(stream)).map(stored)).toEqual(facts);
    });

    test('an append that is repeated is answered the same and has no further effect', async () => {
      const stream = newStream();
      const facts = chain(stream, numbered(3));
      const first = await journal.append(stream, 0, facts.slice(0, 2));
      expect(await journal.append(stream, 0, facts.slice(0, 2))).toBe(first);
      const second = await journal.append(stream, 2, facts.slice(2));
      expect(await journal.append(stream, 0, facts.slice(0, 2))).toBe(first);
      expect(await other.append(stream, 2, facts.slice(2))).toBe(second);
      const together = [facts.slice(0, 2), facts.slice(0, 2), facts.slice(0, 2)];
      expect(await Promise.all(together.map((again) => journal.append(stream, 0, again)))).toEqual(
        together.map(() => first),
      );
      expect((await journal.read(stream)).map(stored)).toEqual(facts);
    });

    test('an append that is only partly a repetition is refused', async () => {
      const stream = newStream();
      const facts = chain(stream, numbered(3));
      const [one, two, three] = facts;
      await journal.append(stream, 0, [one!, two!]);
      const another = chain(stream, numbered(1), one)[0]!;
      await refused(stream, 0, [one!, another]);
      await refused(stream, 0, [one!, two!, three!]);
      await journal.append(stream, 2, [three!]);
      await refused(stream, 0, [one!, two!, chain(stream, numbered(1), two)[0]!]);
      await refused(stream, 1, [two!, another]);
      expect((await journal.read(stream)).map(stored)).toEqual(facts);
    });

    test('facts with the same ids, but made at another time, are no repetition', async () => {
      const stream = newStream();
      const [one, two] = chain(stream, numbered(2));
      await journal.append(stream, 0, [one!]);
      const { hash: _, ...again } = { ...one!, recordedAt: '2021-03-28T02:00:07.000Z' };
      // Whoever took this for stored would chain the next fact to one that does not exist.
      await refused(stream, 0, [{ ...again, hash: hashOf(again) }]);
      await journal.append(stream, 1, [two!]);
      expect(flawsOf(await journal.read(stream))).toEqual([]);
    });

    test(`of ${WRITERS} writers on one stream one wins each version, and none leaves a gap`, async () => {
      const stream = newStream();
      const each = writesEach;
      const writers = await Promise.all(
        Array.from({ length: WRITERS }, (_, index) =>
          write(index % 2 ? journal : other, stream, numbered(each)),
        ),
      );
      const read = await journal.read(stream);
      const winners = writers.flatMap(({ written }) => written).sort((one, two) => one.version - two.version);
      expect(winners).toEqual(read.map(({ id, version, position }) => ({ id, version, position })));
      expect(read).toHaveLength(WRITERS * each);
      expect(flawsOf(read)).toEqual([]);
      expect(strictlyIncreasing(read.map(({ position }) => position))).toBe(true);
      // Without contention this would have shown nothing.
      expect(writers.reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThan(WRITERS);
    });

    test('whoever writes where at the same time, each version has one winner', async () => {
      const append = fc.record({
        writer: fc.nat(1),
        stream: fc.nat(2),
        expected: fc.nat(3),
        count: fc.integer({ min: 1, max: 3 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(append, { minLength: 2, maxLength: 24 }), async (appends) => {
          const streams = [newStream(), newStream(), newStream()];
          const attempts = appends.map(async ({ writer, stream, expected, count }) => {
            const facts = chain(streams[stream]!, numbered(count), { version: expected, hash: NO_HASH });
            const won = await [journal, other][writer]!.append(streams[stream]!, expected, facts).then(
              () => true,
              (error: unknown) => !(error instanceof WrongVersion) && Promise.reject(error as Error),
            );
            return won ? facts.map(({ id }) => id) : [];
          });
          const winners = (await Promise.all(attempts)).flat();
          const there = await Promise.all(streams.map((stream) => journal.read(stream)));
          for (const facts of there)
            expect(facts.map(({ version }) => version)).toEqual(facts.map((_, index) => index + 1));
          expect(
            there
              .flat()
              .map(({ id }) => id)
              .sort(),
          ).toEqual(winners.sort());
        }),
        { numRuns: times(30, 300), seed },
      );
    });

    test('who follows while others write sees each fact once, in one order', async () => {
      const start = await journal.head();
      const [streams, each] = [150, times(4, 8)];
      const followers = [journal, other].map((one) => tail(one, start, streams * each));
      const written = await Promise.all(
        Array.from({ length: streams }, (_, index) =>
          write(index % 2 ? journal : other, newStream(), numbered(each)),
        ),
      );
      const acknowledged = written
        .flatMap((writer) => writer.written)
        .sort((one, two) => (one.position < two.position ? -1 : 1))
        .map(({ id, position }) => ({ id, position }));
      for (const seen of await Promise.all(followers)) {
        expect(seen.map(({ id, position }) => ({ id, position }))).toEqual(acknowledged);
        expect(strictlyIncreasing(seen.map(({ position }) => position))).toBe(true);
        for (const facts of byStream(seen)) expect(flawsOf(facts)).toEqual([]);
      }
      expect(await journal.readAll(acknowledged.at(-1)!.position, 1)).toEqual([]);
    });

    test('it holds 2,000 streams', async () => {
      const start = await journal.head();
      const facts = Array.from({ length: 2000 }, () => chain(newStream(), numbered(1))[0]!);
      await Promise.all(facts.map((fact) => journal.append(fact.stream, 0, [fact])));
      const all = await readOn(journal, start, 500);
      const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).sort();
      expect(ids(all)).toEqual(ids(facts));
      const one = facts[1234]!;
      expect((await other.read(one.stream)).map(stored)).toEqual([one]);
    });

    test('it holds facts of 90 kB, many at once', async () => {
      const streams = Array.from({ length: 24 }, () => newStream());
      const facts = streams.map((stream, index) =>
        chain(stream, [{ note: `${index}: ${'ä€😀"\\'.repeat(9_000)}` }, { n: 2 }]),
      );
      expect(Buffer.byteLength(JSON.stringify(facts[0]![0]!.data))).toBeGreaterThan(90_000);
      await Promise.all(streams.map((stream, index) => journal.append(stream, 0, facts[index]!)));
      for (const [index, stream] of streams.entries())
        expect((await other.read(stream)).map(stored)).toEqual(facts[index]);
    });

    test('what was stored comes back byte for byte', async () => {
      const stream = newStream();
      const facts = chain(stream, TRICKY);
      await journal.append(stream, 0, facts);
      const read = await other.read(stream);
      expect(read.map(stored)).toEqual(facts);
      expect(flawsOf(read)).toEqual([]);
    });

    test('whatever JSON was hashed hashes the same when it is read', async () => {
      // No store keeps NUL or half a surrogate pair; the API refuses them.
      const text = fc
        .string({ unit: 'binary', maxLength: 12 })
        .filter((value) => !value.includes('\0') && value.isWellFormed());
      const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => {
        const written = JSON.stringify(value);
        return written.isWellFormed() && !/\\u(0000|d[89a-f])/.test(written);
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.dictionary(text, json), { minLength: 1, maxLength: 20 }),
          async (data) => {
            const stream = newStream();
            await journal.append(stream, 0, chain(stream, data));
            expect(flawsOf(await other.read(stream))).toEqual([]);
          },
        ),
        { numRuns: 50 },
      );
    });

    /** As `scan` gives it: without the proof of the chain, and without meta unless it is a correction. */
    const scanned = ({ meta, ...fact }: ScannedFact) => ({
      ...fact,
      ...(meta.corrects && { corrects: meta.corrects }),
    });
    const proofless = ({ hash: _, previousHash: __, ...fact }: JournalFact): ScannedFact => fact;
    const scan = async (after: bigint, upTo: bigint, without: readonly string[] = []) => {
      const facts: unknown[] = [];
      for await (const batch of journal.scan(after, upTo, without))
        // Some of it may be read only when it is asked for.
        facts.push(
          ...batch.map((each) => {
            const { stream, version, type, typeVersion, happenedOn, data, id, position, recordedAt, meta } =
              each;
            const fact = { stream, version, type, typeVersion, happenedOn, data, id, position };
            return scanned({ ...fact, recordedAt, meta });
          }),
        );
      return facts;
    };

    test('a scan gives the same facts as a reader sees, between two positions', async () => {
      const start = await journal.head();
      const stream = newStream();
      const chained = chain(stream, [...TRICKY, ...numbered(700)]);
      await journal.append(stream, 0, chained);
      const { hash: _, ...last } = chain(stream, numbered(1), chained.at(-1))[0]!;
      const correction = { ...last, meta: { ...last.meta, corrects: chained[0]!.id } };
      await journal.append(stream, chained.length, [{ ...correction, hash: hashOf(correction) }]);
      const facts = await readOn(journal, start);
      const end = await journal.head();
      expect(await scan(start, end)).toEqual(facts.map(proofless).map(scanned));
      const [from, to] = [facts[3]!.position, facts[9]!.position];
      expect(await scan(from, to)).toEqual(facts.slice(4, 10).map(proofless).map(scanned));
      expect(await scan(end, end)).toEqual([]);
      expect(await scan(end, end + 1_000n)).toEqual([]);
    });

    test('a scan leaves out facts of the types named', async () => {
      const start = await journal.head();
      const stream = newStream();
      let last: JournalFact | undefined;
      for (const type of ['A', 'B', 'C', 'A', 'D']) {
        await journal.append(stream, last?.version ?? 0, chain(stream, numbered(1), last, type));
        last = (await journal.read(stream)).at(-1);
      }
      const types = async (...without: string[]) =>
        (await scan(start, await journal.head(), without)).map((fact) => (fact as JournalFact).type);
      expect(await types()).toEqual(['A', 'B', 'C', 'A', 'D']);
      expect(await types('A')).toEqual(['B', 'C', 'D']);
      expect(await types('C', 'D')).toEqual(['A', 'B', 'A']);
      expect(await types('A', 'B', 'C', 'D', 'E')).toEqual([]);
    });

    test('a scan that is broken off lets go of what it holds', async () => {
      const start = await journal.head();
      const stream = newStream();
      await journal.append(stream, 0, chain(stream, numbered(500)));
      const end = await journal.head();
      for (let again = 0; again < 40; again++)
        for await (const [fact] of journal.scan(start, end, [])) {
          expect(fact?.version).toBe(1);
          break;
        }
      expect(await scan(start, end)).toHaveLength(500);
    });

    test('who waits for news wakes when another instance appends', async () => {
      const at = await journal.head();
      const waited = timed(journal.changed(at, never));
      await sleep(50);
      const stream = newStream();
      await other.append(stream, 0, chain(stream, numbered(1)));
      expect(await waited).toBeLessThan(1_000);
      expect(await journal.readAll(at, 1)).toHaveLength(1);
    });

    test('who waits for what is there already does not wait', async () => {
      const at = await journal.head();
      const stream = newStream();
      await journal.append(stream, 0, chain(stream, numbered(1)));
      // By now the news has been told, and nobody listened.
      await sleep(150);
      expect(await timed(journal.changed(at, never))).toBeLessThan(100);
    });

    test('who stops waiting is let go at once, and no one waits for ever', async () => {
      const at = await journal.head();
      const over = new AbortController();
      const waiting = timed(journal.changed(at, over.signal));
      over.abort();
      expect(await waiting).toBeLessThan(100);
      expect(await timed(journal.changed(at, over.signal))).toBeLessThan(100);
      expect(await timed(journal.changed(at, never))).toBeLessThan(10_000);
    });
  });
