import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical, hashOf, NO_HASH } from '../../src/engine/canonical.js';
import { chain, newStream } from '../journal.facts.js';

/** The same value with the fields of every object in the opposite order. */
const turned = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, turned(field)]),
  );
};

const json = fc.jsonValue({ maxDepth: 4 });
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('canonical JSON', () => {
  it('is the same for equal values, whatever the order of their fields', () => {
    fc.assert(
      fc.property(json, (value) => canonical(turned(value)) === canonical(value)),
      { numRuns: 500 },
    );
  });

  it('says all of the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(plain(value));
      }),
      { numRuns: 500 },
    );
  });

  it('is another one for another value', () => {
    fc.assert(
      fc.property(json, json, (one, two) => {
        const same = JSON.stringify(turned(turned(one))) === JSON.stringify(turned(turned(two)));
        if (canonical(one) === canonical(two)) expect(plain(one)).toEqual(plain(two));
        if (same) expect(canonical(one)).toBe(canonical(two));
      }),
      { numRuns: 500 },
    );
  });

  it('goes by code units, not by the language of the machine', () => {
    expect(canonical({ ä: 1, a: 2, Z: 3, z: 4, 10: 5, 9: 6 })).toBe('{"10":5,"9":6,"Z":3,"a":2,"z":4,"ä":1}');
  });

  it('leaves out what JSON leaves out', () => {
    expect(canonical({ a: undefined, b: [undefined, null], c: { d: undefined } })).toBe(
      '{"b":[null,null],"c":{}}',
    );
  });
});

describe('the hash of a fact', () => {
  const [fact] = chain(newStream(), [{ n: 1 }]);

  it('covers every field of the envelope', () => {
    const { hash: _, ...unhashed } = fact!;
    for (const name of Object.keys(unhashed)) {
      const before = unhashed[name as keyof typeof unhashed];
      const changed =
        typeof before === 'object'
          ? { ...before, more: 1 }
          : typeof before === 'number'
            ? before + 1
            : `${before}x`;
      expect([name, hashOf({ ...unhashed, [name]: changed })]).not.toEqual([name, fact!.hash]);
    }
    expect(hashOf(unhashed)).toBe(fact!.hash);
  });

  it('takes no notice of anything else, such as the position', () => {
    expect(hashOf({ ...fact!, position: 7n } as never)).toBe(fact!.hash);
    expect(NO_HASH).toMatch(/^0{64}$/);
  });
});
