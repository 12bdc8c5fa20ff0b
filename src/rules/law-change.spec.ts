import { describe, expect, it } from '@jest/globals';
import { KNOWN, type Known, UNKNOWN } from './known.js';
import { judge, type LawChange, spellsWithout } from './law-change.js';

const COHORT = 'cohort-1';

/** § 74 SGB II, § 18 AsylbLG: people displaced from Ukraine, from 1 June 2022. */
const UKRAINE: LawChange = {
  effectiveOn: '2022-06-01',
  oldRegime: 'asylblg',
  newRegime: 'sgb-ii',
  belongs: { titles: ['temporary-protection', 'fiction', 'permission-to-stay-for-asylum'] },
  requires: { titles: ['temporary-protection', 'fiction'], fingerprints: true },
  excludes: [{ reason: 'ordinary-asylum-procedure', asylumApplied: true }],
  transition: { until: '2022-08-31', lacking: ['fingerprints'] },
};

type Step = readonly [type: keyof typeof KNOWN, on: string, data?: object];

const known = (...steps: readonly Step[]): Known =>
  steps.reduce<Known>(
    (before, [type, happenedOn, data = {}]) => KNOWN[type](before, { happenedOn, data } as never),
    UNKNOWN,
  );

const title = (kind: string, on = '2022-05-10'): Step => [
  'ResidenceTitleRecorded',
  on,
  { title: `title ${kind}`, kind, paragraph: '§ 24 AufenthG' },
];
const regime = (name: string, on = '2022-04-01', spell = `spell ${name}`): Step => [
  'RegimeStarted',
  on,
  { spell, regime: name, payer: 'Sozialamt', rank: 'primary' },
];
const fingerprints: Step = ['FingerprintsTaken', '2022-05-20'];
const person = [regime('asylblg'), title('temporary-protection'), fingerprints] as const;

const judged = (...steps: readonly Step[]) => judge(COHORT, UKRAINE, known(...steps));

describe('a change of law', () => {
  it('switches who has all that it asks, from its first day or from the first day with benefits', () => {
    const switched = { outcome: 'switched', reasons: [], missing: [], ended: ['spell asylblg'] };
    expect(judged(...person)).toEqual({ ...switched, from: '2022-06-01' });
    expect(judged(regime('asylblg', '2022-07-10'), ...person.slice(1))).toEqual({
      ...switched,
      from: '2022-07-10',
    });
    expect(judged(...person, ['RegimeEnded', '2022-09-30', { spell: 'spell asylblg' }])).toEqual({
      ...switched,
      from: '2022-06-01',
      to: '2022-09-30',
    });
  });

  it('leaves alone whom it does not mean, and of whom nothing is known', () => {
    expect(judged()).toBeUndefined();
    expect(judged(fingerprints)).toBeUndefined();
    expect(judged(regime('sgb-ii'), title('fiction'), fingerprints)).toBeUndefined();
    expect(judged(regime('asylblg'), title('toleration'), fingerprints)).toBeUndefined();
    expect(judged(...person, ['RegimeEnded', '2022-05-31', { spell: 'spell asylblg' }])).toBeUndefined();
  });

  it('names what is missing; what the law waits for makes a transition', () => {
    expect(judged(regime('asylblg'), title('fiction'))).toEqual({
      outcome: 'transitional',
      reasons: [],
      missing: ['fingerprints'],
      ended: [],
      until: '2022-08-31',
    });
    expect(judged(regime('asylblg'), fingerprints)).toMatchObject({
      outcome: 'unknown',
      missing: ['residence-title'],
    });
    expect(judged(title('fiction'), fingerprints)).toMatchObject({ outcome: 'unknown', missing: ['regime'] });
  });

  it('excludes with a reason', () => {
    expect(judged(...person, ['AsylumApplied', '2022-05-01'])).toMatchObject({
      outcome: 'excluded',
      reasons: ['ordinary-asylum-procedure'],
    });
    expect(judged(regime('asylblg'), title('permission-to-stay-for-asylum'), fingerprints)).toMatchObject({
      outcome: 'excluded',
      reasons: ['residence-title-not-met'],
    });
    expect(judged(...person, regime('sgb-ii', '2022-06-01'))).toMatchObject({
      outcome: 'excluded',
      reasons: ['already-switched'],
    });
  });

  it('judges the same once it has been carried out', () => {
    const before = known(...person);
    const outcome = judge(COHORT, UKRAINE, before);
    const after = known(
      ...person,
      ['CohortOutcomeNoted', '2022-06-01', { cohort: COHORT, ended: ['spell asylblg'] }],
      ['RegimeEnded', '2022-05-31', { spell: 'spell asylblg' }],
      ['RegimeStarted', '2022-06-01', { spell: COHORT, regime: 'sgb-ii', rank: 'primary' }],
    );
    expect(judge(COHORT, UKRAINE, after)).toEqual(outcome);
    expect(spellsWithout(COHORT, after)).toEqual(spellsWithout(COHORT, before));
    // Another cohort finds what this one has made.
    expect(judge('cohort-2', UKRAINE, after)).toBeUndefined();
  });

  it.each([
    [
      { minAge: 18, maxAge: 64 },
      ['ParticipantRegistered', '2022-01-01', { birthDate: '1990-02-03' }],
      'switched',
    ],
    [{ maxAge: 27 }, ['ParticipantRegistered', '2022-01-01', { birthDate: '1990' }], 'excluded'],
    [{ minAge: 27 }, ['ParticipantRegistered', '2022-01-01', { birthDate: '1995' }], 'unknown'],
    [{ minAge: 27 }, ['ParticipantRegistered', '2022-01-01', { birthDate: null }], 'unknown'],
    [
      { municipalities: ['Bocholt'] },
      ['DetailsChanged', '2022-03-01', { municipality: 'Bocholt' }],
      'switched',
    ],
    [
      { municipalities: ['Bocholt'] },
      ['DetailsChanged', '2022-03-01', { municipality: 'Rhede' }],
      'excluded',
    ],
    [{ countries: ['UA'] }, ['TemporaryProtectionApplied', '2022-04-01', { country: 'UA' }], 'switched'],
    [{ countries: ['UA'] }, ['TemporaryProtectionApplied', '2022-04-01', {}], 'unknown'],
    [{ protectionApplied: true }, fingerprints, 'excluded'],
    [{ fingerprintsBy: '2022-05-01' }, fingerprints, 'excluded'],
    [{ titlesOn: '2022-05-09', titles: ['fiction'] }, fingerprints, 'unknown'],
    [{ paragraphs: ['§ 24 AufenthG'] }, fingerprints, 'switched'],
  ] as const)('asks for %j, upon %j: %s', (requires, step, outcome) => {
    const change: LawChange = { ...UKRAINE, belongs: {}, requires, transition: undefined };
    expect(judge(COHORT, change, known(...person, step))?.outcome).toBe(outcome);
  });

  it('takes a title that ran out before its first day for none', () => {
    const ended: Step = ['ResidenceTitleExpired', '2022-05-31', { title: 'title temporary-protection' }];
    expect(judged(...person, ended)).toMatchObject({ outcome: 'unknown', missing: ['residence-title'] });
  });
});
