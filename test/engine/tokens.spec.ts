import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromCursor, toCursor } from '../../src/engine/cursor.js';
import { parsePosition, positionToken } from '../../src/engine/position.js';
import { day, id } from '../../src/shapes/kinds.js';

const here = { id: '0123456789ab' };
const base64 = (text: string) => Buffer.from(text).toString('base64url');
const problem = (code: string) => expect.objectContaining({ status: 400, code });
const thrown = (what: () => unknown): unknown => {
  try {
    return what();
  } catch (error) {
    return error;
  }
};

describe('a position', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 18n - 1n),
        (position) => parsePosition(here, positionToken(here, position)) === position,
      ),
    );
  });

  it('tells a client nothing', () => {
    expect(positionToken(here, 42n)).toMatch(/^[\w-]+$/);
    expect(positionToken(here, 42n)).not.toContain('42');
  });

  it('of another journal is refused', () => {
    const foreign = positionToken({ id: 'ba9876543210' }, 42n);
    expect(thrown(() => parsePosition(here, foreign))).toEqual(problem('foreign-position'));
  });

  it.each([
    '',
    '42',
    'x',
    base64('0123456789ab'),
    base64('0123456789ab:'),
    base64('0123456789ab:-1'),
    base64('0123456789ab:1.5'),
    base64('0123456789ab:1e3'),
    base64('0123456789ab:0x10'),
    base64('0123456789ab: 1'),
    base64('0123456789ab:1\n'),
    base64(`0123456789ab:${'9'.repeat(19)}`),
    base64(`0123456789ab:1:2`),
    base64(`; DROP TABLE journal.facts`),
    '\u0000',
    '🙂',
  ])('that is none is refused: %j', (token) => {
    expect(thrown(() => parsePosition(here, token))).toEqual(problem('invalid-position'));
  });

  it('that is anything at all is read or refused, nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (token) => {
        const read = thrown(() => parsePosition(here, token));
        if (typeof read !== 'bigint') expect(read).toMatchObject({ status: 400 });
      }),
    );
  });
});

describe('a cursor', () => {
  const ID = '00000000-0000-4000-8000-000000000000';

  it('comes back as it was', () => {
    expect(fromCursor(toCursor('2021-03-15', ID), [day, id])).toEqual(['2021-03-15', ID]);
  });

  it.each([
    '',
    'x',
    base64('null'),
    base64('{}'),
    base64('[]'),
    base64('["2021-03-15"]'),
    toCursor(ID, '2021-03-15'),
    toCursor('2021-03-15', ID, ID),
    toCursor('2021-02-30', ID),
    toCursor('2021-03-15', null),
    toCursor('2021-03-15', 1),
    toCursor('2021-03-15', `${ID}' OR true --`),
    base64('[["2021-03-15"],"x"]'),
    base64('['.repeat(200)),
  ])('that the page before did not give is refused: %j', (cursor) => {
    expect(thrown(() => fromCursor(cursor, [day, id]))).toEqual(problem('invalid-cursor'));
  });
});
