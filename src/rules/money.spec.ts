import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../kernel/local-date.js';
import { amountOf, interestOn, interestRateOn, recognized, share } from './money.js';

const cents = fc.nat(1_000_000_000_000);

describe('a share of a sum', () => {
  it('has its halves rounded up', () => {
    expect([share(1, 1, 2), share(5, 1, 10), share(4, 1, 10), share(3, 2, 2)]).toEqual([1, 1, 0, 3]);
  });

  it('is exact for any sum', () => {
    fc.assert(
      fc.property(cents, fc.nat(1_000), fc.integer({ min: 1, max: 1_000_000 }), (sum, of, by) => {
        const rest = 2n * BigInt(sum) * BigInt(of) - 2n * BigInt(by) * BigInt(share(sum, of, by));
        expect(rest >= -BigInt(by) && rest < BigInt(by)).toBe(true);
      }),
    );
  });
});

describe('what a unit is worth', () => {
  const hour = (counting: string, minutes: number) =>
    amountOf({ unit: 'coaching-hour', cents: 4000, minutesPerUnit: 60, counting }, { minutes, units: 0 });

  it('depends on how an hour that is not full is counted', () => {
    const of = (counting: string) => [45, 60, 61, 100].map((minutes) => hour(counting, minutes));
    expect(of('commenced')).toEqual([4000, 4000, 8000, 8000]);
    expect(of('completed')).toEqual([0, 4000, 4000, 4000]);
    expect(of('exact')).toEqual([3000, 4000, 4067, 6667]);
  });

  it('is a rate for each teaching unit, and one for a talk or an exam', () => {
    const delivered = { minutes: 90, units: 4 };
    expect(amountOf({ unit: 'teaching-unit', cents: 3750 }, delivered)).toBe(15_000);
    expect(amountOf({ unit: 'coaching-session', cents: 4500 }, delivered)).toBe(4500);
    expect(amountOf({ unit: 'exam-fee', cents: 12_000 }, delivered)).toBe(12_000);
  });

  it('adds up to the same sum however the entries are divided', () => {
    const entry = fc.record({ minutes: fc.nat(600), units: fc.nat(12), part: fc.nat(3) });
    const rate = fc.record({
      unit: fc.constantFrom('coaching-session', 'coaching-hour', 'teaching-unit', 'exam-fee'),
      cents: fc.nat(100_000),
      minutesPerUnit: fc.integer({ min: 1, max: 120 }),
      counting: fc.constantFrom('commenced', 'completed', 'exact'),
    });
    const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
    fc.assert(
      fc.property(rate, fc.array(entry), (by, entries) => {
        const parts = [0, 1, 2, 3].map((part) =>
          sum(entries.filter((each) => each.part === part).map((each) => amountOf(by, each))),
        );
        expect(sum(parts)).toBe(sum(entries.map((each) => amountOf(by, each))));
      }),
    );
  });

  it('is no more than the cap of a receipt', () => {
    expect([recognized(600, 500), recognized(400, 500), recognized(600, undefined)]).toEqual([500, 400, 600]);
  });
});

describe('interest', () => {
  it('is five points above the base rate, which changes with the half-year', () => {
    expect(
      ['2022-12-31', '2023-01-01', '2023-07-01', '2014-12-31'].map((day) => interestRateOn(day)),
    ).toEqual([412, 662, 812, 0]);
  });

  it('is counted by the day, rounded once', () => {
    expect(interestOn(100_000, '2022-01-01', '2022-12-31')).toBe(4120);
    expect(interestOn(100_000, '2022-12-31', '2023-01-01')).toBe(29);
    expect(interestOn(100_000, '2022-12-31', '2022-12-30')).toBe(0);
  });

  it('is the sum of that of each day', () => {
    const day = fc.nat(4000).map((days) => addDays('2015-01-01', days));
    fc.assert(
      fc.property(cents, day, fc.nat(800), (sum, from, length) => {
        const to = addDays(from, length);
        const rates = Array.from({ length: daysBetween(from, to) + 1 }, (_, n) =>
          interestRateOn(addDays(from, n)),
        );
        const all = rates.reduce((total, each) => total + each, 0);
        expect(interestOn(sum, from, to)).toBe(share(sum, all, 3_650_000));
      }),
    );
  });
});
