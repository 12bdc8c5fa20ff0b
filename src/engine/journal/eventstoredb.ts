import { setTimeout as sleep } from 'node:timers/promises';
import { BACKWARDS, END } from '@eventstore/db-client';
import { type Journal, type StoredFact, WrongVersion } from '../../kernel/journal.js';
import { wakeUp } from '../signal.js';
import { allFacts } from './eventstoredb-all.js';
import { appender } from './eventstoredb-appends.js';
import { clientOf, firstAnswer, journalName } from './eventstoredb-connect.js';
import { eventOf, factOf } from './eventstoredb-facts.js';
import { listen } from './eventstoredb-news.js';
import { reader, type Reads } from './eventstoredb-reads.js';
import { Occupied } from './eventstoredb-wire.js';

/** Without a hint, look again after this many milliseconds. */
const POLL = 500;
/** How long a start waits for a store that does not answer yet. */
const PATIENCE = 10_000;
/** How long a refused append waits for what came before it to show. */
const VISIBLE = 2_000;

/**
 * The journal in EventStoreDB. A fact is an event, its version the revision + 1, its position where the event stands in
 * `$all`. Everything is asked of the leader: a follower may lag behind what was acknowledged.
 * @throws ConfigError when the store does not answer
 */
export const eventStoreJournal = async (connectionString: string, patience = PATIENCE): Promise<Journal> => {
  const client = clientOf(connectionString);
  const send = appender(client);
  const reads = reader(client);
  const all = allFacts(reads);
  const id = await firstAnswer(connectionString, patience, async () => {
    // Not every user may read $all: better to know now.
    await reads.all(END, 1, BACKWARDS);
    return journalName(reads, send);
  }).catch(async (error: unknown) => {
    await client.dispose();
    throw error;
  });

  const news = wakeUp();
  /** The last position in the store that anybody told of. */
  let told = 0n;
  const tell = (position: bigint): void => {
    if (position > told) told = position;
    news.wake();
  };
  const hints = listen(client, tell, () => (told > all.end() ? told : all.end()));

  return {
    id,
    append: async (stream, expected, facts) => {
      try {
        const position = await send(stream, expected, facts.map(eventOf));
        tell(position);
        return position;
      } catch (error) {
        if (!(error instanceof Occupied)) throw error;
        return repeated(reads, stream, expected, facts, error.current);
      }
    },
    read: async (stream, after = 0) => (await reads.stream(stream, BigInt(after))).map(factOf),
    readAll: async (after, limit) => {
      const before = told;
      const facts = await all.after(after, limit, before);
      // What was told of and is not there is no news: who waits for it must not look again and again.
      if (facts.length === 0 && told === before) told = all.seen(after);
      return facts;
    },
    scan: (after, upTo, without) => all.scan(after, upTo, without),
    head: () => all.head(),
    changed: async (after, signal) => {
      if (told <= all.seen(after)) await news.wait(POLL, signal);
    },
    close: async () => {
      hints.close();
      reads.close();
      await client.dispose();
    },
  };
};

/**
 * The position of facts that stand in their place already, because the answer to their append got lost. An append is
 * refused as soon as another is being written, so what stands there may take a moment to show.
 * @throws WrongVersion if it is something else
 */
const repeated = async (
  reads: Reads,
  stream: string,
  expected: number,
  facts: readonly StoredFact[],
  current: number,
): Promise<bigint> => {
  const due = Math.min(current - expected, facts.length);
  const until = performance.now() + VISIBLE;
  for (let pause = 1; due > 0; pause = Math.min(pause * 2, 50)) {
    const there = (await reads.stream(stream, BigInt(expected), due)).map(factOf);
    if (there.length === facts.length && there.every(({ hash }, index) => hash === facts[index]!.hash))
      return there.at(-1)!.position;
    if (there.length === due || performance.now() > until) break;
    await sleep(pause);
  }
  throw new WrongVersion(stream, expected);
};
