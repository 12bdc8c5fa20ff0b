import { describe, expect, it } from '@jest/globals';
import { about } from './about.js';

const [ANNA, BELA] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const sealedBy = (by: string) => ({ sealed: { by, as: 'personal', at: 'x/y', box: '' } });

const told = (data: object, persons: readonly string[] = [ANNA, BELA]) =>
  about({ fact: { data }, persons }, ANNA);

describe('what a fact says of a person', () => {
  it('is all of it, if it names nobody else', () => {
    const data = { participant: ANNA, note: sealedBy('course-1'), units: [3, 4] };
    expect(told(data, [ANNA])).toEqual(data);
  });

  it('is without the lines of others', () => {
    const lines = [
      { participant: ANNA, units: 5 },
      { participant: BELA, units: 6 },
    ];
    expect(told({ on: '2021-07-31', lines, promoted: [BELA], both: [ANNA, BELA] })).toEqual({
      ...{ on: '2021-07-31', lines: [lines[0]], promoted: [], both: [ANNA] },
    });
  });

  it('names others by no id, neither as a value nor as a key', () => {
    expect(told({ participant: ANNA, insteadOf: BELA, units: { [ANNA]: 5, [BELA]: 6 } })).toEqual({
      ...{ participant: ANNA, insteadOf: 'another person', units: { [ANNA]: 5 } },
    });
  });

  it('is without free text about several people, but with what her own key seals', () => {
    const own = sealedBy(`journey-${ANNA}`);
    expect(told({ participant: ANNA, other: BELA, note: sealedBy('course-1'), own })).toEqual({
      ...{ participant: ANNA, other: 'another person', own },
    });
  });
});
