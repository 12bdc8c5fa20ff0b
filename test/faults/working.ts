import { expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { problemOf } from '../../src/engine/problems.js';
import type { Journal, JournalFact, StoredFact } from '../../src/kernel/journal.js';
import { readOn } from '../journal.contract.js';
import { chain, flawsOf, newStream, numbered, stored } from '../journal.facts.js';

/** Whatever it is, it is tried again after an outage, and only then. */
export const insist = async <T>(what: () => Promise<T>): Promise<T> => {
  for (;;)
    try {
      return await what();
    } catch (error) {
      if (problemOf(error).code !== 'store-unavailable') throw error;
      await sleep(20);
    }
};

/** Writers and a follower on each journal, whatever happens meanwhile. */
export const working = async (journals: readonly Journal[], writersEach = 8) => {
  const start = await journals[0]!.head();
  const over = new AbortController();
  let writing = true;
  const write = async (journal: Journal): Promise<StoredFact[]> => {
    const acknowledged: StoredFact[] = [];
    const stream = newStream();
    while (writing) {
      const facts = chain(stream, numbered(1 + (acknowledged.length % 3)), acknowledged.at(-1));
      await insist(() => journal.append(stream, acknowledged.length, facts));
      acknowledged.push(...facts);
    }
    return acknowledged;
  };
  const follow = (journal: Journal) => {
    const seen: JournalFact[] = [];
    const run = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const at = seen.at(-1)?.position ?? start;
        const more = await insist(() => journal.readAll(at, 100));
        seen.push(...more);
        if (more.length === 0) await journal.changed(at, over.signal);
      }
    };
    return { seen, done: run() };
  };
  const writers = Promise.all(
    journals.flatMap((journal) => Array.from({ length: writersEach }, () => write(journal))),
  );
  const followers = journals.map(follow);

  return {
    /** Ends it. What was acknowledged is there, once and in order, and each follower has seen just that. */
    verdict: async (journal: Journal): Promise<string> => {
      writing = false;
      const streams = await writers;
      const all = await readOn(journal, start);
      for (const acknowledged of streams) {
        const read = await journal.read(acknowledged[0]!.stream);
        expect(read.map(stored)).toEqual(acknowledged);
        expect(flawsOf(read)).toEqual([]);
      }
      expect(all).toHaveLength(streams.flat().length);
      for (let wait = 0; wait < 200 && followers.some(({ seen }) => seen.length < all.length); wait++)
        await sleep(50);
      over.abort();
      for (const { seen, done } of followers) {
        await done;
        expect(seen).toEqual(all);
      }
      return `${all.length} facts`;
    },
  };
};
