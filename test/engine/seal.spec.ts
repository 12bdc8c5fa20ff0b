import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import {
  boxKey,
  decrypt,
  digestOf,
  encrypt,
  fingerprint,
  hasOwnKey,
  seal,
  unseal,
} from '../../src/engine/seal.js';
import type { Sealed } from '../../src/kernel/personal.js';

const key = randomBytes(32);
const PLACE = { by: 'journey-1', as: 'personal', at: 'fact/name' } as const;
const OLD_BOX = 'm+rCTRusiNItXid+x2IMbka+alXOw5k34UYn48VV5ERz9mNj04lkjA==';
const NEW_BOX = '2.xoGvf0lHZ7LqkKd5ThceKY4FQwOqVwQlAY6mH+OHNpUsQpNyFDF9qA==';

describe('a sealed value', () => {
  it('opens to what it was, whatever that is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const opened = unseal(key, seal(key, 'journey-1', 'personal', 'fact/field', value));
        expect(opened).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is another one each time, so that equal values do not show', () => {
    const boxes = Array.from(
      { length: 100 },
      () => seal(key, 'journey-1', 'personal', 'fact/field', 'x').sealed.box,
    );
    expect(new Set(boxes).size).toBe(100);
  });

  it.each([
    ['person', { by: 'journey-2' }],
    ['category', { as: 'special' as const }],
    ['fact or field', { at: 'fact/other' }],
  ])('does not open as that of another %s', (_, moved) => {
    const token = seal(key, 'journey-1', 'personal', 'fact/field', 'x');
    expect(unseal(key, token)).toBe('x');
    expect(() => unseal(key, { sealed: { ...token.sealed, ...moved } })).toThrow();
  });

  it('does not open with another key', () => {
    expect(() => unseal(randomBytes(32), seal(key, 'journey-1', 'personal', 'fact/field', 'x'))).toThrow();
  });

  // Storage format: these two stand for journals that we cannot rewrite.
  it.each([
    ['before boxes had keys of their own', OLD_BOX, false],
    ['today', NEW_BOX, true],
  ])('opens as it was written %s', (_, box, own) => {
    const token = { sealed: { ...PLACE, box } };
    expect(hasOwnKey(token)).toBe(own);
    expect(unseal(Buffer.alloc(32, 7), token)).toBe('Musterfrau');
  });

  it('has a key that opens it, and no other field of the same person and category', () => {
    const [one, other] = ['fact/name', 'fact/note'].map((at) => seal(key, 'journey-1', 'personal', at, 'x'));
    const own = boxKey(key, one!.sealed);
    const bytes = ({ sealed }: Sealed) => Buffer.from(sealed.box.slice(2), 'base64');
    const context = ({ sealed }: Sealed) => `${sealed.by}|${sealed.as}|${sealed.at}`;
    expect(decrypt(own, bytes(one!), context(one!)).toString()).toBe('"x"');
    expect(() => decrypt(own, bytes(other!), context(other!))).toThrow();
    expect(own).not.toEqual(key);
  });

  it('does not pass for one of the older kind, nor the other way round', () => {
    const token = seal(key, 'journey-1', 'personal', 'fact/field', 'x');
    const as = (box: string) => ({ sealed: { ...token.sealed, box } });
    expect(() => unseal(key, as(token.sealed.box.slice(2)))).toThrow();
    const older = encrypt(key, Buffer.from('"x"'), 'journey-1|personal|fact/field').toString('base64');
    expect(unseal(key, as(older))).toBe('x');
    expect(() => unseal(key, as(`2.${older}`))).toThrow();
  });

  it('does not open when any byte of it was changed or cut off', () => {
    const box = encrypt(key, Buffer.from('some bytes'), 'context');
    expect(decrypt(key, box, 'context').toString()).toBe('some bytes');
    for (let index = 0; index < box.length; index++) {
      const changed = Buffer.from(box);
      changed[index]! ^= 1;
      expect(() => decrypt(key, changed, 'context')).toThrow();
      expect(() => decrypt(key, box.subarray(0, index), 'context')).toThrow();
    }
  });
});

describe('the digest of a request', () => {
  it('is the same whatever the order of fields, another one for another request or key', () => {
    const digest = fingerprint(key, { command: 'Note', body: { a: 1, b: 2 } });
    expect(fingerprint(key, { body: { b: 2, a: 1 }, command: 'Note' })).toBe(digest);
    expect(fingerprint(key, { command: 'Note', body: { a: 1, b: 3 } })).not.toBe(digest);
    expect(fingerprint(randomBytes(32), { command: 'Note', body: { a: 1, b: 2 } })).not.toBe(digest);
  });
});

describe('the digest of a word in the index', () => {
  it('is the same for the same word, and tells nothing to whoever lacks the key', () => {
    expect(digestOf(key, 'muster')).toBe(digestOf(key, 'muster'));
    expect(digestOf(randomBytes(32), 'muster')).not.toBe(digestOf(key, 'muster'));
    const words = Array.from({ length: 5_000 }, (_, nth) => `muster${nth}`);
    expect(new Set(words.map((word) => digestOf(key, word))).size).toBe(words.length);
  });
});
