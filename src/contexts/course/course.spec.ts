import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { type Happened, story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { CourseFacts } from './facts.js';
import { course } from './index.js';

const { given } = story<CourseFacts, CommandsOf<typeof commands>>(course);
type Facts = Happened<CourseFacts>[];

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const registered = { participant: { registered: true } };
const terms = {
  title: 'Deutsch für Muster',
  provider: 'Musterschule',
  kind: 'integration',
  municipality: 'Musterstadt',
  from: '2021-02-01',
} as const;
const offered = (seats: number, to?: string) =>
  [
    'CourseOffered',
    '2021-01-10',
    { ...terms, seats, units: 600, orientationUnits: 100, ...(to && { to }) },
  ] as const;
const reserved = (participant: string) => ['CoursePlaceReserved', '2021-02-01', { participant }] as const;
const waits = (participant: string) => ['CoursePlaceWaitlisted', '2021-02-02', { participant }] as const;
const cancelled = ['CourseCancelled', '2021-03-01', {}] as const;
const promoted = (participant: string) => ({
  type: 'CoursePlacePromoted',
  happenedOn: TODAY,
  data: { participant, because: 'waiting-order' },
});
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('offering', () => {
  it.each([
    ['integration', 600, 100],
    ['special-integration', 900, 100],
  ] as const)('takes units and seats of an %s course from the law', (kind, units, orientationUnits) => {
    expect(given().when('OfferCourse', { ...terms, kind })).toEqual([
      {
        type: 'CourseOffered',
        happenedOn: TODAY,
        data: { ...terms, kind, seats: 25, units, orientationUnits },
      },
    ]);
  });

  it('takes other units as they are given', () => {
    expect(given().when('OfferCourse', { ...terms, units: 430, orientationUnits: 30 })).toMatchObject([
      { data: { units: 430, orientationUnits: 30 } },
    ]);
    const training = { ...terms, kind: 'job-training' } as const;
    expect(given().when('OfferCourse', training)).toEqual(refused('units-required'));
    expect(given().when('OfferCourse', { ...training, units: 80 })).toMatchObject([
      { data: { units: 80, orientationUnits: 0, seats: 25 } },
    ]);
  });

  it('more seats than the law allows needs a reason, in an integration course', () => {
    expect(given().when('OfferCourse', { ...terms, seats: 26 })).toEqual(refused('reason-required'));
    expect(given().when('OfferCourse', { ...terms, seats: 26, reason: 'many' })).toMatchObject([
      { data: { seats: 26, reason: 'many' }, warnings: ['over-legal-course-size'] },
    ]);
    const other = { ...terms, kind: 'vocational', units: 400, seats: 26 } as const;
    expect(given().when('OfferCourse', other)).toMatchObject([{ data: { seats: 26 } }]);
  });

  it('is refused where it would be false', () => {
    expect(given(offered(2)).when('OfferCourse', terms)).toEqual(refused('already-offered'));
    expect(given().when('OfferCourse', { ...terms, to: '2021-01-31' })).toEqual(refused('end-before-start'));
  });
});

describe('requesting a place', () => {
  const request = (body: object, ...facts: Facts) =>
    given(...facts).when('RequestCoursePlace', { participant: 'x', ...body }, registered);

  it('gives each place once, then lets wait', () => {
    expect(request({}, offered(2), reserved('a'))).toEqual([
      { type: 'CoursePlaceReserved', happenedOn: TODAY, data: { participant: 'x' } },
    ]);
    expect(request({}, offered(2), reserved('a'), reserved('b'))).toEqual([
      { type: 'CoursePlaceWaitlisted', happenedOn: TODAY, data: { participant: 'x' } },
    ]);
  });

  it('passes over nobody who waits', () => {
    expect(request({}, offered(1), waits('a'))).toMatchObject([{ type: 'CoursePlaceWaitlisted' }]);
    expect(request({}, offered(2), waits('a'))).toMatchObject([{ type: 'CoursePlaceReserved' }]);
  });

  it('is refused where it would be false', () => {
    const { when } = given(offered(1));
    expect(when('RequestCoursePlace', { participant: 'x' })).toEqual(refused('unknown-participant'));
    expect(request({}, offered(1), reserved('x'))).toEqual(refused('already-has-place'));
    expect(request({}, offered(1), waits('x'))).toEqual(refused('already-waiting'));
    expect(request({ on: TOMORROW }, offered(1))).toEqual(refused('in-the-future'));
    expect(request({}, offered(1), cancelled)).toEqual(refused('course-cancelled'));
    expect(request({}, offered(1, '2021-03-14'))).toEqual(refused('course-ended'));
    expect(request({}, offered(1, TODAY))).toMatchObject([{ type: 'CoursePlaceReserved' }]);
  });
});

describe('a place that becomes free', () => {
  const full: Facts = [offered(2), reserved('a'), reserved('b'), waits('c'), waits('d')];
  const released = { participant: 'a', because: 'moved', reason: 'r' } as const;

  it('goes to who has waited longest', () => {
    expect(given(...full).when('ReleaseCoursePlace', released)).toEqual([
      { type: 'CoursePlaceReleased', happenedOn: TODAY, data: released },
      promoted('c'),
    ]);
    const gone = ['CourseRequestWithdrawn', '2021-02-03', { participant: 'c' }] as const;
    expect(given(...full, gone).when('ReleaseCoursePlace', released)).toMatchObject([{}, promoted('d')]);
  });

  it('goes to nobody after the end, nor while seats are below their use', () => {
    const ended: Facts = [offered(1, '2021-03-14'), reserved('a'), waits('c')];
    expect(given(...ended).when('ReleaseCoursePlace', released)).toHaveLength(1);
    const fewer = ['CourseAmended', '2021-02-03', { seats: 1 }] as const;
    expect(given(...full, fewer).when('ReleaseCoursePlace', released)).toHaveLength(1);
  });

  it('is refused where it would be false', () => {
    const release = (body: object) => given(...full).when('ReleaseCoursePlace', { ...released, ...body });
    expect(release({ participant: 'c' })).toEqual(refused('no-course-place'));
    expect(release({ on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(release({ on: '2021-01-31' })).toEqual(refused('end-before-start'));
  });
});

describe('who waits', () => {
  it('may stop waiting', () => {
    const { when } = given(offered(1), reserved('a'), waits('c'));
    expect(when('WithdrawCourseRequest', { participant: 'c' })).toEqual([
      { type: 'CourseRequestWithdrawn', happenedOn: TODAY, data: { participant: 'c' } },
    ]);
    expect(when('WithdrawCourseRequest', { participant: 'a' })).toEqual(refused('not-waiting'));
    expect(when('WithdrawCourseRequest', { participant: 'c', on: TOMORROW })).toEqual(
      refused('in-the-future'),
    );
  });
});

describe('amending', () => {
  const amend = (changes: object, ...facts: Facts) => given(...facts).when('AmendCourse', changes);

  it('records only what changed, and gives more seats to those who wait', () => {
    const full: Facts = [offered(1), reserved('a'), waits('c'), waits('d')];
    expect(amend({ seats: 2, units: 600 }, ...full)).toEqual([
      { type: 'CourseAmended', happenedOn: TODAY, data: { seats: 2 } },
      promoted('c'),
    ]);
    expect(amend({ seats: 1 }, ...full)).toEqual([]);
  });

  it('to more seats than the law allows needs a reason', () => {
    expect(amend({ seats: 26 }, offered(25))).toEqual(refused('reason-required'));
    expect(amend({ seats: 26, reason: 'many' }, offered(25))).toMatchObject([
      { data: { reason: 'many' }, warnings: ['over-legal-course-size'] },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(amend({ seats: 2 }, offered(1), cancelled)).toEqual(refused('course-cancelled'));
    expect(amend({ to: '2021-01-31' }, offered(1))).toEqual(refused('end-before-start'));
    expect(amend({ from: '2021-07-01' }, offered(1, '2021-06-30'))).toEqual(refused('end-before-start'));
  });
});

describe('calling off', () => {
  it('releases all places and requests, once', () => {
    const facts: Facts = [offered(1), reserved('a'), waits('c')];
    expect(given(...facts).when('CancelCourse', { reason: 'too few' })).toEqual([
      { type: 'CourseCancelled', happenedOn: TODAY, data: { reason: 'too few' } },
      {
        type: 'CoursePlaceReleased',
        happenedOn: TODAY,
        data: { participant: 'a', because: 'course-cancelled' },
      },
      { type: 'CourseRequestWithdrawn', happenedOn: TODAY, data: { participant: 'c' } },
    ]);
    expect(given(...facts, cancelled).when('CancelCourse', {})).toEqual([]);
    expect(given(...facts).when('CancelCourse', { on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(given(...facts).when('CancelCourse', { on: '2021-01-31' })).toEqual(refused('end-before-start'));
  });
});
