import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { type Happened, story } from '../../../kernel/scenario.js';
import { applicantFor } from '../../applicant.js';
import type * as commands from './commands.dto.js';
import { type Enrolment, programmeOn, type Reactions } from './decider.js';
import type { EnrolmentFacts } from './facts.js';
import { enrolment } from './index.js';

const { given } = story<EnrolmentFacts, CommandsOf<typeof commands> & Reactions>({ chapters: [enrolment] });

const programme = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const enrolled = ['Enrolled', '2021-01-04', { programme }] as const;
const waits = ['WaitingListJoined', '2021-01-02', { programme }] as const;
const wasOffered = ['SeatOfferReceived', '2021-01-03', { programme }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('what the programme tells', () => {
  const on = '2021-03-01';

  it('a seat enrols, from the day of the seat', () => {
    expect(given(waits).when('TakeSeat', { programme, on })).toEqual([
      { type: 'Enrolled', happenedOn: on, data: { programme } },
    ]);
  });

  it('the same seat again is nothing new, one after leaving is', () => {
    expect(given(enrolled).when('TakeSeat', { programme, on })).toEqual([]);
    const back = given(enrolled, ['ProgrammeCompleted', '2021-02-01', { programme }]);
    expect(back.when('TakeSeat', { programme, on })).toMatchObject([{ type: 'Enrolled' }]);
  });

  it('waiting begins once', () => {
    expect(given().when('JoinWaitingList', { programme, on })).toEqual([
      { type: 'WaitingListJoined', happenedOn: on, data: { programme } },
    ]);
    expect(given(waits).when('JoinWaitingList', { programme, on })).toEqual([]);
  });

  it('a seat is offered once', () => {
    expect(given(waits).when('ReceiveSeatOffer', { programme, on })).toEqual([
      { type: 'SeatOfferReceived', happenedOn: on, data: { programme } },
    ]);
    expect(given(waits, wasOffered).when('ReceiveSeatOffer', { programme, on })).toEqual([]);
  });

  it('waiting ends without a seat, if there was any waiting', () => {
    expect(given(waits, wasOffered).when('LeaveWaitingList', { programme, on })).toEqual([
      { type: 'WaitingListLeft', happenedOn: on, data: { programme } },
    ]);
    expect(given().when('LeaveWaitingList', { programme, on })).toEqual([]);
    expect(
      given(waits, ['WaitingListLeft', '2021-02-01', { programme }]).when('LeaveWaitingList', {
        programme,
        on,
      }),
    ).toEqual([]);
  });

  it('a seat ends the waiting', () => {
    expect(given(waits, enrolled).state).toMatchObject({ enrolment: { waiting: {} } });
  });
});

describe('eligibility', () => {
  const on = '2021-03-01';
  const applicant = {
    ...applicantFor().initial,
    registered: true,
    birthDate: { value: '1980-05-05', fact: 'registered', since: '2021-01-01' },
  };
  const admission = { defined: true, terms: [{ from: '2021-01-01', maxAge: 27 }] };
  const rule = {
    rule: 'age',
    verdict: 'not-met',
    fact: 'registered',
    factOn: '2021-01-01',
    says: expect.any(String),
  };
  const check = { programme, conditionsFrom: '2021-01-01', eligible: false, rules: [rule] };

  it('is checked by the conditions of the day, each with its fact', () => {
    expect(given().when('CheckEligibility', { programme, on }, { admission, applicant })).toEqual([
      { type: 'EligibilityChecked', happenedOn: on, data: check },
    ]);
    expect(
      given().when('CheckEligibility', { programme, on: '2020-12-31' }, { admission, applicant }),
    ).toMatchObject([{ data: { eligible: true, rules: [] } }]);
    expect(
      given().when('CheckEligibility', { programme, on: '2021-03-16' }, { admission, applicant }),
    ).toEqual(refused('in-the-future'));
    expect(given().when('CheckEligibility', { programme, on })).toEqual(refused('unknown-programme'));
  });

  it('is not needed with a reason', () => {
    const grant = (reason: string | undefined, known = { admission, applicant }) =>
      given().when('GrantException', { programme, on, reason }, known);
    expect(grant(undefined)).toEqual(refused('reason-required'));
    expect(grant(' ')).toEqual(refused('reason-required'));
    expect(grant('so', { admission: { defined: true, terms: [] }, applicant })).toEqual(
      refused('is-eligible'),
    );
    expect(grant('the group needs her')).toEqual([
      {
        type: 'ExceptionGranted',
        happenedOn: on,
        data: { programme, rules: ['age'], reason: 'the group needs her' },
        warnings: ['not-eligible'],
      },
    ]);
  });

  it('stands beside the enrolment where there are conditions', () => {
    expect(given().when('TakeSeat', { programme, on }, { admission, applicant })).toEqual([
      { type: 'EligibilityChecked', happenedOn: on, data: check },
      { type: 'Enrolled', happenedOn: on, data: { programme } },
    ]);
  });
});

describe('leaving a programme', () => {
  it('is recorded as completed', () => {
    expect(given(enrolled).when('CompleteProgramme', { programme, on: '2021-03-01' })).toEqual([
      { type: 'ProgrammeCompleted', happenedOn: '2021-03-01', data: { programme } },
    ]);
  });

  it('is recorded as dropped out, with why', () => {
    const left = { programme, because: 'moved', reason: 'family in another city' } as const;
    expect(given(enrolled).when('DropOut', { ...left, on: '2021-01-04' })).toEqual([
      { type: 'DroppedOut', happenedOn: '2021-01-04', data: left },
    ]);
  });

  it.each(['CompleteProgramme', 'DropOut'] as const)('%s is refused where it would be false', (command) => {
    const leave = (on: string, ...facts: Happened<EnrolmentFacts>[]) =>
      given(...facts).when(command, { programme, on, because: 'other' });
    expect(leave('2021-03-01')).toEqual(refused('not-enrolled'));
    expect(leave('2021-03-01', waits)).toEqual(refused('not-enrolled'));
    expect(leave('2021-03-01', ['Enrolled', '2021-01-04', { programme: other }])).toEqual(
      refused('not-enrolled'),
    );
    expect(
      leave('2021-03-01', enrolled, ['DroppedOut', '2021-02-01', { programme, because: 'other' }]),
    ).toEqual(refused('not-enrolled'));
    expect(leave('2021-01-03', enrolled)).toEqual(refused('before-enrolment'));
    expect(leave('2021-03-16', enrolled)).toEqual(refused('in-the-future'));
  });
});

describe('the programme of a day', () => {
  const of = (...facts: Happened<EnrolmentFacts>[]) =>
    (given(...facts).state as { enrolment: Enrolment }).enrolment;
  const ended = ['ProgrammeCompleted', '2021-02-28', { programme }] as const;
  const second = ['Enrolled', '2021-02-28', { programme: other }] as const;

  it('is the only one, first and last day included', () => {
    const enrolments = of(enrolled, ended);
    expect(programmeOn(enrolments, '2021-01-03')).toEqual({});
    expect(programmeOn(enrolments, '2021-01-04')).toEqual({ programme });
    expect(programmeOn(enrolments, '2021-02-28')).toEqual({ programme });
    expect(programmeOn(enrolments, '2021-03-01')).toEqual({});
  });

  it('must be named where there were two', () => {
    const enrolments = of(enrolled, ended, second);
    expect(programmeOn(enrolments, '2021-02-28').refusal).toEqual(refused('programme-required'));
    expect(programmeOn(enrolments, '2021-02-28', other)).toEqual({ programme: other });
    expect(programmeOn(enrolments, '2021-03-01')).toEqual({ programme: other });
  });

  it('cannot be one in which the participant was not', () => {
    expect(programmeOn(of(enrolled), '2021-02-01', other).refusal).toEqual(refused('not-enrolled'));
  });
});
