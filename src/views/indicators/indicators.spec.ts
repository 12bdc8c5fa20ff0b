import { describe, expect, it } from '@jest/globals';
import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import { outcomeProjection } from './outcome.projection.js';
import { periodsOver } from './periods.js';
import { allFigures, type CountedParticipant, published } from './publish.js';

const TODAY = '2022-08-01';

const somebody = (fields: Partial<CountedParticipant> = {}): CountedParticipant => ({
  sex: 'female',
  ageBand: '25-27',
  municipality: 'Musterstadt',
  titles: [],
  participations: [
    {
      programme: 'p',
      waitingFrom: '2021-01-10',
      waitingTo: '2021-02-01',
      from: '2021-02-01',
      to: '2021-11-30',
    },
  ],
  exits: [{ programme: 'p', on: '2021-11-30', outcome: 'completed' }],
  placements: [],
  levels: [],
  delivered: [],
  ...fields,
});

/** Amounts of one participant in a period, by indicator. */
const amounts = async (who: CountedParticipant, period: string, group: string | null = 'p') =>
  Object.fromEntries(
    (await allFigures([who], TODAY, { threshold: 5 })).figures
      .filter((each) => each.measure.startsWith(`${period}/`) && each.group === group && !each.by)
      .map(({ measure, amount }) => [measure.split('/')[1], amount]),
  );

describe('the periods', () => {
  it('are years and quarters that are over', () => {
    expect(periodsOver('2021-08-15', '2022-05-01')).toEqual([
      { name: '2021', from: '2021-01-01', to: '2021-12-31' },
      { name: '2021-Q3', from: '2021-07-01', to: '2021-09-30' },
      { name: '2021-Q4', from: '2021-10-01', to: '2021-12-31' },
      { name: '2022-Q1', from: '2022-01-01', to: '2022-03-31' },
    ]);
  });
});

describe('a participant counts', () => {
  it('as an entry, in the stock and as reached, and at last as an exit', async () => {
    expect(await amounts(somebody(), '2021-Q1')).toEqual({ entries: 1, stock: 1, reached: 1 });
    expect(await amounts(somebody(), '2021-Q2')).toEqual({ stock: 1, reached: 1 });
    expect(await amounts(somebody(), '2021-Q4')).toEqual({ exits: 1, reached: 1 });
    expect(await amounts(somebody(), '2021')).toEqual({ entries: 1, exits: 1, reached: 1, completed: 1 });
  });

  it('as waiting on the last day of a period', async () => {
    const participations = [
      { programme: 'p', waitingFrom: '2021-03-10', waitingTo: '2021-04-02', from: '2021-04-02', to: null },
    ];
    expect(await amounts(somebody({ participations }), '2021-Q1')).toEqual({ waiting: 1 });
  });

  it('once in all programmes, also in two at once', async () => {
    const [first] = somebody().participations;
    const both = somebody({ participations: [first!, { ...first!, programme: 'q' }] });
    expect(await amounts(both, '2021-Q2', null)).toEqual({ stock: 1, reached: 1 });
    expect(await amounts(both, '2021-Q2', 'q')).toEqual({ stock: 1, reached: 1 });
  });

  it('as placed at the exit and six months later, once that is known of everybody', async () => {
    const job = { id: 'x', programme: 'p', kind: 'job', from: '2021-11-01' };
    const of = (to: string | null) => amounts(somebody({ placements: [{ ...job, to }] }), '2021');
    expect(await of(null)).toMatchObject({
      placed: 1,
      'placed-job': 1,
      'placed-at-exit': 1,
      'placed-after-six-months': 1,
    });
    expect(await of('2022-02-28')).toMatchObject({ 'placed-at-exit': 1 });
    expect(await of('2022-02-28')).not.toHaveProperty('placed-after-six-months');
  });

  it('by the level at the entry against that of the last day', async () => {
    const levels = [
      { on: '2021-01-20', level: 'A1' },
      { on: '2021-06-01', level: 'A2' },
    ];
    expect(await amounts(somebody({ levels }), '2021')).toMatchObject({
      'level-known': 1,
      'level-gained': 1,
    });
    expect(await amounts(somebody({ levels: levels.slice(0, 1) }), '2021')).not.toHaveProperty(
      'level-gained',
    );
    expect(await amounts(somebody({ levels: levels.slice(1) }), '2021')).not.toHaveProperty('level-known');
  });

  it('with talks and units, by the day on which they were', async () => {
    const delivered = [
      { programme: 'p', on: '2021-02-03', sessions: 2, minutes: 60, units: 0 },
      { programme: 'p', on: '2021-03-03', sessions: 1, minutes: 60, units: 4 },
    ];
    expect(await amounts(somebody({ delivered }), '2021-Q1')).toMatchObject({ talks: 3, units: 4 });
  });
});

describe('what is published', () => {
  const crowd = [
    ...Array.from({ length: 12 }, () => somebody()),
    ...Array.from({ length: 3 }, () => somebody({ sex: 'male' })),
  ];

  it('shows totals, and withholds a small group with another one', async () => {
    const reached = (await published(crowd, TODAY, 5)).filter(
      ({ indicator, period, programme }) => indicator === 'reached' && period === '2021' && programme === 'p',
    );
    expect(reached.filter(({ by }) => by === null || by === 'sex')).toEqual([
      expect.objectContaining({ by: null, amount: 15, withheld: false, unit: 'people' }),
      expect.objectContaining({ by: 'sex', value: 'female', amount: null, withheld: true }),
      expect.objectContaining({ by: 'sex', value: 'male', amount: null, withheld: true }),
    ]);
  });

  it('withholds talks of few people, however many they are', async () => {
    const talking = Array.from({ length: 3 }, () =>
      somebody({ delivered: [{ programme: 'p', on: '2021-03-01', sessions: 40, minutes: 60, units: 0 }] }),
    );
    const talks = (await published([...crowd, ...talking], TODAY, 5)).filter(
      ({ indicator }) => indicator === 'talks',
    );
    expect(talks.map(({ amount }) => amount)).toEqual(talks.map(() => null));
    expect(talks.length).toBeGreaterThan(0);
  });

  it('is nothing where nobody is', async () => {
    expect(await published([], TODAY, 5)).toEqual([]);
  });
});

describe('the outcome of a journey', () => {
  it('is how participations ended, placements with their days, and levels found or proved', () => {
    const facts: Happened<JourneyFacts>[] = [
      ['LanguageSkillRecorded', '2021-01-05', { language: 'de', level: 'A1' }],
      ['LanguageSkillRecorded', '2021-01-05', { language: 'ar', level: 'native' }],
      ['ExamTaken', '2021-05-05', { level: 'B1', result: 'failed' }],
      ['ExamTaken', '2021-06-05', { level: 'A2', result: 'passed' }],
      [
        'Placed',
        '2021-07-01',
        { placement: 'x', programme: 'p', kind: 'job', employer: 'e', occupation: 'o' },
      ],
      ['PlacementEnded', '2021-09-30', { placement: 'x', because: 'other' }],
      ['DroppedOut', '2021-10-01', { programme: 'p', because: 'moved' }],
    ];
    expect(rowAfter<JourneyFacts>(outcomeProjection, ...facts)).toMatchObject({
      exits: [{ programme: 'p', on: '2021-10-01', outcome: 'dropped-out' }],
      placements: [{ id: 'x', programme: 'p', kind: 'job', from: '2021-07-01', to: '2021-09-30' }],
      levels: [
        { on: '2021-01-05', level: 'A1' },
        { on: '2021-06-05', level: 'A2' },
      ],
    });
  });
});
