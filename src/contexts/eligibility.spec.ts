import { describe, expect, it } from '@jest/globals';
import { fold } from '../kernel/decider.js';
import { factOf } from '../kernel/scenario.js';
import { type Applicant, applicantFor } from './applicant.js';
import { type Admission, admissionOn, eligible, judge, withAdmission } from './eligibility.js';

const { initial, evolve, stream } = applicantFor('RequestSeat');
const DAY = '2021-03-01';

type Happened = readonly [type: string, on: string, data: object, id?: string];

/** Born on 1 March 1993, so 28 from that day of 2021 on. */
const registered: Happened = [
  'ParticipantRegistered',
  '2021-01-10',
  { birthDate: '1993-03-01', municipality: 'Musterstadt' },
  'registered',
];
const applicant = (...facts: readonly Happened[]): Applicant =>
  fold(
    evolve!,
    initial,
    [registered, ...facts].map((fact, index) => factOf(fact, index)),
  );
const verdicts = (
  terms: Omit<Admission, 'from'>,
  of: Applicant,
  on = DAY,
): readonly (readonly [rule: string, verdict: string, fact?: string])[] =>
  judge({ from: '2021-01-01', ...terms }, of, on).map(({ rule, verdict, fact }) => [
    rule,
    verdict,
    ...(fact ? [fact] : []),
  ]) as never;

describe('the age', () => {
  it('is that of the first day with the seat', () => {
    const young = { maxAge: 27 };
    expect(verdicts(young, applicant(), '2021-02-28')).toEqual([['age', 'met', 'registered']]);
    expect(verdicts(young, applicant(), '2021-03-01')).toEqual([['age', 'not-met', 'registered']]);
    expect(verdicts({ minAge: 28 }, applicant(), '2021-02-28')).toEqual([['age', 'not-met', 'registered']]);
    expect(verdicts({ minAge: 28, maxAge: 28 }, applicant())).toEqual([['age', 'met', 'registered']]);
  });

  it('follows a corrected birth date, and is unknown once that is erased', () => {
    const changed: Happened = ['DetailsChanged', '2021-02-01', { birthDate: '2000-01-01' }, 'changed'];
    expect(verdicts({ maxAge: 27 }, applicant(changed))).toEqual([['age', 'met', 'changed']]);
    const { birthDate, ...rest } = applicant();
    const erased = { ...rest, birthDate: { ...birthDate!, value: null } };
    expect(verdicts({ maxAge: 27 }, erased)).toEqual([['age', 'unknown']]);
    expect(verdicts({ maxAge: 27 }, rest)).toEqual([['age', 'unknown']]);
  });

  it.each([
    ['1993', { maxAge: 27 }, 'unknown'],
    ['1993', { maxAge: 28 }, 'met'],
    ['1993', { minAge: 29 }, 'not-met'],
    ['1993-02', { maxAge: 27 }, 'not-met'],
    ['1993-03', { maxAge: 27 }, 'unknown'],
  ])('of somebody born in %s is judged as far as that is known: %j is %s', (birthDate, terms, verdict) => {
    const known = applicant();
    const partly = { ...known, birthDate: { ...known.birthDate!, value: birthDate } };
    expect(verdicts(terms, partly)[0]![1]).toBe(verdict);
  });

  it('is said without telling it', () => {
    const [age] = judge({ from: DAY, minAge: 18, maxAge: 27 }, applicant(), DAY);
    expect(age).toEqual({
      rule: 'age',
      verdict: 'not-met',
      fact: 'registered',
      factOn: '2021-01-10',
      says: 'Age on 2021-03-01, 18 to 27 years: not met.',
    });
    expect(judge({ from: DAY, minAge: 18 }, applicant(), DAY)[0]!.says).toContain('at least 18');
    expect(judge({ from: DAY, maxAge: 27 }, applicant(), DAY)[0]!.says).toContain('at most 27');
  });
});

describe('a residence title', () => {
  const terms = { titles: ['toleration', 'residence-permit'] as const };
  const title = (kind: string, from: string, validUntil?: string, id = kind): Happened => [
    'ResidenceTitleRecorded',
    from,
    { title: id, kind, validUntil },
    id,
  ];

  it('is one that holds on that day', () => {
    const valid = title('toleration', '2021-01-01', '2021-03-01');
    expect(verdicts(terms, applicant(valid))).toEqual([['residence-title', 'met', 'toleration']]);
    expect(verdicts(terms, applicant(valid), '2021-03-02')).toEqual([['residence-title', 'unknown']]);
    expect(verdicts(terms, applicant(valid), '2020-12-31')).toEqual([['residence-title', 'unknown']]);
    const withdrawn: Happened = ['ResidenceTitleWithdrawn', '2021-02-01', { title: 'toleration' }];
    expect(verdicts(terms, applicant(valid, withdrawn))).toEqual([['residence-title', 'unknown']]);
  });

  it('of another kind does not do, but one of two does', () => {
    const visa = title('visa', '2021-01-01');
    expect(verdicts(terms, applicant(visa))).toEqual([['residence-title', 'not-met', 'visa']]);
    expect(verdicts(terms, applicant(visa, title('toleration', '2021-01-01')))).toEqual([
      ['residence-title', 'met', 'toleration'],
    ]);
    expect(judge({ from: DAY, ...terms }, applicant(), DAY)[0]!.says).toContain('none is recorded');
  });
});

describe('the municipality', () => {
  const terms = { municipalities: ['Musterstadt'] };
  const moved: Happened = ['DetailsChanged', '2021-03-01', { municipality: 'Beispielheim' }, 'moved'];
  const back: Happened = ['DetailsChanged', '2021-02-01', { municipality: 'Musterstadt' }, 'back'];

  it('is that of the day, in whatever order the moves were entered', () => {
    expect(verdicts(terms, applicant(moved), '2021-02-28')).toEqual([['municipality', 'met', 'registered']]);
    expect(verdicts(terms, applicant(moved, back), '2021-03-01')).toEqual([
      ['municipality', 'not-met', 'moved'],
    ]);
    expect(verdicts(terms, applicant(), '2021-01-09')).toEqual([['municipality', 'met', 'registered']]);
  });
});

describe('the regime', () => {
  it('is one of those under which benefits are paid on that day', () => {
    const started: Happened = ['RegimeStarted', '2021-02-01', { spell: 's', regime: 'asylblg' }, 'started'];
    const ended: Happened = ['RegimeEnded', '2021-02-28', { spell: 's' }];
    expect(verdicts({ regimes: ['asylblg'] }, applicant(started))).toEqual([['regime', 'met', 'started']]);
    expect(verdicts({ regimes: ['sgb-ii'] }, applicant(started))).toEqual([['regime', 'not-met', 'started']]);
    expect(verdicts({ regimes: ['asylblg'] }, applicant(started, ended))).toEqual([['regime', 'unknown']]);
  });
});

describe('conditions', () => {
  it('are those in force on the day, and none before', () => {
    const later = { from: '2021-02-01', maxAge: 27 };
    const admissions = withAdmission([later], { from: '2021-01-01', maxAge: 35 });
    expect(admissionOn(admissions, '2020-12-31')).toBeUndefined();
    expect(admissionOn(admissions, '2021-01-31')?.maxAge).toBe(35);
    expect(admissionOn(admissions, '2021-02-01')).toBe(later);
    expect(
      admissionOn(withAdmission(admissions, { from: '2021-02-01' }), '2021-02-01')?.maxAge,
    ).toBeUndefined();
    expect(judge(undefined, applicant(), DAY)).toEqual([]);
  });

  it('that are not met or unknown refuse by name, but for the excepted ones', () => {
    const all = judge({ from: DAY, maxAge: 27, titles: ['toleration'] }, applicant(), DAY);
    const code = (...rules: string[]) =>
      eligible(all, applicant(['ExceptionGranted', DAY, { programme: 'p', rules }]), 'p');
    expect(code()).toMatchObject({
      refused: 'not-eligible',
      hint: expect.stringMatching(/\[age\].*\[residence-title\]/),
    });
    expect(code('age')?.hint).not.toContain('[age]');
    expect(code('age', 'residence-title')).toBeUndefined();
    expect(
      eligible(
        all,
        applicant(['ExceptionGranted', DAY, { programme: 'other', rules: ['age', 'residence-title'] }]),
        'p',
      ),
    ).toBeDefined();
    expect(eligible([], applicant(), undefined)).toBeUndefined();
  });

  it('are asked of the participant who is named, or of the own journey', () => {
    expect(stream({ participant: 'x' } as never, {} as never, 'journey-own')).toBe('journey-x');
    expect(stream({} as never, {} as never, 'journey-own')).toBe('journey-own');
  });
});
