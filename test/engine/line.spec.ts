import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pastOf } from '../../src/engine/line.js';
import { recordedCount } from '../../src/engine/pasts.js';
import type { Context, State } from '../../src/kernel/context.js';
import { effective } from '../../src/kernel/correction.js';
import type { Fact } from '../../src/kernel/messages.js';

/** A chapter whose state tells what was folded, and in which order. */
const told = {
  chapters: [
    {
      name: 'told',
      decider: { initial: '', evolve: { Said: (before: string, { id }: Fact) => `${before} ${id}` } },
    },
  ],
} as unknown as Context;

const hour = (n: number): string => new Date(Date.UTC(2021, 0, 1, n)).toISOString();
const day = (n: number): string => hour(n * 24).slice(0, 10);

/** One fact a command; some correct or retract an earlier one. Times never run backwards, days do. */
const histories = fc
  .array(
    fc.record({
      wait: fc.nat(20),
      day: fc.nat(40),
      kind: fc.constantFrom('plain', 'plain', 'plain', 'corrects', 'retracts'),
      of: fc.nat(),
    }),
    { minLength: 1, maxLength: 180 },
  )
  .map((drawn) => {
    let time = 0;
    return drawn.map(({ wait, day: happened, kind, of }, index): Fact => {
      const meta = {
        commandId: `c${index}`,
        ...(index > 0 && kind !== 'plain' && { [kind]: `${of % index}` }),
      };
      const at = { recordedAt: hour((time += wait)), happenedOn: day(happened) };
      return { id: `${index}`, type: 'Said', stream: 's', version: index + 1, ...at, data: {}, meta } as Fact;
    });
  });

describe('the state at a cut of a history', () => {
  it('is what the facts known by then say of what had happened by then', () => {
    fc.assert(
      fc.property(
        histories,
        fc.array(
          fc.record({
            recordedUntil: fc.option(fc.nat(2_000).map(hour), { nil: undefined }),
            happenedUntil: fc.option(fc.nat(40).map(day), { nil: undefined }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        (facts, cuts) => {
          const past = pastOf(told, facts);
          for (const { recordedUntil, happenedUntil } of cuts) {
            const known = facts.filter(({ recordedAt }) => !recordedUntil || recordedAt <= recordedUntil);
            const happened = effective(known).filter(
              ({ happenedOn }) => !happenedUntil || happenedOn <= happenedUntil,
            );
            const expected: State = { told: happened.map(({ id }) => ` ${id}`).join('') };
            expect(past.at(recordedCount(facts, recordedUntil), happenedUntil)).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('knows a day until its end in Berlin, an instant until that instant', () => {
    const recorded = ['2021-06-30T21:59:59.000Z', '2021-06-30T22:00:00.000Z', '2021-07-01T22:00:00.000Z'];
    const facts = recorded.map((recordedAt) => ({ recordedAt }));
    const cuts = ['2021-06-29', '2021-06-30', '2021-07-01', '2021-06-30T22:00:00Z', undefined];
    expect(cuts.map((until) => recordedCount(facts, until))).toEqual([0, 1, 2, 2, 3]);
  });
});
