import { describe, expect, it } from '@jest/globals';
import { recentFacts } from '../../src/engine/journal/recent.js';
import type { JournalFact } from '../../src/kernel/journal.js';

/** Facts at the positions from one to another. */
const facts = (from: number, to: number): JournalFact[] =>
  Array.from({ length: to - from + 1 }, (_, n) => ({ position: BigInt(from + n) }) as unknown as JournalFact);
const positions = (some: readonly JournalFact[] | undefined) => some?.map(({ position }) => Number(position));

describe('the newest facts in memory', () => {
  it('are none until the end of the journal was seen', () => {
    const recent = recentFacts();
    recent.appended(facts(1, 3));
    recent.found(0n, facts(1, 3), false);
    expect(recent.after(0n, 10)).toBeUndefined();
    recent.found(3n, [], true);
    recent.appended(facts(4, 5));
    expect(positions(recent.after(3n, 10))).toEqual([4, 5]);
    expect(positions(recent.after(4n, 10))).toEqual([5]);
    expect(positions(recent.after(3n, 1))).toEqual([4]);
  });

  it('say nothing of what is before them, or may be after them', () => {
    const recent = recentFacts();
    recent.found(10n, facts(11, 12), true);
    expect(recent.after(9n, 10)).toBeUndefined();
    expect(recent.after(12n, 10)).toBeUndefined();
    expect(recent.after(15n, 10)).toBeUndefined();
  });

  it('have no gap when others write as well', () => {
    const recent = recentFacts();
    recent.found(0n, facts(1, 2), true);
    recent.appended(facts(5, 6));
    expect(positions(recent.after(0n, 10))).toEqual([1, 2]);
    recent.found(2n, facts(3, 7), true);
    expect(positions(recent.after(1n, 10))).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('come once, however reading and appending overlap', () => {
    const recent = recentFacts();
    recent.found(0n, facts(1, 2), true);
    recent.appended(facts(3, 4));
    recent.found(2n, facts(3, 3), true);
    recent.appended(facts(3, 4));
    expect(positions(recent.after(0n, 10))).toEqual([1, 2, 3, 4]);
  });

  it('give way to newer ones', () => {
    const recent = recentFacts(10);
    recent.found(0n, [], true);
    for (let n = 1; n <= 100; n++) recent.appended(facts(n, n));
    expect(recent.after(50n, 10)).toBeUndefined();
    expect(positions(recent.after(95n, 10))).toEqual([96, 97, 98, 99, 100]);
    recent.found(400n, facts(401, 402), true);
    expect(recent.after(99n, 10)).toBeUndefined();
    expect(positions(recent.after(400n, 10))).toEqual([401, 402]);
  });
});
