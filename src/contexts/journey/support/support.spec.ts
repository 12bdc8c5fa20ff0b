import { describe, expect, it } from '@jest/globals';
import type { Consult } from '../../../kernel/context.js';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { type Happened, story } from '../../../kernel/scenario.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import type { Reactions } from './decider.js';
import { support } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands> & Reactions>({ chapters: [support] });
type Facts = Happened<JourneyFacts>[];

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const made = ['ReferralMade', '2021-03-01', { referral: 'r', offer: 'shop' }] as const;
const accepted = ['ReferralAccepted', '2021-03-05', { referral: 'r' }] as const;
const declined = ['ReferralDeclined', '2021-03-05', { referral: 'r', by: 'provider' }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('a referral', () => {
  const refer = (offer: object, body: object = {}) =>
    given().when('MakeReferral', { offer: 'shop', ...body }, { offer });

  it('is made to an offer that is open', () => {
    expect(refer({ from: TODAY, until: TODAY }, { need: 'childcare' })).toEqual([
      {
        type: 'ReferralMade',
        happenedOn: TODAY,
        data: { offer: 'shop', need: 'childcare', referral: 'this-command' },
      },
    ]);
  });

  it.each([
    ['not yet open', { from: TOMORROW }],
    ['no longer open', { from: '2021-01-01', until: '2021-03-14' }],
    ['no longer in the directory', { from: '2021-01-01', withdrawnOn: TODAY }],
  ])('to one that is %s needs a reason', (_, offer) => {
    expect(refer(offer)).toEqual(refused('reason-required'));
    expect(refer(offer, { reason: 'r' })).toMatchObject([
      { data: { reason: 'r' }, warnings: ['offer-not-open'] },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(refer({})).toEqual(refused('unknown-offer'));
    expect(refer({ from: '2021-01-01' }, { on: TOMORROW })).toEqual(refused('in-the-future'));
  });

  it('is answered once', () => {
    const accept = (...facts: Facts) => given(...facts).when('AcceptReferral', { referral: 'r' });
    const decline = (...facts: Facts) =>
      given(...facts).when('DeclineReferral', { referral: 'r', by: 'participant', reason: 'far' });
    expect(accept(made)).toEqual([{ type: 'ReferralAccepted', happenedOn: TODAY, data: { referral: 'r' } }]);
    expect(accept(made, accepted)).toEqual([]);
    expect(accept(made, declined)).toEqual(refused('referral-answered'));
    expect(accept()).toEqual(refused('unknown-referral'));
    expect(decline(made)).toEqual([
      {
        type: 'ReferralDeclined',
        happenedOn: TODAY,
        data: { referral: 'r', by: 'participant', reason: 'far' },
      },
    ]);
    expect(decline(made, declined)).toEqual([]);
    expect(decline(made, accepted)).toEqual(refused('referral-answered'));
    expect(decline()).toEqual(refused('unknown-referral'));
  });

  it('is answered when it was made, or later, but not ahead', () => {
    for (const command of ['AcceptReferral', 'DeclineReferral'] as const) {
      const on = (day: string) =>
        given(made).when(command, { referral: 'r', by: 'participant', on: day } as never);
      expect(on('2021-02-28')).toEqual(refused('end-before-start'));
      expect(on(TOMORROW)).toEqual(refused('in-the-future'));
    }
  });
});

describe('what the directory tells', () => {
  it('is when the offer is open', () => {
    const { initial, evolve } = support.consults.offer as Consult;
    const told = evolve as Record<string, (known: unknown, fact: object) => unknown>;
    const published = told.OfferPublished!(initial, { data: { from: '2021-01-01', until: '2021-06-30' } });
    expect(published).toEqual({ from: '2021-01-01', until: '2021-06-30' });
    expect(told.OfferAmended!(published, { data: { until: '2021-12-31' } })).toEqual({
      from: '2021-01-01',
      until: '2021-12-31',
    });
    expect(told.OfferWithdrawn!(published, { happenedOn: TODAY })).toMatchObject({ withdrawnOn: TODAY });
  });
});

describe('what others decide', () => {
  const event = { event: 'e' };
  const seat = { ...event, date: 'd' };
  const registered = ['GroupEventRegistered', '2021-03-01', seat] as const;
  const waits = ['GroupEventWaitlisted', '2021-03-01', event] as const;
  const attended = ['GroupEventAttended', '2021-03-02', seat] as const;
  const place = ['CoursePlaceReceived', '2021-03-01', { course: 'c' }] as const;
  const awaited = ['CoursePlaceAwaited', '2021-03-01', { course: 'c' }] as const;
  const on = TODAY;
  const noted = (type: string, data: object) => [{ type, happenedOn: on, data }];

  it('is noted once: a seat at a group event', () => {
    expect(given().when('NoteEventSeat', { ...seat, on })).toEqual(noted('GroupEventRegistered', seat));
    expect(given(waits).when('NoteEventSeat', { ...seat, on })).toHaveLength(1);
    expect(given(registered).when('NoteEventSeat', { ...seat, on })).toEqual([]);
    expect(given(registered).when('NoteEventSeat', { ...seat, date: 'other', on })).toHaveLength(1);
    expect(given(registered).when('NoteEventWaiting', { ...event, on })).toEqual(
      noted('GroupEventWaitlisted', event),
    );
    expect(given(waits).when('NoteEventWaiting', { ...event, on })).toEqual([]);
    expect(given(waits).when('NoteEventLeft', { ...event, on })).toEqual(noted('GroupEventLeft', event));
    expect(given().when('NoteEventLeft', { ...event, on })).toEqual([]);
  });

  it('is noted once: who was there', () => {
    const there = (how: 'attended' | 'missed', ...facts: Facts) =>
      given(...facts).when('NoteEventAttendance', { ...seat, how, on });
    expect(there('attended', registered)).toEqual(noted('GroupEventAttended', seat));
    expect(there('missed', registered)).toEqual(noted('GroupEventMissed', seat));
    expect(there('attended', registered, attended)).toEqual([]);
    expect(there('missed', ['GroupEventMissed', '2021-03-02', seat])).toEqual([]);
  });

  it('is noted once: a place in a course', () => {
    const course = { course: 'c' };
    const told = (
      command: 'ReceiveCoursePlace' | 'AwaitCoursePlace' | 'GiveUpCoursePlace',
      ...facts: Facts
    ) => given(...facts).when(command, { ...course, on });
    expect(told('ReceiveCoursePlace', awaited)).toEqual(noted('CoursePlaceReceived', course));
    expect(told('ReceiveCoursePlace', place)).toEqual([]);
    expect(told('AwaitCoursePlace')).toEqual(noted('CoursePlaceAwaited', course));
    expect(told('AwaitCoursePlace', awaited)).toEqual([]);
    expect(told('GiveUpCoursePlace', place)).toEqual(noted('CoursePlaceGivenUp', course));
    expect(told('GiveUpCoursePlace')).toEqual([]);
    const gone = ['CoursePlaceGivenUp', '2021-03-02', course] as const;
    expect(told('GiveUpCoursePlace', place, gone)).toEqual([]);
  });
});
