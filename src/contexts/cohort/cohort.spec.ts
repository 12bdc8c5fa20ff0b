import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { CohortFacts } from './facts.js';
import { cohort } from './index.js';

const { given } = story<CohortFacts, CommandsOf<typeof commands>>(cohort);

const refused = (code: string) => refuse(code, expect.any(String) as never);
const other = { actor: { id: 'lead-2', role: 'team-lead', unit: 'test-unit' }, today: '2022-07-15' };

const TERMS = {
  title: 'Wechsel ins SGB II',
  legalBasis: '§ 74 SGB II',
  effectiveOn: '2022-06-01',
  oldRegime: 'asylblg',
  newRegime: 'sgb-ii',
  belongs: {},
  requires: { fingerprints: true },
  excludes: [],
} as const;
const drafted = ['CohortDrafted', '2022-07-01', TERMS] as const;
const previewed = [
  'CohortPreviewed',
  '2022-07-02',
  { switched: 1, transitional: 0, excluded: 0, unknown: 0 },
] as const;
const applied = ['CohortApplied', '2022-06-01', { decidedOn: '2022-07-15' }] as const;
const revoked = ['CohortRevoked', '2022-08-01', { reason: 'a mistake' }] as const;

describe('drafting a cohort', () => {
  it('stores the change of law as data', () => {
    const { belongs: _, excludes: __, ...asked } = TERMS;
    expect(given().when('DraftCohort', { ...asked, requires: { fingerprints: true } })).toEqual([
      { type: 'CohortDrafted', happenedOn: '2021-03-15', data: TERMS },
    ]);
  });

  it('is refused where nothing changes or an exclusion excludes everybody', () => {
    const draft = (more: object) =>
      given().when('DraftCohort', { ...TERMS, requires: {}, excludes: [], ...more });
    expect(draft({ newRegime: 'asylblg' })).toEqual(refused('nothing-changes'));
    expect(draft({ excludes: [{ reason: 'others' }] })).toEqual(refused('exclusion-without-criteria'));
    expect(draft({ transition: { until: '2022-05-31', lacking: ['fingerprints'] } })).toEqual(
      refused('end-before-start'),
    );
    expect(given(drafted).when('DraftCohort', { ...TERMS, requires: {}, excludes: [] })).toEqual(
      refused('already-drafted'),
    );
  });

  it('can be amended; the same once more is nothing new', () => {
    const amend = { transition: { lacking: ['fingerprints' as const], until: '2022-08-31' } };
    expect(given(drafted).when('AmendCohort', amend)).toMatchObject([{ type: 'CohortAmended', data: amend }]);
    expect(given(drafted).when('AmendCohort', { title: TERMS.title })).toEqual([]);
    expect(given().when('AmendCohort', { title: 'x' })).toEqual(refused('not-drafted'));
  });
});

describe('applying a cohort', () => {
  it('takes effect on the first day under the new law, decided by somebody else', () => {
    expect(given(drafted, previewed).when('ApplyCohort', {}, other)).toEqual([
      { type: 'CohortApplied', happenedOn: '2022-06-01', data: { decidedOn: '2022-07-15' } },
    ]);
    expect(given(drafted, previewed).when('ApplyCohort', {})).toEqual(refused('four-eyes'));
    expect(given(drafted).when('ApplyCohort', {}, other)).toMatchObject([{ warnings: ['not-previewed'] }]);
    expect(given(drafted).when('ApplyCohort', { decidedOn: '2022-07-16' }, other)).toEqual(
      refused('in-the-future'),
    );
  });

  it('is nothing new unless it was amended, by somebody else again', () => {
    expect(given(drafted, applied).when('ApplyCohort', {}, other)).toEqual([]);
    const amended = given(drafted, applied, ['CohortAmended', '2022-08-01', { effectiveOn: '2022-07-01' }]);
    expect(amended.state.cohort).toMatchObject({ applied: { effectiveOn: '2022-06-01' } });
    expect(amended.when('ApplyCohort', {})).toEqual(refused('four-eyes'));
    expect(amended.when('ApplyCohort', {}, other)).toMatchObject([{ happenedOn: '2022-07-01' }]);
  });

  it('can be revoked with a reason, and applied again by somebody else', () => {
    const reason = 'a mistake';
    expect(given(drafted, applied).when('RevokeCohort', { reason })).toMatchObject([
      { type: 'CohortRevoked', data: { reason } },
    ]);
    expect(given(drafted).when('RevokeCohort', { reason })).toEqual(refused('not-applied'));
    const { state, when } = given(drafted, applied, revoked);
    expect(state.cohort).toMatchObject({ draft: TERMS });
    expect(state.cohort).not.toHaveProperty('applied');
    expect(when('ApplyCohort', {})).toEqual(refused('four-eyes'));
    expect(when('ApplyCohort', {}, other)).toHaveLength(1);
  });
});
