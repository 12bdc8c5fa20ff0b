import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { type Happened, story } from '../../kernel/scenario.js';
import { applicantFor } from '../applicant.js';
import type * as commands from './commands.dto.js';
import type { Reactions } from './decider.js';
import type { ProgrammeFacts } from './facts.js';
import { programme } from './index.js';

const { given } = story<ProgrammeFacts, CommandsOf<typeof commands> & Reactions>(programme);
type Facts = Happened<ProgrammeFacts>[];

const TODAY = '2021-03-15';
const known = { participant: { ...applicantFor().initial, registered: true } };
const terms = { title: 'Jobcoaching', from: '2021-01-01', funders: ['Kreis Beispiel'] };
const defined = (seats: number, to?: string) =>
  [
    'ProgrammeDefined',
    '2020-12-01',
    { ...terms, seats, internshipCapDays: 28, rates: [], ...(to && { to }) },
  ] as const;
const reserved = (participant: string, on = '2021-02-01') => ['SeatReserved', on, { participant }] as const;
const waits = (participant: string) => ['ParticipantWaitlisted', '2021-02-02', { participant }] as const;
const wasOffered = (participant: string, on = '2021-03-10') =>
  ['SeatOffered', on, { participant, because: 'waiting-order' }] as const;
const released = (participant: string, on = '2021-03-01') =>
  ['SeatReleased', on, { participant, because: 'completed' }] as const;
const amendedTo = (seats: number, on = '2021-02-20') => ['ProgrammeAmended', on, { seats }] as const;
const offer = (participant: string) => ({
  type: 'SeatOffered',
  happenedOn: TODAY,
  data: { participant, because: 'waiting-order' },
});
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('requesting a seat', () => {
  const request = (participant: string, ...facts: Facts) =>
    given(...facts).when('RequestSeat', { participant }, known);

  it('gives a free one', () => {
    expect(request('b', defined(2), reserved('a'))).toEqual([
      { type: 'SeatReserved', happenedOn: TODAY, data: { participant: 'b' } },
    ]);
  });

  it('lets the 16th of 15 wait', () => {
    const taken: Facts = Array.from({ length: 15 }, (_, index) => reserved(`p${index}`));
    expect(request('p15', defined(15), ...taken.slice(1))).toMatchObject([{ type: 'SeatReserved' }]);
    expect(request('p15', defined(15), ...taken)).toEqual([
      { type: 'ParticipantWaitlisted', happenedOn: TODAY, data: { participant: 'p15' } },
    ]);
  });

  it('lets wait behind those who wait already, and behind an open offer', () => {
    const { when } = given(defined(2), reserved('a'), reserved('b'), waits('c'), released('a', TODAY));
    expect(when('RequestSeat', { participant: 'd' }, known)).toMatchObject([
      { type: 'ParticipantWaitlisted' },
    ]);
    expect(request('b', defined(1), wasOffered('a'))).toMatchObject([{ type: 'ParticipantWaitlisted' }]);
  });

  it('lets wait where seats were cut below their use', () => {
    expect(request('c', defined(2), reserved('a'), reserved('b'), amendedTo(1))).toMatchObject([
      { type: 'ParticipantWaitlisted' },
    ]);
  });

  it('is refused for who is unknown, has one or waits', () => {
    expect(given(defined(2)).when('RequestSeat', { participant: 'a' })).toEqual(
      refused('unknown-participant'),
    );
    expect(request('a', defined(2), reserved('a'))).toEqual(refused('already-has-seat'));
    expect(request('b', defined(1), reserved('a'), waits('b'))).toEqual(refused('already-waiting'));
    expect(request('b', defined(1), wasOffered('b'))).toEqual(refused('already-waiting'));
  });

  it('is refused outside the period of the programme', () => {
    const on = (day: string, ...facts: Facts) =>
      given(...facts).when('RequestSeat', { participant: 'a', on: day }, known);
    expect(on('2020-12-31', defined(2))).toEqual(refused('programme-not-running'));
    expect(on('2021-01-01', defined(2))).toMatchObject([{ happenedOn: '2021-01-01' }]);
    expect(on('2021-03-01', defined(2, '2021-02-28'))).toEqual(refused('programme-not-running'));
    expect(on('2021-02-28', defined(2, '2021-02-28'))).toMatchObject([{ type: 'SeatReserved' }]);
    expect(on('2021-03-16', defined(2))).toEqual(refused('in-the-future'));
    expect(on('2021-03-01')).toEqual(refused('programme-not-running'));
  });

  it('gives none from a day on which all were taken', () => {
    const freed: Facts = [defined(1), reserved('a'), released('a', '2021-03-10')];
    const on = (day: string, ...facts: Facts) =>
      given(...facts).when('RequestSeat', { participant: 'b', on: day }, known);
    expect(on('2021-03-09', ...freed)).toEqual(refused('no-seat-then'));
    expect(on('2021-01-15', ...freed)).toEqual(refused('no-seat-then'));
    expect(on('2021-03-10', ...freed)).toMatchObject([{ happenedOn: '2021-03-10' }]);
    expect(on('2021-02-19', defined(1), reserved('a'), amendedTo(2))).toEqual(refused('no-seat-then'));
    expect(on('2021-02-20', defined(1), reserved('a'), amendedTo(2))).toMatchObject([
      { type: 'SeatReserved' },
    ]);
  });
});

describe('a declined seat', () => {
  it('was used by nobody in the meantime', () => {
    const declined = ['SeatDeclined', '2021-03-12', { participant: 'a' }] as const;
    expect(
      given(defined(1), wasOffered('a'), declined).when(
        'RequestSeat',
        { participant: 'b', on: '2021-03-11' },
        known,
      ),
    ).toMatchObject([{ type: 'SeatReserved', happenedOn: '2021-03-11' }]);
  });
});

describe('an offered seat', () => {
  const facts: Facts = [defined(1), reserved('a'), waits('b'), waits('c'), released('a'), wasOffered('b')];

  it('is accepted', () => {
    expect(given(...facts).when('AcceptSeat', { participant: 'b', on: '2021-03-12' })).toEqual([
      { type: 'SeatReserved', happenedOn: '2021-03-12', data: { participant: 'b' } },
    ]);
  });

  it('is declined, and goes to the next', () => {
    const decline = { participant: 'b', on: '2021-03-12' };
    expect(given(...facts).when('DeclineSeat', decline)).toEqual([
      { type: 'SeatDeclined', happenedOn: '2021-03-12', data: { participant: 'b' } },
      offer('c'),
    ]);
  });

  it('is answered by whom it was offered to, once, and not before or ahead', () => {
    for (const command of ['AcceptSeat', 'DeclineSeat'] as const) {
      const answer = (participant: string, on?: string) =>
        given(...facts, amendedTo(2), reserved('d')).when(command, { participant, on });
      expect(answer('c')).toEqual(refused('no-seat-offered'));
      expect(answer('d')).toEqual(refused('already-has-seat'));
      expect(answer('b', '2021-03-09')).toEqual(refused('before-offer'));
      expect(answer('b', '2021-03-16')).toEqual(refused('in-the-future'));
      expect(answer('b', '2021-03-10')).toHaveProperty('0.happenedOn', '2021-03-10');
    }
  });

  it('is not accepted after the end of the programme', () => {
    const over: Facts = [...facts, ['ProgrammeAmended', '2021-03-11', { to: '2021-03-12' }]];
    expect(given(...over).when('AcceptSeat', { participant: 'b' })).toEqual(refused('programme-not-running'));
    expect(given(...over).when('AcceptSeat', { participant: 'b', on: '2021-03-12' })).toMatchObject([
      { type: 'SeatReserved' },
    ]);
  });
});

describe('withdrawing a request', () => {
  it('ends the waiting', () => {
    const { when } = given(defined(1), reserved('a'), waits('b'));
    expect(when('WithdrawRequest', { participant: 'b', on: '2021-03-01' })).toEqual([
      { type: 'RequestWithdrawn', happenedOn: '2021-03-01', data: { participant: 'b' } },
    ]);
    expect(when('WithdrawRequest', { participant: 'b', on: '2021-03-16' })).toEqual(refused('in-the-future'));
    expect(when('WithdrawRequest', { participant: 'a' })).toEqual(refused('not-waiting'));
    expect(when('WithdrawRequest', { participant: 'c' })).toEqual(refused('not-waiting'));
  });

  it('lets the next move up', () => {
    const withdrawn = ['RequestWithdrawn', '2021-03-01', { participant: 'b' }] as const;
    expect(
      given(defined(1), reserved('a'), waits('b'), waits('c'), withdrawn).when('ReleaseSeat', {
        participant: 'a',
        on: TODAY,
        because: 'completed',
      }),
    ).toMatchObject([{ type: 'SeatReleased' }, { data: { participant: 'c' } }]);
  });
});

describe('releasing a seat', () => {
  const release = { participant: 'a', on: '2021-03-01', because: 'dropped-out' } as const;
  const fact = {
    type: 'SeatReleased',
    happenedOn: '2021-03-01',
    data: { participant: 'a', because: 'dropped-out' },
  };

  it('offers it today to the first who waits', () => {
    expect(given(defined(1), reserved('a'), waits('b'), waits('c')).when('ReleaseSeat', release)).toEqual([
      fact,
      offer('b'),
    ]);
  });

  it('leaves it free if nobody waits', () => {
    expect(given(defined(1), reserved('a')).when('ReleaseSeat', release)).toEqual([fact]);
  });

  it('offers nothing once the programme is over', () => {
    expect(given(defined(1, '2021-03-14'), reserved('a'), waits('b')).when('ReleaseSeat', release)).toEqual([
      fact,
    ]);
  });

  it('is nothing new for who has none', () => {
    expect(given(defined(1)).when('ReleaseSeat', release)).toEqual([]);
    expect(given(defined(1), wasOffered('a')).when('ReleaseSeat', release)).toEqual([]);
    expect(given(defined(1), reserved('a'), released('a')).when('ReleaseSeat', release)).toEqual([]);
  });
});
