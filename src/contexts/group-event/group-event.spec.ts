import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { type Happened, story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { GroupEventFacts } from './facts.js';
import { groupEvent } from './index.js';

const { given } = story<GroupEventFacts, CommandsOf<typeof commands>>(groupEvent);
type Facts = Happened<GroupEventFacts>[];

const TODAY = '2021-03-15';
const registeredParticipant = { participant: { registered: true } };
const terms = { plannedFor: '2021-03-12', place: 'Musterhalle', seats: 3 };
const planned = ['GroupEventPlanned', '2021-03-01', { title: 't', topics: [], language: 'de' }] as const;
const added = (plannedFor = '2021-03-12') =>
  ['EventDateAdded', '2021-03-01', { ...terms, plannedFor, date: 'first' }] as const;
const seat = (participant: string) =>
  ['EventRegistrationAccepted', '2021-03-02', { participant, date: 'first' }] as const;
const there = (participant: string) =>
  ['EventAttended', '2021-03-12', { participant, date: 'first' }] as const;
const calledOff = ['EventDateCancelled', '2021-03-04', { date: 'first' }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('planning', () => {
  const event = { title: 'Wohnen', topics: ['housing', 'housing'], ...terms, at: '10:00' } as const;

  it('begins with a first date', () => {
    const { plannedFor, place, seats, at } = event;
    expect(given().when('PlanGroupEvent', { ...event, topics: [...event.topics] })).toEqual([
      {
        type: 'GroupEventPlanned',
        happenedOn: TODAY,
        data: { title: 'Wohnen', topics: ['housing'], language: 'de' },
      },
      {
        type: 'EventDateAdded',
        happenedOn: TODAY,
        data: { plannedFor, place, seats, at, date: 'this-command' },
      },
    ]);
  });

  it('happens once', () => {
    expect(given(planned).when('PlanGroupEvent', { ...event, topics: [] })).toEqual(
      refused('already-planned'),
    );
  });
});

describe('amending a date', () => {
  const amend = (changes: object, ...facts: Facts) =>
    given(added(), ...facts).when('AmendEventDate', { date: 'first', ...changes });

  it('records only what changed', () => {
    expect(amend({ place: 'there', seats: 3 })).toEqual([
      { type: 'EventDateAmended', happenedOn: TODAY, data: { date: 'first', place: 'there' } },
    ]);
    expect(amend({ seats: 3 })).toEqual([]);
  });

  it('to fewer seats than are taken needs a reason', () => {
    const taken = [seat('a'), seat('b')];
    expect(amend({ seats: 1 }, ...taken)).toEqual(refused('reason-required'));
    expect(amend({ seats: 1, reason: 'small room' }, ...taken)).toMatchObject([
      { data: { seats: 1, reason: 'small room' }, warnings: ['fewer-seats-than-taken'] },
    ]);
    expect(amend({ seats: 2 }, ...taken)).toMatchObject([{ data: { seats: 2 } }]);
  });

  it('is refused for one that is unknown or called off', () => {
    expect(given().when('AmendEventDate', { date: 'first', seats: 1 })).toEqual(
      refused('unknown-event-date'),
    );
    expect(amend({ seats: 1 }, calledOff)).toEqual(refused('event-date-cancelled'));
  });
});

describe('an attendance list', () => {
  const report = (attended: string[], missed: string[], ...facts: Facts) =>
    given(...facts).when('ReportEventAttendance', { date: 'first', attended, missed });
  const entry = (type: string, participant: string) => ({
    type,
    happenedOn: '2021-03-12',
    data: { participant, date: 'first' },
  });

  it('is a fact for each entry, on the day of the date', () => {
    const people = [added(), seat('a'), seat('b'), seat('c')];
    expect(report(['a', 'c', 'a'], ['b'], ...people)).toEqual([
      entry('EventAttended', 'a'),
      entry('EventAttended', 'c'),
      entry('EventMissed', 'b'),
    ]);
    expect(report(['a', 'c'], ['b'], ...people, there('a'))).toEqual([
      entry('EventAttended', 'c'),
      entry('EventMissed', 'b'),
    ]);
    expect(report(['a'], [], ...people, there('a'))).toEqual([]);
  });

  it('is refused where it would be false', () => {
    expect(report(['a'], [])).toEqual(refused('unknown-event-date'));
    expect(report(['a'], [], added(), seat('a'), calledOff)).toEqual(refused('event-date-cancelled'));
    expect(report(['a'], [], added('2021-03-16'), seat('a'))).toEqual(refused('in-the-future'));
    expect(report(['a'], ['a'], added(), seat('a'))).toEqual(refused('reported-twice'));
    expect(report(['a', 'z'], [], added(), seat('a'))).toEqual(refused('not-registered'));
    expect(report([], ['a'], added(), seat('a'), there('a'))).toEqual(refused('attendance-already-reported'));
  });
});

describe('who comes without a seat', () => {
  const admit = (body: object, ...facts: Facts) =>
    given(...facts).when('AdmitToEvent', { participant: 'x', date: 'first', ...body }, registeredParticipant);

  it('is admitted with a reason', () => {
    expect(admit({}, added())).toEqual(refused('reason-required'));
    expect(admit({ reason: 'came along' }, added())).toEqual([
      {
        type: 'EventAttended',
        happenedOn: '2021-03-12',
        data: { participant: 'x', date: 'first', reason: 'came along' },
        warnings: ['no-seat-at-event'],
      },
    ]);
    expect(admit({}, added(), seat('x'))).toMatchObject([{ type: 'EventAttended' }]);
  });

  it('is refused where it would be false', () => {
    const { when } = given(added());
    expect(when('AdmitToEvent', { participant: 'x', date: 'first' })).toEqual(refused('unknown-participant'));
    expect(admit({})).toEqual(refused('unknown-event-date'));
    expect(admit({}, added('2021-03-16'))).toEqual(refused('in-the-future'));
    expect(admit({}, added(), there('x'))).toEqual(refused('attendance-already-reported'));
  });

  it('is on the attendance list, too', () => {
    expect(
      given(added(), there('x')).when('ReportEventAttendance', {
        date: 'first',
        attended: ['x'],
        missed: [],
      }),
    ).toEqual([]);
  });
});
