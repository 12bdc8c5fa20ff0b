import { type End, flawIn } from '../engine/chain.js';
import type { JournalFact } from '../kernel/journal.js';
import type { Head } from './anchor.js';
import type { Anchored } from './store.js';
import { stretch } from './stretch.js';

/** What was found, where. */
export interface Finding {
  readonly kind:
    | 'gap'
    | 'unchained'
    | 'altered'
    | 'position'
    | 'missing'
    | 'truncated'
    | 'rewritten'
    | 'inserted'
    | 'order'
    | 'count'
    | 'anchor-missing'
    | 'anchor-unreadable'
    | 'anchor-altered'
    | 'anchor-signature'
    | 'anchor-chain'
    | 'anchor-heads'
    | 'anchor-flaw'
    | 'read-log';
  readonly says: string;
  readonly stream?: string;
  readonly version?: number;
  readonly anchor?: number;
}

/**
 * Holds heads against what was read. Where facts were taken out or put in and positions mended, later facts stand in the
 * stretch of another anchor; so what an anchor misses is awaited to the end, and what follows from an earlier finding is
 * no news.
 */
export const holder = (tell: (finding: Finding) => void) => {
  const ends = new Map<string, End>();
  /** Heads that an anchor saw and that have not come yet. */
  const awaited = new Map<string, { readonly head: Head; readonly number: number }>();
  let inserted: Finding[] = [];
  let stretched = stretch();
  let recent = new Map<string, string>();
  let facts = 0;
  let disturbed = false;
  /** After an anchor that cannot be trusted, a stretch begins nobody knows where. */
  let expected = 1;

  const found = (finding: Finding): void => {
    disturbed = true;
    tell(finding);
  };
  /** All that follows the first such fact of a stream is another one, too. */
  const told = new Set<string>();
  const rewritten = ({ stream, version }: Head, number: number): void => {
    if (told.has(stream)) return;
    told.add(stream);
    const says = `${stream}@${version} is not the one that anchor ${number} saw`;
    found({ kind: 'rewritten', stream, version, says });
  };

  const add = (fact: JournalFact): void => {
    const { stream, version, hash } = fact;
    const flaw = flawIn(fact, ends.get(stream));
    if (flaw) found({ ...flaw, stream, version });
    const waiting = awaited.get(stream);
    if (waiting?.head.version === version) {
      awaited.delete(stream);
      if (waiting.head.hash !== hash) rewritten(waiting.head, waiting.number);
    }
    ends.set(stream, { version, hash });
    recent.set(`${stream}@${version}`, hash);
    stretched.add(fact);
    facts++;
  };

  const hold = ({ anchor: { statement }, heads }: Anchored): void => {
    const { number } = statement;
    const { order, ends: grown } = stretched.end();
    const seen = new Map(heads.map((head) => [head.stream, head]));
    for (const head of heads) {
      const { stream, version, hash } = head;
      const there = recent.get(`${stream}@${version}`);
      if (there !== undefined && there !== hash) rewritten(head, number);
      else if (there === undefined && (ends.get(stream)?.version ?? 0) < version)
        awaited.set(stream, { head, number });
    }
    if (!disturbed && inserted.length === 0 && expected === number) {
      inserted = [...grown]
        .filter(([stream, { version }]) => version > (seen.get(stream)?.version ?? 0))
        .map(([stream, { version }]) => {
          const says = `${stream}@${version} is a fact that anchor ${number} did not see`;
          return { kind: 'inserted', stream, version, says };
        });
      if (inserted.length > 0 || awaited.size > 0) return next(number);
      if (facts !== statement.facts)
        found({
          kind: 'count',
          anchor: number,
          says: `anchor ${number} saw ${statement.facts} facts, not ${facts}`,
        });
      else if (order !== statement.order)
        found({
          kind: 'order',
          anchor: number,
          says: `facts stand in another order than anchor ${number} saw`,
        });
    }
    next(number);
  };

  const next = (number: number): void => {
    expected = number + 1;
    stretched = stretch();
    recent = new Map();
  };

  /** What never came. */
  const end = (): void => {
    for (const [stream, { head, number }] of awaited) {
      const version = ends.get(stream)?.version;
      found({
        kind: version ? 'truncated' : 'missing',
        stream,
        version: head.version,
        says: version
          ? `${stream} ends at ${version}; anchor ${number} saw ${head.version} facts`
          : `${stream} is missing; anchor ${number} saw ${head.version} facts`,
      });
    }
    if (awaited.size === 0 && !disturbed) inserted.forEach(found);
  };

  return { add, hold, end, found, facts: () => facts, streams: () => ends.size };
};
