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
/** The programme that the stream of a story has. */
const OWN = '00000000-0000-4000-8000-000000000000';
const refused = (code: string) => refuse(code, expect.any(String) as never);
const terms = { title: 'Jobcoaching', from: '2021-01-01', funders: ['Kreis Beispiel'], rates: [] };
const defined = ['ProgrammeDefined', '2020-12-01', { ...terms, seats: 1, internshipCapDays: 28 }] as const;
const reserved = ['SeatReserved', '2021-02-01', { participant: 'a' }] as const;
const waits = (participant: string) => ['ParticipantWaitlisted', '2021-02-02', { participant }] as const;
const offeredTo = (participant: string, on = '2021-03-01') =>
  ['SeatOffered', on, { participant, because: 'waiting-order' }] as const;
const admission = (set: ProgrammeFacts['AdmissionSet'], on = '2021-01-01') =>
  ['AdmissionSet', on, set] as const;

const somebody = {
  ...applicantFor().initial,
  registered: true,
  birthDate: { value: '1993-03-10', fact: 'f', since: '2021-01-01' },
};
const known = { participant: somebody };
const excepted = { participant: { ...somebody, exceptions: { [OWN]: ['age' as const] } } };

describe('setting the admission', () => {
  it('is recorded from its day on', () => {
    const set = { minAge: 18, maxAge: 27, titles: ['toleration' as const], offerDays: 7 };
    expect(given(defined).when('SetAdmission', { on: '2021-03-01', ...set })).toEqual([
      { type: 'AdmissionSet', happenedOn: '2021-03-01', data: set },
    ]);
  });

  it('is refused ahead of its day, and with ages the wrong way round', () => {
    const set = (on: string, minAge: number) =>
      given(defined).when('SetAdmission', { on, minAge, maxAge: 27 });
    expect(set('2021-03-16', 18)).toEqual(refused('in-the-future'));
    expect(set(TODAY, 28)).toEqual(refused('ages-in-wrong-order'));
    expect(set(TODAY, 27)).toMatchObject([{ type: 'AdmissionSet' }]);
  });
});

describe('who is not eligible', () => {
  const young = admission({ maxAge: 27 });
  const request = (on: string, knows: object, ...facts: Facts) =>
    given(...facts).when('RequestSeat', { participant: 'p', on }, { ...knows });

  it('gets no seat from that day, and does not wait for one', () => {
    expect(request('2021-03-09', known, defined, young)).toMatchObject([{ type: 'SeatReserved' }]);
    expect(request('2021-03-10', known, defined, young)).toEqual(refused('not-eligible'));
    expect(request('2021-03-10', known, defined, young, reserved)).toEqual(refused('not-eligible'));
  });

  it('is judged by the conditions of the day', () => {
    const later = admission({ maxAge: 27 }, '2021-03-12');
    expect(request('2021-03-11', known, defined, later)).toMatchObject([{ type: 'SeatReserved' }]);
    expect(request('2021-03-12', known, defined, later)).toEqual(refused('not-eligible'));
    expect(request('2021-03-12', known, defined, later, admission({}, '2021-03-12'))).toMatchObject([
      { type: 'SeatReserved' },
    ]);
  });

  it('gets one by an exception, with a warning', () => {
    expect(request('2021-03-10', excepted, defined, young)).toMatchObject([
      { type: 'SeatReserved', warnings: ['not-eligible'] },
    ]);
    expect(request('2021-03-10', excepted, defined, young, reserved)).toMatchObject([
      { type: 'ParticipantWaitlisted', warnings: ['not-eligible'] },
    ]);
    expect(request('2021-03-09', excepted, defined, young)).not.toHaveProperty('0.warnings');
  });

  it('is judged again on the day on which an offered seat is taken', () => {
    const accept = (on: string, knows: object) =>
      given(defined, young, offeredTo('p')).when('AcceptSeat', { participant: 'p', on }, { ...knows });
    expect(accept('2021-03-09', known)).toMatchObject([{ type: 'SeatReserved' }]);
    expect(accept('2021-03-10', known)).toEqual(refused('not-eligible'));
    expect(accept('2021-03-10', excepted)).toMatchObject([{ warnings: ['not-eligible'] }]);
  });
});

describe('an offer with a deadline', () => {
  const week = admission({ offerDays: 7 });
  const facts: Facts = [defined, week, waits('b'), waits('c'), offeredTo('b')];
  const lapse = (on: string | undefined, participant: string, ...more: Facts) =>
    given(...more).when('LapseOffer', { participant, on });

  it('lapses after its last day, and the seat goes to the next', () => {
    expect(lapse('2021-03-09', 'b', ...facts)).toEqual([
      { type: 'SeatOfferLapsed', happenedOn: '2021-03-09', data: { participant: 'b' } },
      { type: 'SeatOffered', happenedOn: TODAY, data: { participant: 'c', because: 'waiting-order' } },
    ]);
    const lapsed = ['SeatOfferLapsed', '2021-03-09', { participant: 'b' }] as const;
    expect(lapse('2021-03-10', 'b', ...facts, lapsed)).toEqual(refused('no-seat-offered'));
  });

  it('does not lapse before', () => {
    expect(lapse('2021-03-08', 'b', ...facts)).toEqual(refused('offer-still-open'));
    expect(lapse('2021-03-16', 'b', ...facts)).toEqual(refused('in-the-future'));
    expect(lapse('2021-03-09', 'c', ...facts)).toEqual(refused('no-seat-offered'));
    expect(lapse('2021-03-09', 'a', defined, week, reserved)).toEqual(refused('already-has-seat'));
  });

  it('has that of the day of the offer', () => {
    const longer = admission({ offerDays: 10 }, '2021-03-02');
    expect(lapse('2021-03-09', 'b', ...facts, longer)).toMatchObject([{ type: 'SeatOfferLapsed' }, {}]);
    expect(lapse(undefined, 'b', defined, offeredTo('b'), longer)).toEqual(refused('no-deadline'));
  });

  it('can be accepted late, as long as nobody has noted that it lapsed', () => {
    const accept = (on: string) => given(...facts).when('AcceptSeat', { participant: 'b', on }, known);
    expect(accept('2021-03-08')).not.toHaveProperty('0.warnings');
    expect(accept('2021-03-09')).toMatchObject([{ type: 'SeatReserved', warnings: ['answered-late'] }]);
  });
});
