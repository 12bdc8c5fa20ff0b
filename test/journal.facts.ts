import { randomUUID } from 'node:crypto';
import { hashOf } from '../src/engine/canonical.js';
import { BEGINNING, type End, flawOf } from '../src/engine/chain.js';
import type { JournalFact, StoredFact } from '../src/kernel/journal.js';

type Data = StoredFact['data'];

export const newStream = (): string => `test-${randomUUID()}`;

/** Valid facts as they are stored, one for each payload, chained to the end of their stream. */
export const chain = (
  stream: string,
  payloads: readonly Data[],
  after: End = BEGINNING,
  type = 'Tested',
): StoredFact[] => {
  const facts: StoredFact[] = [];
  let end = after;
  for (const data of payloads) {
    const unhashed = {
      id: randomUUID(),
      type,
      typeVersion: 1,
      stream,
      version: end.version + 1,
      recordedAt: '2021-03-28T01:59:59.999Z',
      happenedOn: '2021-03-27',
      data,
      meta: {
        actor: { id: 'test-worker', role: 'case-worker', unit: 'test-unit' },
        commandId: randomUUID(),
        correlationId: 'test',
        legalBasis: 'test',
      },
      previousHash: end.hash,
    };
    const fact = { ...unhashed, hash: hashOf(unhashed) };
    facts.push(fact);
    end = fact;
  }
  return facts;
};

/** `{n: 1}`, `{n: 2}` … */
export const numbered = (count: number): Data[] => Array.from({ length: count }, (_, n) => ({ n: n + 1 }));

export const stored = ({ position: _, ...fact }: JournalFact): StoredFact => fact;

/** What is wrong with the facts of one stream: a gap, a repeated version, a broken link or an altered fact. */
export const flawsOf = (facts: readonly StoredFact[]): string[] =>
  facts.flatMap((fact, index) => flawOf(fact, facts[index - 1]) ?? []);
