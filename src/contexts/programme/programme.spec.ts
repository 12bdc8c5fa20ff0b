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
const released = (participant: string, on = '2021-03-01') =>
  ['SeatReleased', on, { participant, because: 'completed' }] as const;
const amendedTo = (seats: number, on = '2021-02-20') => ['ProgrammeAmended', on, { seats }] as const;
const offer = (participant: string) => ({
  type: 'SeatOffered',
  happenedOn: TODAY,
  data: { participant, because: 'waiting-order' },
});
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('defining a programme', () => {
  const define = { ...terms, seats: 15, rates: [{ unit: 'teaching-unit' as const, cents: 3750 }] };

  it('records its terms, with a cap of 28 days for internships', () => {
    expect(given().when('DefineProgramme', define)).toEqual([
      { type: 'ProgrammeDefined', happenedOn: TODAY, data: { ...define, internshipCapDays: 28 } },
    ]);
    expect(given().when('DefineProgramme', { ...define, internshipCapDays: 42 })).toMatchObject([
      { data: { internshipCapDays: 42 } },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(given(defined(15)).when('DefineProgramme', define)).toEqual(refused('already-defined'));
    expect(given().when('DefineProgramme', { ...define, to: '2020-12-31' })).toEqual(
      refused('end-before-start'),
    );
    expect(given().when('DefineProgramme', { ...define, to: '2021-01-01' })).toMatchObject([
      { type: 'ProgrammeDefined' },
    ]);
    expect(given().when('DefineProgramme', { ...define, rates: [...define.rates, ...define.rates] })).toEqual(
      refused('rate-given-twice'),
    );
  });
});

describe('amending', () => {
  const on = '2021-03-01';

  it('records only what changed, with the reason', () => {
    const change = { on, seats: 2, internshipCapDays: 42, reason: 'grant extended' };
    expect(given(defined(2)).when('AmendProgramme', change)).toEqual([
      {
        type: 'ProgrammeAmended',
        happenedOn: on,
        data: { internshipCapDays: 42, reason: 'grant extended' },
      },
    ]);
  });

  it('is nothing new if nothing changes', () => {
    const rates = [{ unit: 'teaching-unit', cents: 3750 }] as const;
    const already = given(defined(2), ['ProgrammeAmended', on, { rates }]);
    expect(
      already.when('AmendProgramme', { on, seats: 2, rates: [{ cents: 3750, unit: 'teaching-unit' }] }),
    ).toEqual([]);
    expect(
      already.when('AmendProgramme', { on, rates: [{ unit: 'teaching-unit', cents: 4000 }] }),
    ).toMatchObject([{ data: { rates: [{ unit: 'teaching-unit', cents: 4000 }] } }]);
  });

  it('compares with the terms of that day', () => {
    const { when } = given(defined(2), amendedTo(3));
    expect(when('AmendProgramme', { on: '2021-02-20', seats: 3 })).toEqual([]);
    expect(when('AmendProgramme', { on: '2021-02-19', seats: 3 })).toMatchObject([{ data: { seats: 3 } }]);
  });

  it('to more seats offers them in waiting order', () => {
    const { when } = given(defined(1), reserved('a'), waits('b'), waits('c'), waits('d'));
    expect(when('AmendProgramme', { on, seats: 3 })).toEqual([
      { type: 'ProgrammeAmended', happenedOn: on, data: { seats: 3 } },
      offer('b'),
      offer('c'),
    ]);
  });

  it('to fewer seats takes a seat from nobody, and offers none until there is room', () => {
    const fewer = given(defined(2), reserved('a'), reserved('b'), waits('c'), amendedTo(1));
    expect(Object.keys((fewer.state as { programme: { seats: object } }).programme.seats)).toEqual([
      'a',
      'b',
    ]);
    const release = { on: TODAY, because: 'completed' } as const;
    expect(fewer.when('ReleaseSeat', { ...release, participant: 'a' })).toEqual([
      { type: 'SeatReleased', happenedOn: TODAY, data: { participant: 'a', because: 'completed' } },
    ]);
    const fewest = given(defined(2), reserved('a'), reserved('b'), waits('c'), amendedTo(1), released('b'));
    expect(fewest.when('ReleaseSeat', { ...release, participant: 'a' })).toMatchObject([
      { type: 'SeatReleased' },
      { type: 'SeatOffered' },
    ]);
  });

  it('twice for one day keeps both, and the later entry where they differ', () => {
    const twice: Facts = [
      ['ProgrammeAmended', on, { seats: 5, internshipCapDays: 42 }],
      ['ProgrammeAmended', on, { seats: 6 }],
    ];
    const { when } = given(defined(2), ...twice);
    expect(when('AmendProgramme', { on, seats: 6, internshipCapDays: 42 })).toEqual([]);
  });

  it('late does not undo what was amended for a later day', () => {
    const facts: Facts = [defined(1), amendedTo(3, '2021-03-01'), amendedTo(2, '2021-02-01'), reserved('a')];
    expect(given(...facts, reserved('b')).when('RequestSeat', { participant: 'c' }, known)).toMatchObject([
      { type: 'SeatReserved' },
    ]);
  });

  it('is refused where it would be false', () => {
    const { when } = given(defined(2));
    expect(when('AmendProgramme', { on: '2021-03-16', seats: 3 })).toEqual(refused('in-the-future'));
    expect(when('AmendProgramme', { on, to: '2020-12-31' })).toEqual(refused('end-before-start'));
    const twice = [1, 2].map((cents) => ({ unit: 'teaching-unit' as const, cents }));
    expect(when('AmendProgramme', { on, rates: twice })).toEqual(refused('rate-given-twice'));
  });
});
