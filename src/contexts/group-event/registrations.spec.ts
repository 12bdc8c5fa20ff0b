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
const date = (id: string, seats: number, plannedFor = '2021-03-20') =>
  ['EventDateAdded', '2021-03-01', { date: id, plannedFor, place: 'Musterhalle', seats }] as const;
const seat = (participant: string, at = 'first') =>
  ['EventRegistrationAccepted', '2021-03-02', { participant, date: at }] as const;
const waits = (participant: string, at?: string) =>
  ['EventRegistrationWaitlisted', '2021-03-03', { participant, ...(at && { date: at }) }] as const;
const calledOff = (id: string) => ['EventDateCancelled', '2021-03-04', { date: id }] as const;
const promoted = (participant: string, at: string, because: string) => ({
  type: 'EventRegistrationPromoted',
  happenedOn: TODAY,
  data: { participant, date: at, because },
});
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('registering', () => {
  const register = (body: object, ...facts: Facts) =>
    given(...facts).when('RegisterForEvent', { participant: 'x', ...body }, registeredParticipant);
  const accepted = (at: string) => [
    { type: 'EventRegistrationAccepted', happenedOn: TODAY, data: { participant: 'x', date: at } },
  ];

  it('gives the last seat once, then lets wait', () => {
    expect(register({}, date('first', 2), seat('a'))).toEqual(accepted('first'));
    expect(register({}, date('first', 2), seat('a'), seat('b'))).toEqual([
      { type: 'EventRegistrationWaitlisted', happenedOn: TODAY, data: { participant: 'x' } },
    ]);
  });

  it('takes the earliest date with a free seat, or only the one that suits', () => {
    const two: Facts = [date('later', 1, '2021-04-01'), date('first', 1)];
    expect(register({}, ...two)).toEqual(accepted('first'));
    expect(register({}, ...two, seat('a'))).toEqual(accepted('later'));
    expect(register({ date: 'later' }, ...two)).toEqual(accepted('later'));
    expect(register({ date: 'first' }, ...two, seat('a'))).toEqual([
      {
        type: 'EventRegistrationWaitlisted',
        happenedOn: TODAY,
        data: { participant: 'x', date: 'first' },
      },
    ]);
  });

  it('passes over nobody who waits for the same seat', () => {
    const free: Facts = [date('first', 1), waits('a')];
    expect(register({}, ...free)).toMatchObject([{ type: 'EventRegistrationWaitlisted' }]);
    const elsewhere: Facts = [date('first', 1), date('other', 1), seat('b', 'other'), waits('a', 'other')];
    expect(register({}, ...elsewhere)).toEqual(accepted('first'));
  });

  it('lets wait for a date to come where none lies ahead', () => {
    expect(register({}, date('first', 5, '2021-03-14'))).toMatchObject([
      { type: 'EventRegistrationWaitlisted' },
    ]);
    expect(register({}, date('first', 5, TODAY))).toEqual(accepted('first'));
    expect(register({}, date('first', 5), calledOff('first'))).toMatchObject([
      { type: 'EventRegistrationWaitlisted' },
    ]);
  });

  it('may be entered later', () => {
    expect(register({ on: '2021-03-10' }, date('first', 1, '2021-03-12'))).toMatchObject([
      { type: 'EventRegistrationAccepted', happenedOn: '2021-03-10' },
    ]);
  });

  it('is refused where it would be false', () => {
    const { when } = given(date('first', 1));
    expect(when('RegisterForEvent', { participant: 'x' })).toEqual(refused('unknown-participant'));
    expect(register({ date: 'none' })).toEqual(refused('unknown-event-date'));
    expect(register({ date: 'first' }, date('first', 1), calledOff('first'))).toEqual(
      refused('event-date-cancelled'),
    );
    expect(register({ date: 'first' }, date('first', 1, '2021-03-14'))).toEqual(refused('event-date-passed'));
    expect(register({}, date('first', 1), seat('x'))).toEqual(refused('already-has-seat'));
    expect(register({}, date('first', 1), waits('x'))).toEqual(refused('already-waiting'));
    expect(register({ on: '2021-03-16' }, date('first', 1))).toEqual(refused('in-the-future'));
  });
});

describe('who waits', () => {
  const full: Facts = [date('first', 2), seat('a'), seat('b'), waits('c'), waits('d', 'first'), waits('e')];

  it('moves up into a second date in waiting order, who does not want it stays', () => {
    const second = { plannedFor: '2021-03-30', place: 'Musterhalle', seats: 1 };
    expect(given(...full).when('AddEventDate', second)).toEqual([
      { type: 'EventDateAdded', happenedOn: TODAY, data: { ...second, date: 'this-command' } },
      promoted('c', 'this-command', 'new-date'),
    ]);
    expect(given(...full).when('AddEventDate', { ...second, seats: 9 })).toMatchObject([
      { type: 'EventDateAdded' },
      { data: { participant: 'c' } },
      { data: { participant: 'e' } },
    ]);
    expect(given(...full).when('AddEventDate', { ...second, plannedFor: '2021-03-14' })).toHaveLength(1);
  });

  it('moves up when a seat is freed', () => {
    expect(given(...full).when('CancelRegistration', { participant: 'a', reason: 'ill' })).toEqual([
      {
        type: 'EventRegistrationCancelled',
        happenedOn: TODAY,
        data: { participant: 'a', reason: 'ill' },
      },
      promoted('c', 'first', 'seat-freed'),
    ]);
    const gone = ['EventRegistrationCancelled', '2021-03-05', { participant: 'c' }] as const;
    expect(given(...full, gone).when('CancelRegistration', { participant: 'a' })).toMatchObject([
      {},
      promoted('d', 'first', 'seat-freed'),
    ]);
  });

  it('moves up when there are more seats', () => {
    expect(given(...full).when('AmendEventDate', { date: 'first', seats: 4 })).toEqual([
      { type: 'EventDateAmended', happenedOn: TODAY, data: { date: 'first', seats: 4 } },
      promoted('c', 'first', 'more-seats'),
      promoted('d', 'first', 'more-seats'),
    ]);
  });

  it('is not moved by who stops waiting', () => {
    expect(given(...full).when('CancelRegistration', { participant: 'c' })).toHaveLength(1);
  });
});

describe('calling off a date', () => {
  const two: Facts = [date('first', 2), seat('a'), seat('b'), waits('c'), date('other', 1, '2021-04-01')];

  it('gives its people other seats ahead of those who asked later, the rest waits', () => {
    expect(given(...two).when('CancelEventDate', { date: 'first', reason: 'storm' })).toEqual([
      { type: 'EventDateCancelled', happenedOn: TODAY, data: { date: 'first', reason: 'storm' } },
      promoted('a', 'other', 'date-cancelled'),
      { type: 'EventRegistrationWaitlisted', happenedOn: TODAY, data: { participant: 'b' } },
    ]);
  });

  it('keeps their turn', () => {
    const after: Facts = [...two.slice(0, 4), calledOff('first'), waits('a'), waits('b')];
    const { when } = given(...after);
    const added = when('AddEventDate', { plannedFor: '2021-05-01', place: 'there', seats: 3 });
    expect(added).toMatchObject([
      {},
      ...['a', 'b', 'c'].map((participant) => ({ data: { participant, because: 'new-date' } })),
    ]);
  });

  it('frees from a wish that cannot be met any more', () => {
    const wished: Facts = [date('first', 1), seat('a'), waits('b', 'first'), calledOff('first'), waits('a')];
    const added = given(...wished).when('AddEventDate', { plannedFor: '2021-05-01', place: 'x', seats: 2 });
    expect(added).toMatchObject([{}, { data: { participant: 'a' } }, { data: { participant: 'b' } }]);
  });

  it('happens once, and not to one that took place', () => {
    expect(given(...two, calledOff('first')).when('CancelEventDate', { date: 'first' })).toEqual([]);
    expect(given(...two).when('CancelEventDate', { date: 'none' })).toEqual(refused('unknown-event-date'));
    const there = ['EventAttended', '2021-03-14', { participant: 'a', date: 'first' }] as const;
    expect(given(...two, there).when('CancelEventDate', { date: 'first' })).toEqual(
      refused('attendance-already-reported'),
    );
  });
});

describe('cancelling a registration', () => {
  it('is refused where it would be false', () => {
    const cancel = (body: object, ...facts: Facts) =>
      given(date('first', 1, TODAY), ...facts).when('CancelRegistration', { participant: 'a', ...body });
    expect(cancel({})).toEqual(refused('not-registered'));
    expect(cancel({ on: '2021-03-16' }, seat('a'))).toEqual(refused('in-the-future'));
    const missed = ['EventMissed', TODAY, { participant: 'a', date: 'first' }] as const;
    expect(cancel({}, seat('a'), missed)).toEqual(refused('attendance-already-reported'));
  });
});
