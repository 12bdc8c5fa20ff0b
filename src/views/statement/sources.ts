import { hash } from 'node:crypto';
import { canonical } from '../../engine/canonical.js';
import type { Entry } from './compute.js';

/** A stream from which entries come, and a digest of what comes from it. */
export interface Source {
  readonly stream: string;
  readonly digest: string;
}

/** Where the entries of a grant come from: its own stream, or the journey of the person who got a unit. */
export const sourcesOf = (grant: string, entries: readonly Entry[]): readonly Source[] => {
  const streams = new Map<string, string[]>();
  for (const entry of entries) {
    const stream = entry.person === null ? `grant-${grant}` : `journey-${entry.person}`;
    const mine = streams.get(stream);
    if (mine) mine.push(canonical(entry));
    else streams.set(stream, [canonical(entry)]);
  }
  return [...streams].map(([stream, all]) => ({ stream, digest: hash('sha256', all.toSorted().join()) }));
};
