import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { StatusFacts } from './facts.js';
import { status } from './index.js';

const { given } = story<StatusFacts, CommandsOf<typeof commands>>({ chapters: [status] });

const refused = (code: string) => refuse(code, expect.any(String) as never);
const toleration = { kind: 'toleration', paragraph: '§ 60a AufenthG' } as const;
const titled = [
  'ResidenceTitleRecorded',
  '2021-01-10',
  { ...toleration, title: 'paper', validUntil: '2021-03-10' },
] as const;
const asylblg = [
  'RegimeStarted',
  '2020-05-01',
  { spell: 'first', regime: 'asylblg', decidedOn: '2020-05-04', rank: 'primary' },
] as const;
const asylblgEnded = ['RegimeEnded', '2021-02-28', { spell: 'first', decidedOn: '2021-03-01' }] as const;

describe('what was found about the status', () => {
  it('is recorded for the day from which it holds', () => {
    const { when } = given();
    expect(
      when('RecordAsylumDecision', { on: '2021-02-01', decision: 'subsidiary', fileNumber: 'X 1' }),
    ).toEqual([
      {
        type: 'AsylumDecided',
        happenedOn: '2021-02-01',
        data: { decision: 'subsidiary', fileNumber: 'X 1' },
      },
    ]);
    expect(when('AssessProspects', { prospects: 'good' })).toEqual([
      { type: 'ProspectsAssessed', happenedOn: '2021-03-15', data: { prospects: 'good' } },
    ]);
    const lives = { accommodation: 'collective', municipality: 'Musterstadt' } as const;
    expect(when('RecordAccommodation', lives)).toEqual([
      { type: 'AccommodationRecorded', happenedOn: '2021-03-15', data: lives },
    ]);
    const access = { courses: 'integration-course', open: false, reason: 'no place in law' } as const;
    expect(when('ClarifyCourseAccess', { ...access, on: '2021-04-01' })).toEqual([
      { type: 'CourseAccessClarified', happenedOn: '2021-04-01', data: access },
    ]);
  });

  it('holds until something newer is found, in whatever order it is entered', () => {
    const { state } = given(
      ['ProspectsAssessed', '2021-02-02', { prospects: 'good' }],
      ['ProspectsAssessed', '2021-02-01', { prospects: 'poor' }],
      ['AsylumDecided', '2021-02-03', { decision: 'rejected' }],
      ['AsylumDecided', '2021-02-04', { decision: 'removal-ban' }],
      ['AccommodationRecorded', '2021-02-05', { accommodation: 'shelter', municipality: 'Musterstadt' }],
      ['CourseAccessClarified', '2021-02-06', { courses: 'integration-course', open: true, reason: 'paid' }],
    );
    expect(state.status).toMatchObject({
      prospects: { value: 'good', since: '2021-02-02' },
      asylum: { value: 'removal-ban', since: '2021-02-04' },
      accommodation: { value: 'shelter', since: '2021-02-05' },
      courses: { 'integration-course': { value: true, since: '2021-02-06' } },
    });
  });

  it('cannot have been found in the future', () => {
    const { when } = given();
    const on = '2021-03-16';
    expect(when('RecordAsylumDecision', { on, decision: 'refugee' })).toEqual(refused('in-the-future'));
    expect(when('AssessProspects', { on, prospects: 'good' })).toEqual(refused('in-the-future'));
    expect(
      when('RecordAccommodation', { on, accommodation: 'own-flat', municipality: 'Musterstadt' }),
    ).toEqual(refused('in-the-future'));
  });
});

describe('a residence title', () => {
  it('is valid from a day, perhaps until another', () => {
    expect(given().when('RecordResidenceTitle', { ...toleration, on: '2021-04-01' })).toEqual([
      {
        type: 'ResidenceTitleRecorded',
        happenedOn: '2021-04-01',
        data: { ...toleration, title: 'this-command' },
      },
    ]);
    expect(
      given().when('RecordResidenceTitle', { ...toleration, on: '2021-04-01', validUntil: '2021-03-31' }),
    ).toEqual(refused('end-before-start'));
  });

  it('expires on its last day unless somebody says otherwise', () => {
    expect(given(titled).when('ExpireResidenceTitle', { title: 'paper' })).toEqual([
      { type: 'ResidenceTitleExpired', happenedOn: '2021-03-10', data: { title: 'paper' } },
    ]);
    expect(given(titled).when('ExpireResidenceTitle', { title: 'paper', on: '2021-03-01' })).toMatchObject([
      { happenedOn: '2021-03-01' },
    ]);
  });

  it('is over once', () => {
    const withdrawal = { title: 'paper', on: '2021-03-01' };
    expect(given(titled).when('WithdrawResidenceTitle', withdrawal)).toMatchObject([
      { type: 'ResidenceTitleWithdrawn', happenedOn: '2021-03-01' },
    ]);
    const expired = ['ResidenceTitleExpired', '2021-03-10', { title: 'paper' }] as const;
    const withdrawn = ['ResidenceTitleWithdrawn', '2021-03-10', { title: 'paper' }] as const;
    for (const over of [expired, withdrawn]) {
      expect(given(titled, over).when('WithdrawResidenceTitle', withdrawal)).toEqual(refused('title-over'));
      expect(given(titled, over).when('ExpireResidenceTitle', { title: 'paper' })).toEqual(
        refused('title-over'),
      );
    }
  });

  it('that is unknown, not yet valid or still valid does not end', () => {
    expect(given().when('ExpireResidenceTitle', { title: 'paper' })).toEqual(refused('unknown-title'));
    expect(given(titled).when('WithdrawResidenceTitle', { title: 'paper', on: '2021-01-09' })).toEqual(
      refused('end-before-start'),
    );
    expect(given(titled).when('WithdrawResidenceTitle', { title: 'paper', on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
    const longer = [
      'ResidenceTitleRecorded',
      '2021-01-10',
      { ...toleration, title: 'p', validUntil: '2022-01-09' },
    ] as const;
    expect(given(longer).when('ExpireResidenceTitle', { title: 'p' })).toEqual(refused('in-the-future'));
  });
});

describe('a work permission', () => {
  it('is recorded for itself', () => {
    const permission = { scope: 'with-approval', conditions: 'kitchen help, 20 hours' } as const;
    expect(given(titled).when('RecordWorkPermission', { ...permission, on: '2021-02-01' })).toEqual([
      {
        type: 'WorkPermissionRecorded',
        happenedOn: '2021-02-01',
        data: { ...permission, permission: 'this-command' },
      },
    ]);
    expect(
      given().when('RecordWorkPermission', { ...permission, on: '2021-02-01', validUntil: '2021-01-31' }),
    ).toEqual(refused('end-before-start'));
  });
});

describe('benefits', () => {
  const start = { on: '2021-03-01', regime: 'sgb-ii' } as const;

  it('may begin before the day of the decision', () => {
    expect(given().when('StartRegime', { ...start, payer: 'Jobcenter Musterstadt' })).toEqual([
      {
        type: 'RegimeStarted',
        happenedOn: '2021-03-01',
        data: {
          regime: 'sgb-ii',
          payer: 'Jobcenter Musterstadt',
          rank: 'primary',
          decidedOn: '2021-03-15',
          spell: 'this-command',
        },
      },
    ]);
    expect(given().when('StartRegime', { ...start, decidedOn: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });

  it('of two laws may overlap, those of one may not', () => {
    expect(given(asylblg).when('StartRegime', { ...start, rank: 'secondary' })).toMatchObject([
      { data: { rank: 'secondary' } },
    ]);
    const again = { ...start, regime: 'asylblg' } as const;
    expect(given(asylblg).when('StartRegime', again)).toEqual(refused('regime-already-running'));
    expect(given(asylblg, asylblgEnded).when('StartRegime', again)).toMatchObject([
      { type: 'RegimeStarted' },
    ]);
    expect(given(asylblg, asylblgEnded).when('StartRegime', { ...again, on: '2021-02-28' })).toEqual(
      refused('regime-already-running'),
    );
  });

  it('end once, not before they began, and not by a decision to come', () => {
    const end = { spell: 'first', on: '2021-02-28' };
    expect(given(asylblg).when('EndRegime', end)).toEqual([
      { type: 'RegimeEnded', happenedOn: '2021-02-28', data: { spell: 'first', decidedOn: '2021-03-15' } },
    ]);
    expect(given().when('EndRegime', end)).toEqual(refused('unknown-spell'));
    expect(given(asylblg, asylblgEnded).when('EndRegime', end)).toEqual(refused('regime-ended'));
    expect(given(asylblg).when('EndRegime', { ...end, on: '2020-04-30' })).toEqual(
      refused('end-before-start'),
    );
    expect(given(asylblg).when('EndRegime', { ...end, decidedOn: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });
});
