import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import { internship } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands>>({ chapters: [enrolment, internship] });

const programme = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const place = { employer: 'Tischlerei Beispiel', occupation: 'carpenter', kind: 'orientation' } as const;
/** 28 days. */
const month = { ...place, plannedFrom: '2021-02-01', plannedTo: '2021-02-28' };
const agreed = ['InternshipAgreed', '2021-01-20', { ...month, internship: 'wood' }] as const;
const started = ['InternshipStarted', '2021-02-02', { internship: 'wood' }] as const;
const ended = ['InternshipEnded', '2021-02-26', { internship: 'wood', outcome: 'completed' }] as const;
const enrolledIn = (id: string) => ['Enrolled', '2021-01-10', { programme: id }] as const;
const capped = (days: number) => ({ programme: { days, amended: [] } });
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('agreeing an internship', () => {
  it('happens on the day of the agreement', () => {
    expect(given().when('AgreeInternship', month)).toEqual([
      { type: 'InternshipAgreed', happenedOn: '2021-03-15', data: { ...month, internship: 'this-command' } },
    ]);
    expect(given().when('AgreeInternship', { ...month, on: '2021-01-20' })).toMatchObject([
      { happenedOn: '2021-01-20' },
    ]);
    expect(given().when('AgreeInternship', { ...month, on: '2021-03-16' })).toEqual(refused('in-the-future'));
  });

  it('counts in the programme of its first day', () => {
    const { when } = given(enrolledIn(programme));
    expect(when('AgreeInternship', month)).toMatchObject([{ data: { programme } }]);
    expect(
      when('AgreeInternship', { ...month, plannedFrom: '2021-04-01', plannedTo: '2021-04-09' }),
    ).toMatchObject([{ data: { programme } }]);
    expect(when('AgreeInternship', { ...month, programme: other })).toEqual(refused('not-enrolled'));
    expect(given(enrolledIn(programme), enrolledIn(other)).when('AgreeInternship', month)).toEqual(
      refused('programme-required'),
    );
  });

  it('may be for a single day, but not end before it begins', () => {
    expect(given().when('AgreeInternship', { ...month, plannedTo: '2021-02-01' })).toMatchObject([
      { type: 'InternshipAgreed' },
    ]);
    expect(given().when('AgreeInternship', { ...month, plannedTo: '2021-01-31' })).toEqual(
      refused('end-before-start'),
    );
  });

  it('over 28 days needs a reason, and then warns', () => {
    const longer = { ...month, plannedTo: '2021-03-01' };
    expect(given().when('AgreeInternship', month)).not.toHaveProperty('0.warnings');
    expect(given().when('AgreeInternship', longer)).toEqual(refused('reason-required'));
    expect(given().when('AgreeInternship', { ...longer, reason: ' ' })).toEqual(refused('reason-required'));
    expect(given().when('AgreeInternship', { ...longer, reason: 'company closed for a week' })).toMatchObject(
      [{ data: { reason: 'company closed for a week' }, warnings: ['over-internship-cap'] }],
    );
  });

  it('follows the cap of the programme', () => {
    expect(given().when('AgreeInternship', month, capped(27))).toEqual(refused('reason-required'));
    expect(given().when('AgreeInternship', { ...month, plannedTo: '2021-03-14' }, capped(42))).toMatchObject([
      { type: 'InternshipAgreed' },
    ]);
  });
});

describe('the law', () => {
  const wide = capped(366);
  const agree = (kind: 'orientation' | 'trial-work', plannedTo: string, reason?: string) =>
    given().when('AgreeInternship', { ...month, kind, plannedTo, reason }, wide);
  const warnings = (kind: 'orientation' | 'trial-work', plannedTo: string) => {
    const decision = agree(kind, plannedTo, 'so');
    const found = ('refused' in decision ? [] : decision[0]?.warnings) ?? [];
    if (found.length > 0) expect(agree(kind, plannedTo)).toEqual(refused('reason-required'));
    else expect(agree(kind, plannedTo)).toMatchObject([{ type: 'InternshipAgreed' }]);
    return found;
  };

  it('caps a measure at an employer at six weeks, and at twelve in hardship', () => {
    expect(warnings('trial-work', '2021-03-14')).toEqual([]);
    expect(warnings('trial-work', '2021-03-15')).toEqual(['over-employer-measure-cap']);
    expect(warnings('trial-work', '2021-04-25')).toEqual(['over-employer-measure-cap']);
    expect(warnings('trial-work', '2021-04-26')).toEqual([
      'over-employer-measure-cap',
      'over-employer-measure-cap-hardship',
    ]);
  });

  it('caps an orientation internship at three months', () => {
    expect(warnings('orientation', '2021-04-30')).toEqual([]);
    expect(warnings('orientation', '2021-05-01')).toEqual(['over-orientation-internship-cap']);
  });

  it('caps nothing before it was made', () => {
    const long = { ...month, on: '2014-12-31', plannedTo: '2021-05-01' };
    expect(given().when('AgreeInternship', { ...long, plannedFrom: '2021-01-01' }, wide)).toMatchObject([
      { happenedOn: '2014-12-31' },
    ]);
  });

  it('caps beside the programme, and a longer stay as well', () => {
    const trial = [
      'InternshipAgreed',
      '2021-01-10',
      { ...month, kind: 'trial-work', internship: 'wood' },
    ] as const;
    const extend = { internship: 'wood', on: '2021-02-10', to: '2021-03-20', reason: 'so' };
    expect(given(trial).when('ExtendInternship', extend)).toMatchObject([
      { warnings: ['over-internship-cap', 'over-employer-measure-cap'] },
    ]);
    expect(
      given(trial, ['InternshipStarted', '2021-02-01', { internship: 'wood' }]).when(
        'EndInternship',
        { internship: 'wood', on: '2021-03-15', outcome: 'completed', reason: 'so' },
        wide,
      ),
    ).toMatchObject([{ warnings: ['over-employer-measure-cap'] }]);
  });
});

describe('starting', () => {
  const start = { internship: 'wood', on: '2021-02-02' };

  it('is recorded once', () => {
    expect(given(agreed).when('StartInternship', start)).toEqual([
      { type: 'InternshipStarted', happenedOn: '2021-02-02', data: { internship: 'wood' } },
    ]);
    expect(given(agreed, started).when('StartInternship', start)).toEqual([]);
    expect(given(agreed, started).when('StartInternship', { ...start, on: '2021-02-03' })).toEqual(
      refused('internship-already-started'),
    );
  });

  it('is refused where it would be false', () => {
    expect(given().when('StartInternship', start)).toEqual(refused('unknown-internship'));
    expect(given(agreed).when('StartInternship', { ...start, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });
});

describe('extending', () => {
  const on = '2021-02-20';
  const extend = { internship: 'wood', on, to: '2021-03-01' };

  it('within the cap, counted from the real start, needs no reason', () => {
    expect(given(agreed, started).when('ExtendInternship', extend)).toEqual([
      { type: 'InternshipExtended', happenedOn: on, data: { internship: 'wood', plannedTo: '2021-03-01' } },
    ]);
    expect(given(agreed).when('ExtendInternship', extend)).toEqual(refused('reason-required'));
  });

  it('over the cap needs a reason, and then warns', () => {
    const longer = { ...extend, to: '2021-03-10' };
    expect(given(agreed, started).when('ExtendInternship', longer)).toEqual(refused('reason-required'));
    expect(given(agreed, started).when('ExtendInternship', longer, capped(37))).toMatchObject([
      { type: 'InternshipExtended' },
    ]);
    expect(
      given(agreed, started).when('ExtendInternship', { ...longer, reason: 'apprenticeship in sight' }),
    ).toEqual([
      {
        type: 'InternshipExtended',
        happenedOn: on,
        data: { internship: 'wood', plannedTo: '2021-03-10', reason: 'apprenticeship in sight' },
        warnings: ['over-internship-cap'],
      },
    ]);
  });

  it('is agreed today if no day is given', () => {
    expect(given(agreed, started).when('ExtendInternship', { ...extend, on: undefined })).toMatchObject([
      { happenedOn: '2021-03-15' },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(given().when('ExtendInternship', extend)).toEqual(refused('unknown-internship'));
    expect(given(agreed).when('ExtendInternship', { ...extend, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
    expect(given(agreed).when('ExtendInternship', { ...extend, to: '2021-02-28' })).toEqual(
      refused('not-an-extension'),
    );
    const extended = ['InternshipExtended', on, { internship: 'wood', plannedTo: '2021-03-05' }] as const;
    expect(given(agreed, extended).when('ExtendInternship', { ...extend, to: '2021-03-05' })).toEqual(
      refused('not-an-extension'),
    );
    expect(given(agreed, started, ended).when('ExtendInternship', { ...extend, on: '2021-02-27' })).toEqual(
      refused('internship-ended'),
    );
  });

  it('may be recorded after the end was', () => {
    expect(given(agreed, started, ended).when('ExtendInternship', extend)).toMatchObject([
      { type: 'InternshipExtended' },
    ]);
  });
});

describe('ending', () => {
  const end = { internship: 'wood', on: '2021-02-26', outcome: 'hired' } as const;

  it('is recorded with what came of it', () => {
    expect(given(agreed, started).when('EndInternship', { ...end, reason: 'good work' })).toEqual([
      {
        type: 'InternshipEnded',
        happenedOn: '2021-02-26',
        data: { internship: 'wood', outcome: 'hired', reason: 'good work' },
      },
    ]);
  });

  it('later than agreed and over the cap needs a reason, and then warns', () => {
    const { when } = given(agreed, started);
    expect(when('EndInternship', { ...end, on: '2021-03-01' })).toMatchObject([{ type: 'InternshipEnded' }]);
    expect(when('EndInternship', { ...end, on: '2021-03-02' })).toEqual(refused('reason-required'));
    expect(when('EndInternship', { ...end, on: '2021-03-02', reason: 'order to finish' })).toMatchObject([
      { warnings: ['over-internship-cap'] },
    ]);
  });

  it('as agreed needs no second reason', () => {
    const reason = 'apprenticeship in sight';
    const longer = [
      'InternshipExtended',
      '2021-02-20',
      { internship: 'wood', plannedTo: '2021-03-10', reason },
    ] as const;
    expect(given(agreed, started, longer).when('EndInternship', { ...end, on: '2021-03-10' })).toEqual([
      { type: 'InternshipEnded', happenedOn: '2021-03-10', data: { internship: 'wood', outcome: 'hired' } },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(given().when('EndInternship', end)).toEqual(refused('unknown-internship'));
    expect(given(agreed).when('EndInternship', end)).toEqual(refused('internship-not-started'));
    expect(given(agreed, started).when('EndInternship', { ...end, on: '2021-02-01' })).toEqual(
      refused('end-before-start'),
    );
    expect(given(agreed, started, ended).when('EndInternship', end)).toEqual(refused('internship-ended'));
    expect(given(agreed, started).when('EndInternship', { ...end, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });
});

describe('calling off', () => {
  const cancel = { internship: 'wood', reason: 'the workshop closed' };
  const cancelled = ['InternshipCancelled', '2021-01-25', cancel] as const;

  it('is possible until the internship begins', () => {
    expect(given(agreed).when('CancelInternship', cancel)).toEqual([
      { type: 'InternshipCancelled', happenedOn: '2021-03-15', data: cancel },
    ]);
    expect(given().when('CancelInternship', cancel)).toEqual(refused('unknown-internship'));
    expect(given(agreed, started).when('CancelInternship', cancel)).toEqual(
      refused('internship-already-started'),
    );
    expect(given(agreed).when('CancelInternship', { ...cancel, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });

  it('ends it', () => {
    const { when } = given(agreed, cancelled);
    expect(when('CancelInternship', cancel)).toEqual(refused('internship-cancelled'));
    expect(when('StartInternship', { internship: 'wood', on: '2021-02-02' })).toEqual(
      refused('internship-cancelled'),
    );
  });
});

describe('what the employer says', () => {
  const said = { internship: 'wood', wouldEmploy: true, feedback: 'punctual and careful' };

  it('is recorded once the internship has begun', () => {
    expect(given(agreed, started).when('GiveFeedback', said)).toEqual([
      { type: 'InternshipFeedbackGiven', happenedOn: '2021-03-15', data: said },
    ]);
    expect(given(agreed, started, ended).when('GiveFeedback', said)).toMatchObject([{ data: said }]);
    expect(given(agreed).when('GiveFeedback', said)).toEqual(refused('internship-not-started'));
    expect(given(agreed, started).when('GiveFeedback', { ...said, on: '2021-02-01' })).toEqual(
      refused('internship-not-started'),
    );
    expect(given(agreed, started).when('GiveFeedback', { ...said, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });
});
