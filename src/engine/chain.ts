import type { StoredFact } from '../kernel/journal.js';
import { hashOf, NO_HASH } from './canonical.js';

/** The end of a stream, to which the next fact is chained. */
export type End = Pick<StoredFact, 'version' | 'hash'>;

export const BEGINNING: End = { version: 0, hash: NO_HASH };

/** What a chain tells of a fact. */
export interface Flaw {
  readonly kind: 'gap' | 'unchained' | 'altered';
  readonly says: string;
}

/** What is wrong with a fact as the one that follows an end of its stream; undefined if nothing is. */
export const flawIn = (fact: StoredFact, before: End = BEGINNING): Flaw | undefined => {
  const at = `${fact.stream}@${fact.version}`;
  if (fact.version !== before.version + 1)
    return { kind: 'gap', says: `${at} follows version ${before.version}` };
  if (fact.previousHash !== before.hash)
    return { kind: 'unchained', says: `${at} is not chained to the fact before` };
  if (fact.hash !== hashOf(fact)) return { kind: 'altered', says: `${at} is not what was hashed` };
  return undefined;
};

export const flawOf = (fact: StoredFact, before?: End): string | undefined => flawIn(fact, before)?.says;
