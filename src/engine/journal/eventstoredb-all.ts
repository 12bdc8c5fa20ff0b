import { BACKWARDS, END, FORWARDS, type ReadPosition, START } from '@eventstore/db-client';
import type { JournalFact, ScannedFact } from '../../kernel/journal.js';
import { together } from '../together.js';
import { factOf, isFact, positionOf } from './eventstoredb-facts.js';
import type { Reads } from './eventstoredb-reads.js';

/** Events read at once, ours or not; bounds the memory of a long search. */
const PAGE = 1000;
const FIRST_PAGE_BACK = 16;
/** So many of the newest facts are kept for those who come to read them next. */
const KEPT = 1000;

/** A stretch of `$all`: our facts in it, where it ends, and whether more may follow. */
interface Page {
  readonly facts: readonly JournalFact[];
  readonly end: bigint;
  readonly more: boolean;
}

const at = (position: bigint): ReadPosition =>
  position === 0n ? START : { commit: position, prepare: position };

const scannedOf = ({ previousHash: _, hash: __, ...fact }: JournalFact): ScannedFact => fact;

/**
 * Our facts among all events of the store. The client's `readAll` ignores its filter, so what is not ours comes along
 * and is dropped here. Readers remember only their last fact, and there are many; so the last stretch that was read is
 * remembered here: nobody searches the same foreign events again and again, and a fact is read once for all readers.
 */
export const allFacts = (reads: Reads) => {
  /** All our facts behind `after`, which is one of ours or the beginning, up to `end`. */
  let known: { after: bigint; facts: readonly JournalFact[]; end: bigint } = {
    after: 0n,
    facts: [],
    end: 0n,
  };

  const newest = (): bigint => known.facts.at(-1)?.position ?? known.after;

  const learn = (after: bigint, found: readonly JournalFact[], end: bigint): void => {
    if (end <= known.end) return;
    const joins = after >= known.after && after <= known.end;
    const facts = joins ? [...known.facts, ...found.filter(({ position }) => position > known.end)] : found;
    const dropped = facts.at(-KEPT - 1)?.position;
    known = { after: dropped ?? (joins ? known.after : after), facts: facts.slice(-KEPT), end };
  };

  const knownBehind = (after: bigint): Page => {
    if (after < known.after || after >= known.end) return { facts: [], end: after, more: true };
    const first = known.facts.findLastIndex(({ position }) => position <= after) + 1;
    return { facts: known.facts.slice(first), end: known.end, more: true };
  };

  /** What follows a position, which the read begins with: there is no reading from a position in between. */
  const page = async (position: bigint, maxCount: number): Promise<Page> => {
    const events = await reads.all(at(position), maxCount, FORWARDS);
    const fresh = events.filter((event) => positionOf(event) > position);
    return {
      facts: fresh.filter(isFact).map(factOf),
      end: fresh.length > 0 ? positionOf(fresh.at(-1)!) : position,
      more: fresh.length > 0 && events.length === maxCount,
    };
  };

  /** All readers wake at once and ask the same. */
  const shared = together(page);

  return {
    /** How far the events behind a fact are known not to be ours. */
    seen: (after: bigint): bigint => (after >= newest() && after < known.end ? known.end : after),
    /** The last position that was looked at. */
    end: () => known.end,

    /**
     * Some facts behind a position, if there are any: known ones at once, unless we were told of news behind them.
     * An empty answer always comes from the store.
     */
    after: async (after: bigint, limit: number, told: bigint): Promise<JournalFact[]> => {
      let { facts, end, more } = knownBehind(after);
      if (facts.length > 0 && told <= end) more = false;
      for (let maxCount = Math.min(limit + 1, PAGE); more && facts.length < limit; maxCount = PAGE) {
        const next = await shared(end, maxCount);
        learn(end, next.facts, next.end);
        facts = [...facts, ...next.facts];
        ({ end, more } = next);
      }
      return facts.slice(0, limit);
    },

    /** Page by page, the next one on its way while one is being worked on. */
    scan: async function* (after: bigint, upTo: bigint, without: readonly string[]) {
      for (let next: Promise<Page> | undefined = page(after, PAGE); next;) {
        const { facts, end, more }: Page = await next;
        next = more && end < upTo ? page(end, PAGE) : undefined;
        next?.catch(() => undefined);
        const wanted = facts.filter(({ position, type }) => position <= upTo && !without.includes(type));
        if (wanted.length > 0) yield wanted.map(scannedOf);
      }
    },

    head: async (): Promise<bigint> => {
      let top = 0n;
      let position: ReadPosition = END;
      for (let maxCount = FIRST_PAGE_BACK; ; maxCount = PAGE) {
        const events = await reads.all(position, maxCount, BACKWARDS);
        for (const event of events) {
          const here = positionOf(event);
          top ||= here;
          if (here > known.end && !isFact(event)) continue;
          learn(here > known.end ? here : known.end, [], top);
          return newest();
        }
        if (events.length < maxCount) break;
        position = at(positionOf(events.at(-1)!));
      }
      learn(0n, [], top);
      return 0n;
    },
  };
};
