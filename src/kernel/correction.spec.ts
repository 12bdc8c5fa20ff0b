import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { corrected, effective, isCorrection, placeOf, retraction } from './correction.js';
import type { Fact, Meta, Recording } from './messages.js';
import { factOf } from './scenario.js';

/** A fact of a command; ids say which. */
const fact = (command: string, data: object = {}, meta: Partial<Meta> = {}, type = 'Said'): Fact => {
  const plain = factOf([type, '2021-02-01', data, `${command}/${JSON.stringify(data)}`], 0);
  return { ...plain, meta: { ...plain.meta, commandId: command, ...meta } };
};
const said = (facts: readonly Fact[]) =>
  effective(facts).flatMap(({ type, data }) => (type === 'Said' ? [data] : []));

const one = fact('one', { text: 1 });
const two = fact('two', { text: 2 });
const three = fact('three', { text: 3 });
const correction = (command: string, of: Fact, text: number) => [
  fact(command, { reason: 'why' }, { corrects: of.id }, 'EntryCorrected'),
  fact(command, { text }, { corrects: of.id }),
];
const retracted = (command: string, of: Fact) =>
  fact(command, { reason: 'why' }, { retracts: of.id }, 'EntryRetracted');

describe('the effective history', () => {
  it('is the stored one where nothing was corrected', () => {
    const facts = [one, two];
    expect(effective(facts)).toBe(facts);
    expect(facts.some(isCorrection)).toBe(false);
  });

  it('has the corrected entry at its place', () => {
    expect(said([one, two, three, ...correction('c', two, 20)])).toEqual([
      { text: 1 },
      { text: 20 },
      { text: 3 },
    ]);
  });

  it('knows the last of several corrections, whichever fact they name', () => {
    const first = correction('c', two, 20);
    const again = correction('d', first[1]!, 200);
    expect(said([one, two, ...first, three, ...again])).toEqual([{ text: 1 }, { text: 200 }, { text: 3 }]);
    expect(said([one, two, ...first, three, ...correction('d', two, 200)])).toEqual(
      said([one, two, ...first, three, ...again]),
    );
  });

  it('replaces all that the command had recorded', () => {
    const also = fact('two', { text: 2.5 });
    expect(said([one, two, also, three, ...correction('c', also, 20)])).toEqual([
      { text: 1 },
      { text: 20 },
      { text: 3 },
    ]);
  });

  it('lacks what was retracted, corrected or not', () => {
    expect(said([one, two, three, retracted('r', two)])).toEqual([{ text: 1 }, { text: 3 }]);
    expect(said([one, two, ...correction('c', two, 20), retracted('r', two)])).toEqual([{ text: 1 }]);
  });

  it('is that of a world in which every entry had been right at first', () => {
    const entries = fc.array(fc.record({ wrong: fc.nat(9), right: fc.option(fc.nat(9)), again: fc.nat(2) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (world, order) => {
        const originals = world.map(({ wrong }, index) => fact(`original-${index}`, { text: wrong }));
        const corrections = world.flatMap(({ right, again }, index) =>
          right === null
            ? [[retracted(`r-${index}`, originals[index]!)]]
            : again === 0
              ? []
              : [correction(`c-${index}`, originals[index]!, right)],
        );
        const mixed = [...corrections].sort(() => (order.next().value % 2 ? 1 : -1)).flat();
        const expected = world.flatMap(({ wrong, right, again }) =>
          right === null ? [] : [{ text: again === 0 ? wrong : right }],
        );
        expect(said([...originals, ...mixed])).toEqual(expected);
      }),
    );
  });
});

describe('the place of an entry', () => {
  it('has what held before it, and the circumstances of then', () => {
    expect(placeOf([one, two, three, ...correction('c', one, 10)], two.id)).toMatchObject({
      before: [{ type: 'EntryCorrected' }, { data: { text: 10 } }],
      content: [two],
      given: { today: '2021-02-01', commandId: 'two', actor: two.meta.actor },
    });
  });

  it('is refused for what is not there, was retracted or follows from elsewhere', () => {
    const caused = fact('policy', { text: 4 }, { causeId: 'another' });
    expect(placeOf([one], 'nothing')).toMatchObject({ refused: 'unknown-entry' });
    expect(placeOf([one, two, retracted('r', two)], two.id)).toMatchObject({ refused: 'entry-retracted' });
    expect(placeOf([one, caused], caused.id)).toMatchObject({ refused: 'decided-elsewhere' });
  });
});

describe('a correction', () => {
  it('is what was decided at the place, and why', () => {
    const place = placeOf([one, two], two.id);
    const right: Recording = {
      type: 'Said',
      happenedOn: '2021-01-31',
      data: { text: 20 },
      warnings: ['late'],
    };
    if ('refused' in place) throw new Error(place.refused);
    expect(corrected(place, [right] as never, 'why')).toEqual([
      { type: 'EntryCorrected', happenedOn: '2021-01-31', data: { reason: 'why' }, corrects: two.id },
      { ...right, corrects: two.id },
    ]);
    expect(corrected(place, [] as never, 'why')).toMatchObject({ refused: 'says-nothing-new' });
    expect(corrected(place, { refused: 'no', hint: 'no' }, 'why')).toEqual({ refused: 'no', hint: 'no' });
  });
});

describe('a retraction', () => {
  it('leaves nothing behind that speaks of what is gone', () => {
    const builds = fact('four', { on: 'two' });
    expect(retraction([one, two, builds], two.id, 'why', '2021-03-01')).toMatchObject({
      refused: 'others-build-on-it',
    });
    expect(retraction([one, two, builds, retracted('r', builds)], two.id, 'why', '2021-03-01')).toEqual([
      { type: 'EntryRetracted', happenedOn: '2021-03-01', data: { reason: 'why' }, retracts: two.id },
    ]);
    expect(retraction([one, two], one.id, 'why', '2021-03-01')).toMatchObject({
      refused: 'opens-the-history',
    });
  });
});
