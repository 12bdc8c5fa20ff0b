import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FinancingTerms } from '../../shapes/financing.js';
import { type Entry, type Found, statementOf } from './compute.js';
import { type ClaimedUnit, costEntry, type Terms, unitEntry } from './entries.js';

const GRANT = '00000000-0000-4000-8000-000000000001';
const PERIOD = { from: '2021-01-01', to: '2021-12-31' };
const within = { permille: 200, basis: 'within' } as const;
const terms: FinancingTerms = {
  ...{ ...PERIOD, ownShare: within, municipalities: [], conditions: [] },
  modules: ['a', 'b'].map((module) => ({
    ...{ module, title: module.toUpperCase(), cents: 100_000 },
    lines: ['one', 'two'].map((line) => ({ line, title: line, kind: 'actual' as const })),
  })),
};
const entry = (fields: Partial<Entry> = {}): Entry => ({
  ...{ on: '2021-06-01', module: 'a', line: 'one', cents: 100, ownShare: within, municipality: null },
  ...{ person: null, units: 0, minutes: 0, receipt: null, payee: null },
  ...fields,
});
const told = (found: Partial<Found>) =>
  statementOf(
    { kind: 'final', ...PERIOD, through: { stream: `grant-${GRANT}`, version: 1, id: GRANT } },
    {
      grant: { id: GRANT, title: 'Muster', funder: 'Musterland', legalBasis: '§', reference: null },
      ...{ terms, entries: [], drawnDownCents: 0, participations: [], exits: [], placements: [] },
      ...found,
    },
  );

describe('the numerical statement', () => {
  it('adds up: lines to modules, modules to the whole, whatever the amounts', () => {
    const some = fc.record({
      module: fc.constantFrom('a', 'b', 'gone'),
      line: fc.constantFrom('one', 'two'),
      cents: fc.integer({ min: 0, max: 10_000_000 }),
      permille: fc.constantFrom(0, 1, 200, 333, 1000),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (all) => {
        const entries = all.map(({ permille, ...each }) =>
          entry({ ...each, ownShare: { permille, basis: 'within' } }),
        );
        const { totals, plan } = told({ entries });
        const sum = <T>(list: readonly T[], of: (each: T) => number) =>
          list.reduce((total, each) => total + of(each), 0);
        expect(totals.spentCents).toBe(sum(entries, ({ cents }) => cents));
        expect(totals.ownShareCents).toBe(
          Math.floor((2 * sum(entries, (each) => each.cents * each.ownShare.permille) + 1000) / 2000),
        );
        for (const of of ['spentCents', 'ownShareCents', 'grantCents'] as const) {
          expect(sum(plan, (each) => each[of])).toBe(totals[of]);
          for (const each of plan) expect(sum(each.lines, (line) => line[of])).toBe(each[of]);
        }
        for (const each of plan) {
          expect(each.ownShareCents + each.grantCents).toBe(each.spentCents);
          expect(each.differenceCents).toBe(each.approvedCents - each.spentCents);
        }
      }),
    );
  });

  it('takes an own share on top from nobody', () => {
    const entries = [entry({ cents: 1000, ownShare: { permille: 250, basis: 'on-top' } })];
    expect(told({ entries }).totals).toMatchObject({
      spentCents: 1000,
      ownShareCents: 250,
      grantCents: 1000,
    });
  });

  it('leaves out what lies outside the period', () => {
    const days = ['2020-12-31', '2021-01-01', '2021-12-31', '2022-01-01'];
    expect(told({ entries: days.map((on) => entry({ on })) }).totals.spentCents).toBe(200);
  });

  it('does not depend on the order in which entries come', () => {
    const receipt = (number: string) => ({ number, issuedOn: '2021-05-01' });
    const entries = ['3', '1', '2'].map((number) =>
      entry({ receipt: receipt(number), line: number === '1' ? 'two' : 'one' }),
    );
    expect(told({ entries: entries.toReversed() })).toEqual(told({ entries }));
    expect(told({ entries }).receipts.map(({ number }) => number)).toEqual(['1', '2', '3']);
  });
});

describe('heads', () => {
  it('count a person once in a line, and once in a module', () => {
    const unit = (person: string, line: string) => entry({ person, line, units: 2, minutes: 90 });
    const entries = [unit('p', 'one'), unit('p', 'one'), unit('q', 'one'), unit('p', 'two'), entry()];
    expect(told({ entries }).delivered).toEqual([
      { module: 'a', line: 'one', units: 6, minutes: 270, heads: 2, cents: 300 },
      { module: 'a', line: 'two', units: 2, minutes: 90, heads: 1, cents: 100 },
      { module: 'a', line: null, units: 8, minutes: 360, heads: 2, cents: 400 },
    ]);
  });
});

describe('participants', () => {
  const part = (person: string, from: string, to: string | null = null) => ({ person, from, to });

  it('are a stock on the last day, distinct people of the period, entries and exits', () => {
    const participations = [
      part('before', '2020-01-01', '2020-12-31'),
      part('long', '2020-01-01'),
      part('left', '2021-02-01', '2021-12-31'),
      part('again', '2021-02-01', '2021-03-01'),
      part('again', '2021-04-01'),
      part('after', '2022-01-01'),
    ];
    expect(told({ participations }).participation).toEqual({
      stockAtEnd: 2,
      distinct: 3,
      entries: 3,
      exits: 2,
    });
  });

  it('are placed on the day of their last exit, and six months later or not yet', () => {
    const exits = [
      { person: 'job', on: '2021-01-31', outcome: 'completed' },
      { person: 'lost', on: '2021-01-31', outcome: 'dropped-out' },
      { person: 'lost', on: '2021-06-30', outcome: 'completed' },
      { person: 'late', on: '2021-07-01', outcome: 'dropped-out' },
      { person: 'before', on: '2020-12-31', outcome: 'completed' },
    ];
    const placements = [
      { person: 'job', kind: 'job', from: '2021-01-31', to: '2021-07-30' },
      { person: 'job', kind: 'apprenticeship', from: '2021-07-31', to: null },
      { person: 'lost', kind: 'school', from: '2021-01-15', to: '2021-06-29' },
    ];
    const { outcomes } = told({ exits, placements });
    expect(outcomes.map(({ outcome, atExit, afterSixMonths }) => [outcome, atExit, afterSixMonths])).toEqual([
      ['job', 1, 0],
      ['apprenticeship', 0, 1],
      ['school', 0, 0],
      ['completed', 1, 0],
      ['dropped-out', 1, 0],
      ['none', 0, 1],
      ['open', 0, 1],
    ]);
  });
});

describe('an entry', () => {
  const rate = {
    line: 'hour',
    title: 'h',
    kind: 'rate',
    unit: 'coaching-hour',
    cents: 6000,
    minutesPerUnit: 60,
  } as const;
  const fee = { line: 'fee', title: 'f', kind: 'actual', unit: 'exam-fee', capCents: 5000 } as const;
  const post = {
    line: 'post',
    title: 'p',
    kind: 'staff-post',
    monthlyCents: 300_001,
    permille: 2000,
  } as const;
  const module = { module: 'a', title: 'A', cents: 1, lines: [rate, fee, post] };
  const amended = { ...module, lines: [{ ...rate, cents: 7200 }, fee, post] };
  const dated: Terms = [
    { ...terms, modules: [module], since: '1900-01-01' },
    { ...terms, modules: [amended], ownShare: { permille: 100, basis: 'within' }, since: '2021-07-01' },
  ];
  const unit = (line: string, on: string, minutes: number | null, cents = 0): ClaimedUnit => [
    ...(['p', `${GRANT}/a/${line}`, on, 'Hier', minutes, 1, cents, null] as const),
  ];
  const amounts = (...units: readonly ClaimedUnit[]) =>
    units.flatMap(unitEntry(dated)).map(({ cents, ownShare }) => [cents, ownShare.permille]);

  it('is worth what the terms of its own day say', () => {
    expect(amounts(unit('hour', '2021-06-30', 30), unit('hour', '2021-07-01', 30))).toEqual([
      [3000, 200],
      [3600, 100],
    ]);
    expect(amounts(unit('fee', '2021-06-30', 0, 6000), unit('fee', '2021-06-30', 0, 4000))).toEqual([
      [5000, 200],
      [4000, 200],
    ]);
  });

  it('is worth nothing outside the period, without a line, or where the unit is not there any more', () => {
    expect(
      amounts(
        unit('hour', '2022-01-01', 30),
        unit('gone', '2021-06-30', 30),
        unit('hour', '2021-06-30', null),
      ),
    ).toEqual([]);
  });

  it('is a share of a post by its monthly rate', () => {
    const cost = { module: 'a', line: 'post', on: '2021-03-31', municipality: null, cents: 0, permille: 500 };
    const [found] = costEntry(dated)({
      ...cost,
      month: '2021-03',
      number: null,
      issuedOn: null,
      payee: null,
    });
    expect(found).toMatchObject({ cents: 150_001, receipt: null, person: null });
  });
});
