import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attackedAll } from '../../../test/support/published.js';
import { addDays } from '../../kernel/local-date.js';
import { type CountedParticipant, published } from './publish.js';

/* All that is published, against whoever knows every sum that holds between any two figures of it. */

const TODAY = '2023-03-01';
const NOBODY_KNOWN: CountedParticipant = {
  ...{ sex: 'female', ageBand: '25-27', municipality: 'Musterstadt', titles: [] },
  ...{ participations: [], exits: [], placements: [], levels: [], delivered: [] },
};

const tookPart = (programme: string, from: string, to: string | null) => [
  { programme, waitingFrom: null, waitingTo: null, from, to },
];
const person = fc
  .record({
    programme: fc.constantFrom('p', 'q'),
    sex: fc.constantFrom('female', 'male'),
    municipality: fc.constantFrom('Musterstadt', 'Beispielheim'),
    from: fc.integer({ min: 0, max: 500 }),
    days: fc.integer({ min: 10, max: 700 }),
    outcome: fc.constantFrom('completed', 'dropped-out'),
    kind: fc.constantFrom('job', 'apprenticeship', 'school', null),
    level: fc.constantFrom('A1', 'A2', null),
  })
  .map(({ programme, sex, municipality, from, days, outcome, kind, level }): CountedParticipant => {
    const [first, last] = [addDays('2021-01-01', from), addDays('2021-01-01', from + days)];
    const isOver = last < TODAY;
    return {
      ...{ ...NOBODY_KNOWN, sex, municipality },
      participations: tookPart(programme, first, isOver ? last : null),
      exits: isOver ? [{ programme, on: last, outcome }] : [],
      placements: kind && isOver ? [{ id: '', programme, kind, from: last, to: null }] : [],
      levels: [{ on: first, level: 'A1' }, ...(level ? [{ on: addDays(first, 5), level }] : [])],
    };
  });

describe('everything that is published', () => {
  it('withstands whoever combines it, whatever happened to whom', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 8, maxLength: 40 }), async (crowd) => {
        expect(attackedAll(await published(crowd, TODAY, 5))).toEqual({ computed: [], narrowed: [] });
      }),
      // Smaller examples take minutes to find.
      { numRuns: 40, endOnFailure: true },
    );
  });
});
