import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { createdBy, desk, recorded, refused, settled, warned } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/*
 * Every rule of the domain that refuses or warns, through the API, by its code. Deciders: src/contexts/rules.spec.ts.
 * At length: eligibility and offers in admission.spec.ts, contact target, absences and recognition clocks in
 * contacts.spec.ts, courses in courses.spec.ts, titles and plans in standing.spec.ts. Today is 2021-07-31.
 */

let test: TestService;
let programme: string;
let full: string;
let person: string;
let other: string;
const { issue, look } = desk(() => test);
const START = on('2021-01-01');

const of = (path: string, body: Body) => issue(`/journeys/${person}/${path}`, body);
const at = (id: string, command: string, body: Body) => issue(`/programmes/${id}/${command}`, body);
const created = async (answer: PromiseLike<Response>): Promise<string> => {
  const { status, text, body } = await answer;
  if (status !== 201) throw new Error(`answered ${status} ${text}`);
  return createdBy({ body } as Response);
};
const newcomer = () =>
  test.person({ birthDate: '1980-01-01', on: '2021-01-01', reason: 'one of a crowd' }, START);

const talk = (fields: Body): Body => ({
  minutes: 30,
  channel: 'phone',
  language: 'ar',
  topics: [],
  ...fields,
});
const internship = (kind: string, plannedTo: string): Body => ({
  ...{ employer: 'Musterbetrieb', occupation: 'Maler', kind, plannedFrom: '2021-02-01', plannedTo },
});
const agree = (body: Body) => of('internship/agree-internship', body);
const enrol = (units: number) =>
  of('language/enrol-in-course', {
    ...{ on: '2021-02-01', provider: 'Musterschule', kind: 'integration', targetLevel: 'B1', units },
    plannedFrom: '2021-02-01',
  });
const file = () =>
  created(
    of('recognition/file-recognition', {
      ...{ on: '2021-01-04', occupation: 'Maler', authority: 'Musterkammer', country: 'SY' },
    }),
  );

beforeAll(async () => {
  test = await startTestService();
  programme = await test.programme({ internshipCapDays: 366 }, START);
  full = await test.programme({ seats: 1 }, START);
  [person, other] = await Promise.all([newcomer(), newcomer()]);
  await settled(test, await at(programme, 'request-seat', { participant: person, on: '2021-01-04' }));
  await settled(test, await at(full, 'request-seat', { participant: other, on: '2021-01-04' }));
});
afterAll(() => test.stop());

describe('seats', () => {
  it('the 16th of 15 waits', async () => {
    const fifteen = await test.programme({ seats: 15 }, START);
    const people = await Promise.all(Array.from({ length: 16 }, newcomer));
    const outcomes = [];
    for (const participant of people)
      outcomes.push((await at(fifteen, 'request-seat', { participant })).body.outcome);
    expect(outcomes).toEqual([...Array.from({ length: 15 }, () => 'reserved'), 'waitlisted']);
  });

  it('two requests at once get one seat', async () => {
    for (let round = 0; round < 5; round++) {
      const single = await test.programme({ seats: 1 }, START);
      const both = [person, other].map((participant) => at(single, 'request-seat', { participant }));
      expect((await Promise.all(both)).map(({ body }) => body.outcome).sort()).toEqual([
        'reserved',
        'waitlisted',
      ]);
    }
  });

  it.each<[code: string, command: string, body: () => Body]>([
    ['already-has-seat', 'request-seat', () => ({ participant: other })],
    ['programme-not-running', 'request-seat', () => ({ participant: person, on: '2020-12-31' })],
    ['in-the-future', 'request-seat', () => ({ participant: person, on: '2021-08-01' })],
    ['no-seat-offered', 'accept-seat', () => ({ participant: person })],
    ['no-seat-offered', 'lapse-offer', () => ({ participant: person })],
    ['not-waiting', 'withdraw-request', () => ({ participant: other })],
    ['ages-in-wrong-order', 'set-admission', () => ({ on: '2021-01-01', minAge: 28, maxAge: 27 })],
  ])('%s: %s', async (code, command, body) => refused(await at(full, command, body()), code));
});

describe('eligibility', () => {
  it.each<[rule: string, admission: Body]>([
    ['age', { maxAge: 27 }],
    ['residence-title', { titles: ['toleration'] }],
    ['municipality', { municipalities: ['Beispielheim'] }],
    ['regime', { regimes: ['sgb-ii'] }],
  ])('not-eligible by %s, and eligible by an exception with a reason', async (rule, admission) => {
    const strict = await test.programme({}, START);
    recorded(await at(strict, 'set-admission', { on: '2021-01-01', ...admission }), 'AdmissionSet');
    const answer = await at(strict, 'request-seat', { participant: person });
    refused(answer, 'not-eligible');
    expect(answer.body.hint).toContain(`[${rule}]`);
    await warned((body) => of('enrolment/grant-exception', body), { programme: strict }, 'not-eligible');
    const given = recorded(await at(strict, 'request-seat', { participant: person }), 'SeatReserved');
    expect(given.body.warnings).toEqual(['not-eligible']);
  });
});

describe('internships', () => {
  it.each<[warnings: string[], kind: string, plannedTo: string]>([
    [['over-employer-measure-cap'], 'trial-work', '2021-03-15'],
    [['over-employer-measure-cap'], 'work-experience', '2021-04-25'],
    [['over-employer-measure-cap', 'over-employer-measure-cap-hardship'], 'trial-work', '2021-04-26'],
    [['over-orientation-internship-cap'], 'orientation', '2021-05-01'],
  ])('warn of %s only with a reason', async (warnings, kind, plannedTo) => {
    await warned(agree, { ...internship(kind, plannedTo), programme }, ...warnings);
  });

  it('are within the caps up to their last day', async () => {
    for (const [kind, last] of [
      ['trial-work', '2021-03-14'],
      ['orientation', '2021-04-30'],
    ] as const)
      expect(
        recorded(await agree({ ...internship(kind, last), programme }), 'InternshipAgreed').body.warnings,
      ).toEqual([]);
  });

  it('of a programme without a cap of its own have 28 days, and an extension needs a reason as well', async () => {
    const own = await test.programme({}, START);
    await settled(test, await at(own, 'request-seat', { participant: person, on: '2021-01-05' }));
    const month = { ...internship('orientation', '2021-02-28'), programme: own };
    const its = await created(agree(month));
    const extend = (body: Body) => of('internship/extend-internship', body);
    await warned(extend, { internship: its, to: '2021-03-01' }, 'over-internship-cap');
    refused(await extend({ internship: its, to: '2021-02-20' }), 'not-an-extension');
  });
});

describe('recognition', () => {
  it('goes by its clock', async () => {
    const procedure = await file();
    const step = (command: string, day: string, more: Body = {}) =>
      of(`recognition/${command}`, { procedure, on: day, ...more });
    refused(await step('decide-recognition', '2021-01-03', { result: 'full' }), 'before-filing');
    refused(await step('resume-recognition', '2021-02-01'), 'not-suspended');
    recorded(await step('confirm-receipt', '2021-01-20'), 'RecognitionReceiptConfirmed');
    recorded(await step('complete-documents', '2021-02-01'), 'RecognitionDocumentsCompleted');
    refused(await step('decide-recognition', '2021-01-31', { result: 'full' }), 'decided-too-early');
    recorded(await step('suspend-recognition', '2021-02-10', { reason: 'r' }), 'RecognitionSuspended');
    refused(await step('suspend-recognition', '2021-02-11', { reason: 'r' }), 'already-suspended');
    recorded(await step('resume-recognition', '2021-02-20'), 'RecognitionResumed');
    expect((await step('extend-recognition', '2021-04-01', { until: '2021-06-30' })).status).toBe(400);
    const extend = (until: string) => step('extend-recognition', '2021-04-01', { until, reason: 'r' });
    expect(recorded(await extend('2021-06-30'), 'RecognitionExtended').body.warnings).toEqual([]);
    expect(recorded(await extend('2021-07-15'), 'RecognitionExtended').body.warnings).toEqual([
      'extended-twice',
    ]);
    expect((await look('/caseload?flag=recognition-overdue')).rows.map(({ id }) => id)).toEqual([person]);
  });
});

describe('language courses', () => {
  it('have the units of the law, and at most 25 people', async () => {
    const course = { title: 'Musterkurs', provider: 'Musterschule', municipality: 'M', from: '2021-09-01' };
    for (const [kind, units] of [
      ['integration', 600],
      ['special-integration', 900],
    ] as const) {
      const { body } = recorded(await issue('/courses', { ...course, kind }), 'CourseOffered');
      const { state } = (await test.get(`/courses/${body.id}`)).body;
      expect(state.course.terms).toMatchObject({ units, orientationUnits: 100, seats: 25 });
      await warned(
        (more) => issue('/courses', more),
        { ...course, kind, seats: 26 },
        'over-legal-course-size',
      );
    }
  });

  it('are attended by those who joined and began, within their units', async () => {
    const report = (course: string, day: string, more: Body = { units: 5 }) =>
      of('language/report-attendance', { course, on: day, programme, ...more });
    refused(await report(programme, '2021-03-01'), 'course-not-joined');
    const course = await created(enrol(10));
    refused(await report(course, '2021-03-01'), 'course-not-started');
    recorded(await of('language/start-course', { course, on: '2021-02-01' }), 'CourseStarted');
    refused(await report(course, '2021-08-01'), 'in-the-future');
    recorded(await report(course, '2021-03-01'), 'CourseAttended');
    refused(await report(course, '2021-03-01'), 'attendance-already-reported');
    await warned((more) => report(course, '2021-03-02', more), { units: 6 }, 'over-course-units');
    expect(
      (await look('/caseload?municipality=Musterstadt')).rows.find(({ id }) => id === person),
    ).toMatchObject({
      course,
      unitsLeft: 0,
    });
  });
});

describe('talks and plans', () => {
  it.each<[code: string, path: string, body: () => Body]>([
    ['in-the-future', 'coaching/hold-session', () => talk({ on: '2021-08-01', programme })],
    [
      'appointment-in-past',
      'coaching/schedule-session',
      () => ({ ...talk({ plannedFor: '2021-07-30' }), minutes: undefined, topics: undefined }),
    ],
    ['session-not-open', 'coaching/hold-session', () => talk({ on: '2021-07-30', session: full, programme })],
    ['not-enrolled', 'coaching/hold-session', () => talk({ on: '2021-07-30', programme: full })],
    ['programme-required', 'coaching/hold-session', () => talk({ on: '2021-07-31' })],
    ['no-plan', 'plan/revise-plan', () => ({ goals: ['B1'], reason: 'r' })],
  ])('%s: %s', async (code, path, body) => refused(await of(path, body()), code));

  it('a plan older than six months is due', async () => {
    recorded(await of('plan/agree-plan', { on: '2021-01-31', goals: ['B1'] }), 'PlanAgreed');
    const due = async (day: string) =>
      (await look('/caseload?flag=plan-due', on(day))).rows.map(({ id }) => id);
    expect(await due('2021-07-31')).toEqual([]);
    expect(await due('2021-08-01')).toEqual([person]);
  });
});

describe('the rules', () => {
  it('are served with their versions and sources, or as of a day', async () => {
    const all = (await look('/rules')).rows;
    expect(all.find(({ id }) => id === 'employer-measure-cap')).toEqual({
      ...{ id: 'employer-measure-cap', value: '6', unit: 'weeks', from: '2012-04-01', until: null },
      ...{ source: '§ 45(2) SGB III', en: expect.any(String), de: expect.stringContaining('Arbeitgeber') },
    });
    const ofPlans = async (query: string) =>
      (await look(`/rules${query}`)).rows.filter(({ id }) => id === 'plan-revision').map(({ from }) => from);
    expect(await ofPlans('')).toEqual(['2005-01-01', '2016-08-01', '2023-07-01']);
    expect(await ofPlans('?on=2022-06-15')).toEqual(['2016-08-01']);
    expect((await look('/rules?on=2014-12-31')).rows.map(({ id }) => id)).not.toContain(
      'orientation-internship-cap',
    );
    expect((await test.get('/rules?on=yesterday')).status).toBe(400);
  });
});
