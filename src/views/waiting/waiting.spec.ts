import { describe, expect, it } from '@jest/globals';
import type { CourseFacts } from '../../contexts/course/facts.js';
import type { ProgrammeFacts } from '../../contexts/programme/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import { courseProjection } from '../courses/course.projection.js';
import { programmeProjection } from '../programme/programme.projection.js';

type OfProgramme = Happened<ProgrammeFacts>;
type OfCourse = Happened<CourseFacts>;

describe('the queue of a programme', () => {
  const queue = (...facts: readonly OfProgramme[]) =>
    (rowAfter<ProgrammeFacts>(programmeProjection, ...facts) as { waitingList: unknown }).waitingList;
  const waits = (participant: string, on: string): OfProgramme => [
    'ParticipantWaitlisted',
    on,
    { participant },
  ];
  const offered: OfProgramme = ['SeatOffered', '2021-03-05', { participant: 'a', because: 'waiting-order' }];
  const a = { participant: 'a', since: '2021-03-01', offeredOn: null, answerBy: null };
  const b = { participant: 'b', since: '2021-03-02', offeredOn: null, answerBy: null };

  it('is in the order of the requests, with the day of each', () => {
    expect(queue(waits('a', '2021-03-01'), waits('b', '2021-03-02'))).toEqual([a, b]);
  });

  it('keeps who was offered a seat until it is taken, declined or the request withdrawn', () => {
    const before = [waits('a', '2021-03-01'), waits('b', '2021-03-02'), offered];
    expect(queue(...before)).toEqual([{ ...a, offeredOn: '2021-03-05' }, b]);
    for (const type of ['SeatReserved', 'SeatDeclined', 'SeatOfferLapsed', 'RequestWithdrawn'] as const)
      expect(queue(...before, [type, '2021-03-06', { participant: 'a' }])).toEqual([b]);
  });
});

describe('the seats of a programme', () => {
  it('are of those who have one, until it is free again', () => {
    const reserved = (participant: string): OfProgramme => ['SeatReserved', '2021-03-01', { participant }];
    const released: OfProgramme = ['SeatReleased', '2021-04-01', { participant: 'a', because: 'completed' }];
    const seated = (...facts: readonly OfProgramme[]) =>
      (rowAfter<ProgrammeFacts>(programmeProjection, ...facts) as { seated: unknown }).seated;
    expect(seated(reserved('a'), reserved('b'))).toEqual(['a', 'b']);
    expect(seated(reserved('a'), reserved('b'), released)).toEqual(['b']);
  });
});

describe('the deadline of an offer', () => {
  it('is that of the day of the offer, however late it was laid down', () => {
    const set = (offerDays: number, on: string): OfProgramme => ['AdmissionSet', on, { offerDays }];
    const answerBy = (...facts: readonly OfProgramme[]) => {
      const waits: OfProgramme = ['ParticipantWaitlisted', '2021-03-01', { participant: 'a' }];
      const offered: OfProgramme = [
        'SeatOffered',
        '2021-03-05',
        { participant: 'a', because: 'waiting-order' },
      ];
      const row = rowAfter<ProgrammeFacts>(programmeProjection, waits, offered, ...facts);
      return (row as { waitingList: { answerBy: unknown }[] }).waitingList[0]!.answerBy;
    };
    expect(answerBy()).toBeNull();
    expect(answerBy(set(7, '2021-03-05'))).toBe('2021-03-12');
    expect(answerBy(set(7, '2021-03-06'))).toBeNull();
    expect(answerBy(set(3, '2021-03-05'), set(7, '2021-03-01'), set(9, '2021-04-01'))).toBe('2021-03-08');
  });
});

describe('the queue of a course', () => {
  const queue = (...facts: readonly OfCourse[]) =>
    (rowAfter<CourseFacts>(courseProjection, ...facts) as { waitingList: unknown }).waitingList;
  const waits = (participant: string, on: string): OfCourse => ['CoursePlaceWaitlisted', on, { participant }];

  it('is in the order of the requests, without who has a place or waits no longer', () => {
    const before = [waits('a', '2021-03-01'), waits('b', '2021-03-02'), waits('c', '2021-03-03')];
    const c = { participant: 'c', since: '2021-03-03' };
    expect(queue(...before)).toHaveLength(3);
    expect(
      queue(
        ...before,
        ['CoursePlacePromoted', '2021-03-04', { participant: 'a', because: 'waiting-order' }],
        ['CourseRequestWithdrawn', '2021-03-04', { participant: 'b' }],
      ),
    ).toEqual([c]);
  });
});
