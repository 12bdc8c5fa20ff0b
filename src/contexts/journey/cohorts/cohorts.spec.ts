import { describe, expect, it } from '@jest/globals';
import { effective } from '../../../kernel/correction.js';
import { type Fact, isRefusal, type Recording } from '../../../kernel/messages.js';
import { factOf, story } from '../../../kernel/scenario.js';
import { KNOWN, type Known, UNKNOWN } from '../../../rules/known.js';
import { spellsWithout } from '../../../rules/law-change.js';
import type { CohortFacts } from '../../cohort/facts.js';
import type { JourneyFacts } from '../facts.js';
import { status } from '../status/index.js';
import type { Reactions } from './decider.js';
import { cohorts } from './index.js';

const { given } = story<JourneyFacts, Reactions>({ chapters: [cohorts, status] });

const COHORT = 'cohort-1';
const TERMS: CohortFacts['CohortDrafted'] = {
  title: 'Wechsel ins SGB II',
  legalBasis: '§ 74 SGB II',
  effectiveOn: '2022-06-01',
  oldRegime: 'asylblg',
  newRegime: 'sgb-ii',
  payer: 'Jobcenter',
  belongs: {},
  requires: { fingerprints: true },
  excludes: [],
  transition: { until: '2022-08-31', lacking: ['fingerprints'] },
};
const APPLIED = { draft: TERMS, applied: { ...TERMS, decidedOn: '2022-07-15' } };

type Step = readonly [string, string, object];
const START: Step = [
  'RegimeStarted',
  '2022-04-01',
  { spell: 'old', regime: 'asylblg', decidedOn: '2022-04-01', payer: 'Sozialamt', rank: 'primary' },
];
const FINGERPRINTS: Step = ['FingerprintsTaken', '2022-05-20', {}];

const knownIn = (facts: readonly Fact[]): Known =>
  facts.reduce<Known>(
    (known, fact) =>
      Object.hasOwn(KNOWN, fact.type) ? KNOWN[fact.type as keyof typeof KNOWN](known, fact as never) : known,
    UNKNOWN,
  );

let commands = 0;

/** One journey, judged again and again; what a judgement records becomes part of its history. */
const journey = (...steps: readonly Step[]) => {
  let stored: Fact[] = [];
  const tell = (...more: readonly Step[]) => {
    for (const step of more)
      stored = [...stored, { ...factOf(step, stored.length), id: `id-${stored.length}` }];
  };
  tell(...steps);
  const judge = (law: object = APPLIED, today = '2022-07-20'): readonly Recording[] => {
    const facts = effective(stored);
    const happened = facts.map(({ type, happenedOn, data, id }) => [type, happenedOn, data, id]);
    const commandId = `judgement-${++commands}`;
    const decision = given(...(happened as never[])).when(
      'JudgeForCohort',
      { cohort: COHORT },
      { known: knownIn(facts), law, today, commandId },
    );
    if (isRefusal(decision)) throw new Error(decision.refused);
    const recordings = decision as readonly Recording[];
    stored = [
      ...stored,
      ...recordings.map((each, index): Fact => {
        const { type, happenedOn, data, ...said } = each;
        const fact = factOf([type, happenedOn, data], stored.length + index);
        return { ...fact, id: `id-${stored.length + index}`, meta: { ...fact.meta, commandId, ...said } };
      }),
    ];
    return recordings;
  };
  const spells = () =>
    spellsWithout('nobody', knownIn(effective(stored))).map(({ id, regime, from, to }) => ({
      id,
      regime,
      from,
      to,
    }));
  const outcomes = () =>
    effective(stored)
      .filter(({ type }) => type === 'CohortOutcomeNoted')
      .map(({ data }) => (data as { outcome: string }).outcome);
  return { tell, judge, spells, outcomes, stored: () => stored };
};

const SWITCHED = [
  { id: 'old', regime: 'asylblg', from: '2022-04-01', to: '2022-05-31' },
  { id: COHORT, regime: 'sgb-ii', from: '2022-06-01', to: undefined },
];

describe('a journey that is judged for a cohort', () => {
  it('notes the outcome, and the spells that end and begin by it, in one entry', () => {
    expect(journey(START, FINGERPRINTS).judge()).toEqual([
      {
        type: 'CohortOutcomeNoted',
        happenedOn: '2022-06-01',
        data: {
          ...{ cohort: COHORT, outcome: 'switched', reasons: [], missing: [], ended: ['old'] },
          ...{ from: '2022-06-01', regime: 'sgb-ii', payer: 'Jobcenter' },
        },
      },
      { type: 'RegimeEnded', happenedOn: '2022-05-31', data: { spell: 'old', decidedOn: '2022-07-15' } },
      {
        type: 'RegimeStarted',
        happenedOn: '2022-06-01',
        data: {
          ...{ spell: COHORT, regime: 'sgb-ii', decidedOn: '2022-07-15' },
          ...{ payer: 'Jobcenter', rank: 'primary' },
        },
      },
    ]);
  });

  it('has nothing new to say when it is asked again', () => {
    const { judge, outcomes } = journey(START, FINGERPRINTS);
    judge();
    expect(judge()).toEqual([]);
    expect(outcomes()).toEqual(['switched']);
  });

  it('moves on when what was missing comes late, with effect from the first day', () => {
    const { tell, judge, spells, outcomes } = journey(START);
    expect(judge()).toMatchObject([{ data: { outcome: 'transitional', until: '2022-08-31' } }]);
    expect(spells()).toMatchObject([{ id: 'old', to: undefined }]);
    tell(['FingerprintsTaken', '2022-08-10', {}]);
    const [said, noted, , began] = judge(APPLIED, '2022-08-12');
    expect(said).toMatchObject({ type: 'EntryCorrected', corrects: noted!.corrects });
    expect(began).toMatchObject({ happenedOn: '2022-06-01', data: { decidedOn: '2022-08-12' } });
    expect(outcomes()).toEqual(['switched']);
    expect(spells()).toEqual(SWITCHED);
  });

  it('is as before once the cohort is revoked, and switched again when it is applied again', () => {
    const { judge, spells, outcomes } = journey(START, FINGERPRINTS);
    const before = spells();
    judge();
    expect(spells()).toEqual(SWITCHED);
    expect(judge({ draft: TERMS })).toMatchObject([{ type: 'EntryRetracted' }]);
    expect(spells()).toEqual(before);
    expect(outcomes()).toEqual([]);
    expect(judge({ draft: TERMS })).toEqual([]);
    judge();
    expect(spells()).toEqual(SWITCHED);
  });

  it('keeps what others have recorded of the new spell when it is judged again', () => {
    const { tell, judge, spells } = journey(START, FINGERPRINTS);
    judge();
    tell(['RegimeEnded', '2022-11-30', { spell: COHORT, decidedOn: '2022-12-01' }]);
    expect(judge()).toEqual([]);
    const later = { ...APPLIED, applied: { ...APPLIED.applied, effectiveOn: '2022-07-01' } };
    expect(judge(later)).toHaveLength(4);
    expect(spells()).toEqual([
      { id: 'old', regime: 'asylblg', from: '2022-04-01', to: '2022-06-30' },
      { id: COHORT, regime: 'sgb-ii', from: '2022-07-01', to: '2022-11-30' },
    ]);
  });

  it('keeps one outcome where a merge brought a second one', () => {
    const { tell, judge, outcomes, spells } = journey(START, FINGERPRINTS);
    judge();
    tell([
      'CohortOutcomeNoted',
      '2022-06-01',
      { cohort: COHORT, outcome: 'unknown', reasons: [], missing: ['regime'], ended: [] },
    ]);
    expect(outcomes()).toEqual(['switched', 'unknown']);
    judge();
    expect(outcomes()).toEqual(['switched']);
    expect(spells()).toEqual(SWITCHED);
  });

  it('says nothing of whom the change does not concern, and takes back what it said before', () => {
    const { tell, judge, outcomes } = journey(FINGERPRINTS);
    expect(judge()).toMatchObject([{ data: { outcome: 'unknown', missing: ['regime'] } }]);
    tell([
      'RegimeStarted',
      '2022-05-01',
      { spell: 'own', regime: 'none', decidedOn: '2022-05-01', rank: 'primary' },
    ]);
    expect(judge()).toMatchObject([{ type: 'EntryRetracted' }]);
    expect(outcomes()).toEqual([]);
  });
});
