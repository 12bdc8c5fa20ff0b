import { createHash } from 'node:crypto';
import type { Journal, JournalFact } from '../kernel/journal.js';
import type { End } from '../engine/chain.js';
import type { Head } from './anchor.js';

/** Facts read at once. */
const PAGE = 2_000;

/** Facts of a journal after a position, one after the other. */
export async function* factsAfter(
  journal: Pick<Journal, 'readAll'>,
  position: bigint,
): AsyncGenerator<JournalFact> {
  for (let at = position; ;) {
    const page = await journal.readAll(at, PAGE);
    if (page.length === 0) return;
    yield* page;
    at = page.at(-1)!.position;
  }
}

/** What an anchor says of the facts since the one before: in which order they stand, and how their streams end. */
export interface Stretch {
  readonly facts: number;
  add(fact: JournalFact): void;
  end(): { readonly order: string; readonly ends: ReadonlyMap<string, End> };
}

export const stretch = (): Stretch => {
  const order = createHash('sha256');
  const ends = new Map<string, End>();
  let facts = 0;
  return {
    get facts() {
      return facts;
    },
    add: ({ stream, version, hash }) => {
      order.update(Buffer.from(hash, 'hex'));
      ends.set(stream, { version, hash });
      facts++;
    },
    end: () => ({ order: order.digest('hex'), ends }),
  };
};

export const headsIn = (ends: ReadonlyMap<string, End>): Head[] =>
  [...ends]
    .map(([stream, { version, hash }]) => ({ stream, version, hash }))
    .sort((a, b) => (a.stream < b.stream ? -1 : 1));
