import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, fingerprint, seal, unseal } from '../../src/engine/seal.js';

const key = randomBytes(32);

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
