import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import { coaching } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands>>({ chapters: [enrolment, coaching] });

const PROGRAMME = '11111111-1111-4111-8111-111111111111';
const talk = { minutes: 45, channel: 'phone', language: 'ar', topics: ['housing'] } as const;
const held = { on: '2021-03-02', ...talk, topics: [...talk.topics] };
const scheduled = {
  session: 'first',
  plannedFor: '2021-03-02',
  channel: 'phone',
  coach: 'test-worker',
  language: 'ar',
  interpreter: false,
} as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('coaching', () => {
  it('holds a session in the programme of that day', () => {
    expect(given(['Enrolled', '2021-01-01', { programme: PROGRAMME }]).when('HoldSession', held)).toEqual([
      {
        type: 'SessionHeld',
        happenedOn: '2021-03-02',
        data: {
          ...talk,
          session: 'this-command',
          programme: PROGRAMME,
          coach: 'test-worker',
          interpreter: false,
        },
      },
    ]);
  });

  it('holds a session outside any programme', () => {
    expect(given().when('HoldSession', held)).toMatchObject([{ data: { programme: undefined } }]);
  });

  it('asks which programme, if there were two', () => {
    const twice = given(
      ['Enrolled', '2021-01-01', { programme: PROGRAMME }],
      ['Enrolled', '2021-02-01', { programme: 'another' }],
    );
    expect(twice.when('HoldSession', held)).toEqual(refused('programme-required'));
    expect(twice.when('HoldSession', { ...held, programme: 'another' })).toMatchObject([
      { data: { programme: 'another' } },
    ]);
  });

  it('refuses a session that lies ahead', () => {
    expect(given().when('HoldSession', { ...held, on: '2021-03-16' })).toEqual(refused('in-the-future'));
  });

  it('refuses a session in a programme of which the participant was no part', () => {
    expect(given().when('HoldSession', { ...held, programme: PROGRAMME })).toEqual(refused('not-enrolled'));
  });
});

describe('appointments', () => {
  const agreed = ['SessionScheduled', '2021-02-20', scheduled] as const;
  const plan = { plannedFor: '2021-03-15', channel: 'phone', language: 'ar' } as const;

  it('are agreed with whoever asks, for today or later', () => {
    expect(given().when('ScheduleSession', plan)).toEqual([
      {
        type: 'SessionScheduled',
        happenedOn: '2021-03-15',
        data: { ...plan, session: 'this-command', coach: 'test-worker', interpreter: false },
      },
    ]);
  });

  it('are not agreed for the past', () => {
    expect(given().when('ScheduleSession', { ...plan, plannedFor: '2021-03-14' })).toEqual(
      refused('appointment-in-past'),
    );
  });

  it('are kept by a session', () => {
    expect(given(agreed).when('HoldSession', { ...held, session: 'first' })).toMatchObject([
      { data: { session: 'first' } },
    ]);
  });

  it('are missed', () => {
    const missed = { session: 'first', excused: true, reason: 'ill' };
    expect(given(agreed).when('MissSession', { ...missed, on: '2021-03-02' })).toEqual([
      { type: 'SessionMissed', happenedOn: '2021-03-02', data: missed },
    ]);
    expect(given(agreed).when('MissSession', { ...missed, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });

  it('are not missed before their day', () => {
    const early = { session: 'first', excused: false, on: '2021-03-01' };
    expect(given(agreed).when('MissSession', early)).toEqual(refused('before-appointment'));
  });

  it('may have a language mediator, who is asked and agrees', () => {
    const request = { session: 'first', language: 'ti' };
    const confirm = { session: 'first', mediator: 'Muster-Mittlerin' };
    const requested = ['MediatorRequested', '2021-03-01', request] as const;
    expect(given(agreed).when('RequestMediator', request)).toEqual([
      { type: 'MediatorRequested', happenedOn: '2021-03-15', data: request },
    ]);
    expect(given(agreed, requested).when('RequestMediator', request)).toEqual([]);
    expect(given(agreed).when('ConfirmMediator', confirm)).toEqual(refused('mediator-not-requested'));
    expect(given(agreed, requested).when('ConfirmMediator', confirm)).toMatchObject([
      { type: 'MediatorConfirmed' },
    ]);
    expect(given().when('RequestMediator', request)).toEqual(refused('session-not-open'));
    const { state } = given(agreed, requested, ['MediatorConfirmed', '2021-03-02', confirm]);
    expect(state).toMatchObject({ coaching: { mediators: { first: true } } });
  });

  it('are called off', () => {
    const cancelled = { session: 'first', by: 'coach' } as const;
    expect(given(agreed).when('CancelSession', cancelled)).toEqual([
      { type: 'SessionCancelled', happenedOn: '2021-03-15', data: cancelled },
    ]);
  });

  it('must be known and open', () => {
    const session = 'another';
    const { when } = given(agreed);
    expect(when('HoldSession', { ...held, session })).toEqual(refused('session-not-open'));
    expect(when('MissSession', { session, on: '2021-03-02', excused: true })).toEqual(
      refused('session-not-open'),
    );
    expect(when('CancelSession', { session, by: 'coach' })).toEqual(refused('session-not-open'));
  });

  it.each([
    ['SessionHeld', '2021-03-02', { ...talk, session: 'first', coach: 'test-worker', interpreter: false }],
    ['SessionMissed', '2021-03-02', { session: 'first', excused: true }],
    ['SessionCancelled', '2021-03-01', { session: 'first', by: 'coach' }],
  ] as const)('are settled by %s, once', (...settled) => {
    const after = given(
      agreed,
      ['SessionScheduled', '2021-02-20', { ...scheduled, session: 'other' }],
      settled,
    );
    expect(after.when('HoldSession', { ...held, session: 'first' })).toEqual(refused('session-not-open'));
    expect(after.state).toHaveProperty('coaching.openAppointments', { other: '2021-03-02' });
  });

  it('are forgotten when they are settled, so that the state does not grow with the talks', () => {
    const held = { ...talk, session: 'without', coach: 'test-worker', interpreter: false };
    const { state } = given(['SessionHeld', '2021-03-02', held]);
    expect(state).toHaveProperty('coaching.openAppointments', {});
  });

  it('count the sessions held and remember the last', () => {
    const held = (on: string, session: string) =>
      ['SessionHeld', on, { ...talk, session, coach: 'test-worker', interpreter: false }] as const;
    expect(given(held('2021-03-02', 'a'), held('2021-02-02', 'b')).state).toMatchObject({
      coaching: { sessionsHeld: 2, lastHeldOn: '2021-03-02' },
    });
  });
});
