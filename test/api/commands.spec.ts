import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  type Body,
  startTestService,
  somebody,
  someProgramme,
  type TestService,
} from '../support/service.js';

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOBODY = '00000000-0000-4000-8000-000000000000';
const TODAY = { 'dev-now': '2021-07-31T10:00:00Z' };

const issue = (path: string, body: Body, headers = {}) => test.issue(path, body, { ...TODAY, ...headers });
const head = () => test.service.runtime.journal.head();
const typesOf = ({ body }: Response): string[] => body.facts.map(({ type }: { type: string }) => type);

const recorded = (answer: Response, ...types: string[]): Response => {
  const { status, headers, body } = answer;
  expect({ status, body }).toEqual({
    status: 201,
    body: {
      id: expect.stringMatching(UUID),
      commandId: expect.stringMatching(UUID),
      version: expect.any(Number),
      position: expect.stringMatching(/^[\w-]{8,}$/),
      facts: expect.any(Array),
      warnings: expect.any(Array),
      ...(body.outcome && { outcome: expect.stringMatching(/^[a-z]+$/) }),
    },
  });
  expect(typesOf(answer)).toEqual(types);
  expect(body.facts.at(-1)).toEqual({
    id: expect.stringMatching(UUID),
    type: expect.any(String),
    version: body.version,
  });
  expect(headers.etag).toBe(`"${body.version}"`);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  return answer;
};

const refused = ({ status, headers, body }: Response, expected: number, code: string) => {
  expect({ status, body }).toEqual({
    status: expected,
    body: {
      type: `urn:integration-journey:problem:${code}`,
      title: expect.any(String),
      status: expected,
      code,
      hint: expect.stringMatching(/\w{2,} .*\w{2,}/),
      correlationId: expect.any(String),
      ...(body.errors && { errors: expect.any(Array) }),
    },
  });
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
};

/** Records facts without looking at the answer. */
const done = async (path: string, body: Body, headers = {}): Promise<Response> => {
  const answer = await issue(path, body, headers);
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  return answer;
};

/** Waits for what policies make of an answer. */
const settled = async ({ body: { position } }: Response) =>
  expect((await test.get(`/journeys/${NOBODY}?after=${position}`)).status).toBe(404);

const enrolled = async (programme: string, on = '2021-01-01'): Promise<string> => {
  const participant = await test.person({ on }, TODAY);
  await settled(await done(`/programmes/${programme}/request-seat`, { participant, on }));
  return participant;
};

describe('each command, once', () => {
  let me: string;
  let programme: string;
  const chapter = (command: string, body: Body) => issue(`/journeys/${me}/${command}`, body);

  beforeAll(async () => {
    programme = await test.programme({}, TODAY);
    me = await enrolled(programme);
  });

  it('intake', async () => {
    const registered = recorded(
      await issue('/journeys', { ...somebody({ externalNumber: 'M-1' }), on: '2021-07-01' }),
      'ParticipantRegistered',
    );
    expect(registered.body.version).toBe(1);
    const needs = { on: '2021-02-01', needs: ['work'], goal: 'a', note: 'b', healthNote: 'c' };
    recorded(await chapter('intake/assess-needs', needs), 'NeedsAssessed');
    const certificate = { kind: 'vocational', occupation: 'Tischler', country: 'SY', status: 'lost' };
    recorded(await chapter('intake/record-certificate', certificate), 'CertificateRecorded');
    recorded(await chapter('assignment/assign-case-worker', { caseWorker: 'coach-1' }), 'CaseWorkerAssigned');
    const skill = { language: 'de', level: 'A2' };
    recorded(await chapter('intake/record-language-skill', skill), 'LanguageSkillRecorded');
  });

  it('coaching', async () => {
    const plan = { plannedFor: '2021-07-31', at: '14:30', channel: 'office', language: 'ar' };
    const [kept, missed, cancelled] = [
      recorded(await chapter('coaching/schedule-session', plan), 'SessionScheduled').body.commandId,
      (await chapter('coaching/schedule-session', plan)).body.commandId,
      (await chapter('coaching/schedule-session', { ...plan, coach: 'coach-2', interpreter: true })).body
        .commandId,
    ];
    const talk = { on: '2021-07-31', minutes: 45, channel: 'phone', language: 'ar', topics: ['work'] };
    recorded(await chapter('coaching/hold-session', { ...talk, session: kept, note: 'n' }), 'SessionHeld');
    const miss = { session: missed, on: '2021-07-31', excused: true };
    recorded(await chapter('coaching/miss-session', miss), 'SessionMissed');
    recorded(
      await chapter('coaching/cancel-session', { session: cancelled, by: 'coach' }),
      'SessionCancelled',
    );
  });

  it('language', async () => {
    const course = {
      provider: 'Musterschule',
      kind: 'vocational',
      targetLevel: 'B1',
      units: 400,
      plannedFrom: '2021-03-01',
    };
    const id = recorded(await chapter('language/enrol-in-course', course), 'CourseEnrolled').body.commandId;
    const on = '2021-03-01';
    recorded(await chapter('language/start-course', { course: id, on }), 'CourseStarted');
    recorded(await chapter('language/report-attendance', { course: id, on, units: 4 }), 'CourseAttended');
    const exam = { course: id, on: '2021-06-01', level: 'B1', result: 'passed' };
    recorded(await chapter('language/record-exam', exam), 'ExamTaken');
    const leave = { course: id, on: '2021-06-02', because: 'completed' };
    recorded(await chapter('language/leave-course', leave), 'CourseLeft');
  });

  it('internship', async () => {
    const agreed = {
      employer: 'Musterbetrieb',
      occupation: 'Tischler',
      kind: 'orientation',
      plannedFrom: '2021-04-01',
      plannedTo: '2021-04-14',
    };
    const id = recorded(await chapter('internship/agree-internship', agreed), 'InternshipAgreed').body
      .commandId;
    const internship = { internship: id };
    recorded(
      await chapter('internship/start-internship', { ...internship, on: '2021-04-01' }),
      'InternshipStarted',
    );
    recorded(
      await chapter('internship/extend-internship', { ...internship, on: '2021-04-10', to: '2021-04-20' }),
      'InternshipExtended',
    );
    recorded(
      await chapter('internship/end-internship', { ...internship, on: '2021-04-20', outcome: 'hired' }),
      'InternshipEnded',
    );
  });

  it('recognition', async () => {
    const filed = { on: '2021-02-01', occupation: 'Tischler', authority: 'Musterkammer', country: 'SY' };
    const id = recorded(await chapter('recognition/file-recognition', filed), 'RecognitionFiled').body
      .commandId;
    const procedure = { procedure: id };
    recorded(
      await chapter('recognition/confirm-receipt', { ...procedure, on: '2021-02-10' }),
      'RecognitionReceiptConfirmed',
    );
    recorded(
      await chapter('recognition/complete-documents', { ...procedure, on: '2021-03-01' }),
      'RecognitionDocumentsCompleted',
    );
    recorded(
      await chapter('recognition/decide-recognition', { ...procedure, on: '2021-05-01', result: 'partial' }),
      'RecognitionDecided',
    );
  });

  it('placement', async () => {
    const job = { on: '2021-05-01', kind: 'job', employer: 'Musterbetrieb', occupation: 'Tischler' };
    const id = recorded(await chapter('placement/record-placement', { ...job, hoursPerWeek: 39 }), 'Placed')
      .body.commandId;
    const placement = { placement: id };
    recorded(
      await chapter('placement/confirm-retention', { ...placement, on: '2021-06-12', after: '42-days' }),
      'Retained',
    );
    recorded(
      await chapter('placement/end-placement', { ...placement, on: '2021-07-01', because: 'own-wish' }),
      'PlacementEnded',
    );
  });

  it('programme and enrolment', async () => {
    const defined = recorded(await issue('/programmes', someProgramme({ seats: 1 })), 'ProgrammeDefined');
    const own = `/programmes/${defined.body.id}`;
    const amendment = { on: '2021-07-01', contactsPerWeek: 2, reason: 'r' };
    recorded(await issue(`${own}/amend-programme`, amendment), 'ProgrammeAmended');
    const people: string[] = [];
    for (let person = 0; person < 4; person++) people.push(await test.person({ on: '2021-01-01' }, TODAY));
    const seat = async (command: string, person: number, outcome: string | undefined, ...types: string[]) => {
      const answer = recorded(
        await issue(`${own}/${command}`, { participant: people[person], on: '2021-07-31' }),
        ...types,
      );
      expect(answer.body.outcome).toBe(outcome);
      return answer;
    };
    await settled(await seat('request-seat', 0, 'reserved', 'SeatReserved'));
    await seat('request-seat', 1, 'waitlisted', 'ParticipantWaitlisted');
    await seat('request-seat', 2, 'waitlisted', 'ParticipantWaitlisted');
    await seat('request-seat', 3, 'waitlisted', 'ParticipantWaitlisted');
    await seat('withdraw-request', 3, 'withdrawn', 'RequestWithdrawn');
    const left = { programme: defined.body.id, on: '2021-07-31', because: 'moved' };
    await settled(recorded(await issue(`/journeys/${people[0]}/enrolment/drop-out`, left), 'DroppedOut'));
    await seat('decline-seat', 1, 'declined', 'SeatDeclined', 'SeatOffered');
    await settled(await seat('accept-seat', 2, 'reserved', 'SeatReserved'));
    const completed = { programme: defined.body.id, on: '2021-07-31' };
    recorded(
      await issue(`/journeys/${people[2]}/enrolment/complete-programme`, completed),
      'ProgrammeCompleted',
    );
  });

  it('answers 200 and no facts where there is nothing new to record', async () => {
    const assigned = await chapter('assignment/assign-case-worker', { caseWorker: 'coach-9' });
    const before = await head();
    const { status, headers, body } = await chapter('assignment/assign-case-worker', {
      caseWorker: 'coach-9',
    });
    expect(status).toBe(200);
    expect(headers.etag).toBe(assigned.headers.etag);
    expect(body).toEqual({ ...assigned.body, commandId: expect.stringMatching(UUID), facts: [] });
    expect(await head()).toBe(before);
  });

  it('is recorded as who, when, why and on which ground the headers say', async () => {
    const key = {
      'idempotency-key': 'ground',
      'correlation-id': 'thread-7',
      'legal-basis': 'Art. 6(1)(c) GDPR',
      'dev-role': 'team-lead',
    };
    await done(`/journeys/${me}/assignment/assign-case-worker`, { caseWorker: 'coach-8' }, key);
    const { body } = await test.get(`/journeys/${me}/history`);
    expect(body.entries.at(-1).stored).toMatchObject({
      recordedAt: '2021-07-31T10:00:00.000Z',
      happenedOn: '2021-07-31',
      meta: {
        actor: { id: 'coach-1', role: 'team-lead', unit: 'test-unit' },
        correlationId: 'thread-7',
        legalBasis: 'Art. 6(1)(c) GDPR',
        simulated: true,
      },
    });
  });
});

describe('a stream that does not exist', () => {
  it('is 404 for every command but the one that opens it', async () => {
    const skill = { language: 'de', level: 'A2' };
    refused(await issue(`/journeys/${NOBODY}/intake/record-language-skill`, skill), 404, 'not-found');
    refused(
      await issue(`/programmes/${NOBODY}/amend-programme`, { on: '2021-07-01', seats: 2 }),
      404,
      'not-found',
    );
    const journey = await test.person();
    const asked = await issue(`/programmes/${journey}/amend-programme`, { on: '2021-07-01', seats: 2 });
    refused(asked, 404, 'not-found');
  });
});

describe('If-Match', () => {
  const assign = (id: string, caseWorker: string, ifMatch: string, headers = {}) =>
    issue(
      `/journeys/${id}/assignment/assign-case-worker`,
      { caseWorker },
      { 'if-match': ifMatch, ...headers },
    );

  it('lets a command through that was decided on the present version', async () => {
    const id = await test.person();
    const { headers } = await test.get(`/journeys/${id}`);
    expect(headers.etag).toBe('"1"');
    expect((await assign(id, 'coach-2', '"1"')).headers.etag).toBe('"2"');
    expect((await assign(id, 'coach-3', 'W/"2"')).headers.etag).toBe('"3"');
    expect((await assign(id, 'coach-4', '*')).headers.etag).toBe('"4"');
  });

  it('is 412 for any other version, and nothing happens', async () => {
    const id = await test.person();
    const before = await head();
    for (const etag of ['"0"', '"2"', '"999999999"'])
      refused(await assign(id, 'coach-2', etag), 412, 'wrong-version');
    expect(await head()).toBe(before);
  });

  it('is 400 when it is no ETag of ours', async () => {
    const id = await test.person();
    const before = await head();
    for (const etag of [
      '1',
      '"x"',
      '""',
      '"-1"',
      '"1',
      '"1","2"',
      '"1.0"',
      '"12345678901234567890"',
      '""1""',
    ]) {
      const answer = await assign(id, 'coach-2', etag);
      refused(answer, 400, 'invalid');
      expect(answer.body.errors).toEqual([{ path: 'headers.if-match', hint: expect.any(String) }]);
    }
    expect(await head()).toBe(before);
  });

  it('lets one of two win who decided on the same version', async () => {
    const id = await test.person();
    const answers = await Promise.all([assign(id, 'coach-2', '"1"'), assign(id, 'coach-3', '"1"')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  it('does not stand against the retry of a command that was recorded', async () => {
    const id = await test.person();
    const key = { 'idempotency-key': 'retry' };
    const first = await assign(id, 'coach-2', '"1"', key);
    expect((await assign(id, 'coach-2', '"1"', key)).body).toEqual(first.body);
  });
});

describe('Idempotency-Key', () => {
  const held = {
    on: '2021-07-30',
    minutes: 30,
    channel: 'phone',
    language: 'ar',
    topics: ['work', 'family'],
    note: 'made up',
  };
  const hold = (id: string, key: string, body: Body = held, headers = {}) =>
    issue(`/journeys/${id}/coaching/hold-session`, body, { 'idempotency-key': key, ...headers });
  const versionOf = async (id: string): Promise<number> => (await test.get(`/journeys/${id}`)).body.version;

  it('answers the same request the same, and records it once', async () => {
    const id = await test.person();
    const first = recorded(await hold(id, 'k1'), 'SessionHeld');
    const again = await hold(id, 'k1', Object.fromEntries(Object.entries(held).reverse()));
    expect([again.status, again.headers.etag, again.body]).toEqual([201, first.headers.etag, first.body]);
    await hold(id, 'k2');
    const later = await hold(id, 'k1', held, { 'dev-now': '2021-08-05T10:00:00Z' });
    expect([later.status, later.headers.etag, later.body]).toEqual([201, first.headers.etag, first.body]);
    expect(await versionOf(id)).toBe(3);
  });

  it('holds for ten at the same moment', async () => {
    const id = await test.person();
    const answers = await Promise.all(Array.from({ length: 10 }, () => hold(id, 'at-once')));
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]!.body]);
    expect(await versionOf(id)).toBe(2);
  });

  it('holds for the command that opens a stream, ten at the same moment', async () => {
    const before = await head();
    const person = somebody();
    const open = () => issue('/journeys', person, { 'idempotency-key': 'open' });
    const answers = await Promise.all(Array.from({ length: 10 }, open));
    for (const { status, body } of [...answers, await open()])
      expect([status, body]).toEqual([201, answers[0]!.body]);
    expect(await head()).toBe(before + 1n);
  });

  it('is 422 for another body, for another command and for the absence of a field', async () => {
    const id = await test.person();
    await hold(id, 'used');
    const before = await head();
    const { note: _, ...silent } = held;
    for (const body of [{ ...held, minutes: 31 }, { ...held, note: 'other' }, silent])
      refused(await hold(id, 'used', body), 422, 'idempotency-key-reused');
    const other = await issue(
      `/journeys/${id}/assignment/assign-case-worker`,
      { caseWorker: 'coach-2' },
      { 'idempotency-key': 'used' },
    );
    refused(other, 422, 'idempotency-key-reused');
    await issue('/journeys', somebody(), { 'idempotency-key': 'opened' });
    const opening = await issue('/journeys', somebody({ sex: 'male' }), { 'idempotency-key': 'opened' });
    refused(opening, 422, 'idempotency-key-reused');
    expect(await head()).toBe(before + 1n);
  });

  it('is 422 for all but one of several different bodies at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const open = (name: number) =>
        issue('/journeys', somebody({ familyName: `Muster-${name}` }), {
          'idempotency-key': `race-${round}`,
        });
      const before = await head();
      const answers = await Promise.all([1, 2, 3, 4].map(open));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
      expect(await head()).toBe(before + 1n);
    }
  });

  it('belongs to its actor: the same key of another one is another command', async () => {
    const id = await test.person();
    const mine = await hold(id, 'shared');
    const hers = await hold(id, 'shared', held, { 'dev-actor': 'coach-2' });
    expect(hers.status).toBe(201);
    expect(hers.body.commandId).not.toBe(mine.body.commandId);
    expect(await versionOf(id)).toBe(3);
  });

  it('does not remember a refusal: what was refused may be right later', async () => {
    const id = await test.person();
    const ahead = { ...held, on: '2021-08-01' };
    refused(await hold(id, 'early', ahead), 409, 'in-the-future');
    recorded(await hold(id, 'early', ahead, { 'dev-now': '2021-08-01T10:00:00Z' }), 'SessionHeld');
  });

  it('is not needed: two requests without a key are two commands', async () => {
    const id = await test.person();
    await issue(`/journeys/${id}/coaching/hold-session`, held);
    await issue(`/journeys/${id}/coaching/hold-session`, held);
    expect(await versionOf(id)).toBe(3);
  });
});

describe('two instances of the service', () => {
  it('record a command once that reaches both, and keep the chain of hashes', async () => {
    const twin = await test.twin();
    for (let round = 0; round < 20; round++) {
      const key = { ...TODAY, 'idempotency-key': `both-${round}` };
      const person = somebody();
      const open = (at: Pick<TestService, 'issue'>) => at.issue('/journeys', person, key);
      const [here, there] = await Promise.all([open(test), open(twin)]);
      expect([there.status, there.body]).toEqual([201, here.body]);
      for (const [index, at] of [test, twin].entries()) {
        const assigned = await at.issue(
          `/journeys/${here.body.id}/assignment/assign-case-worker`,
          { caseWorker: `coach-${index}` },
          TODAY,
        );
        expect(assigned.body.version).toBe(index + 2);
      }
      const { entries } = (await test.get(`/journeys/${here.body.id}/history`)).body;
      expect(entries.map(({ stored }: { stored: Body }) => stored.previousHash)).toEqual([
        '0'.repeat(64),
        ...entries.slice(0, -1).map(({ stored }: { stored: Body }) => stored.hash),
      ]);
    }
  });

  it('answer 201 to one and 422 to the other of two different bodies under one key', async () => {
    const twin = await test.twin();
    for (let round = 0; round < 10; round++) {
      const key = { ...TODAY, 'idempotency-key': `different-${round}` };
      const answers = await Promise.all(
        [test, twin].map((at, index) =>
          at.issue('/journeys', somebody({ familyName: `Muster-${index}` }), key),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    }
  });
});

describe('a refusal', () => {
  const known: Record<string, string> = {};
  const put = async (name: string, path: string, body: Body) => {
    known[name] = (await done(path, body)).body.commandId;
  };

  beforeAll(async () => {
    known.programme = await test.programme({ to: '2021-12-31' }, TODAY);
    known.other = await test.programme({}, TODAY);
    known.me = await enrolled(known.programme);
    known.both = await enrolled(known.programme);
    await settled(
      await done(`/programmes/${known.other}/request-seat`, { participant: known.both, on: '2021-01-01' }),
    );
    known.full = await test.programme({ seats: 1 }, TODAY);
    known.holder = await enrolled(known.full);
    known.waiting = await enrolled(known.full);
    known.freed = await test.programme({ seats: 1 }, TODAY);
    const leaver = await enrolled(known.freed);
    await settled(
      await done(`/journeys/${leaver}/enrolment/complete-programme`, {
        programme: known.freed,
        on: '2021-06-30',
      }),
    );
    known.offering = await test.programme({ seats: 1 }, TODAY);
    const gone = await enrolled(known.offering);
    known.offered = await enrolled(known.offering);
    await settled(
      await done(`/journeys/${gone}/enrolment/complete-programme`, {
        programme: known.offering,
        on: '2021-07-01',
      }),
    );

    const mine = (command: string) => `/journeys/${known.me}/${command}`;
    await put('settled', mine('coaching/schedule-session'), { ...appointment, plannedFor: '2021-07-31' });
    await done(mine('coaching/cancel-session'), { session: known.settled, by: 'coach' });
    await put('agreed', mine('internship/agree-internship'), internship);
    await put('running', mine('internship/agree-internship'), internship);
    await done(mine('internship/start-internship'), { internship: known.running, on: '2021-03-01' });
    await put('ended', mine('internship/agree-internship'), internship);
    await done(mine('internship/start-internship'), { internship: known.ended, on: '2021-03-01' });
    await done(mine('internship/end-internship'), {
      internship: known.ended,
      on: '2021-03-10',
      outcome: 'completed',
    });
    await put('course', mine('language/enrol-in-course'), course);
    await put('attended', mine('language/enrol-in-course'), course);
    await done(mine('language/start-course'), { course: known.attended, on: '2021-03-01' });
    await done(mine('language/report-attendance'), { course: known.attended, on: '2021-03-08', units: 4 });
    await put('left', mine('language/enrol-in-course'), course);
    await done(mine('language/leave-course'), { course: known.left, on: '2021-03-01', because: 'moved' });
    await done(mine('language/record-exam'), { on: '2021-05-01', level: 'A1', result: 'passed' });
    await put('job', mine('placement/record-placement'), { ...job, on: '2021-03-01' });
    await done(mine('placement/confirm-retention'), {
      placement: known.job,
      on: '2021-05-01',
      after: '42-days',
    });
    await put('lost', mine('placement/record-placement'), { ...job, on: '2021-03-01' });
    await done(mine('placement/end-placement'), {
      placement: known.lost,
      on: '2021-03-31',
      because: 'employer',
    });
    await put('filed', mine('recognition/file-recognition'), filing);
    for (const step of ['confirm-receipt', 'complete-documents'])
      await done(mine(`recognition/${step}`), { procedure: known.filed, on: '2021-03-01' });
    await put('decided', mine('recognition/file-recognition'), filing);
    await done(mine('recognition/decide-recognition'), {
      procedure: known.decided,
      on: '2021-05-01',
      result: 'full',
    });
  });

  const talk = { on: '2021-07-01', minutes: 30, channel: 'phone', language: 'ar', topics: [] };
  const appointment = { plannedFor: '2021-08-01', channel: 'phone', language: 'ar' };
  const internship = {
    on: '2021-02-01',
    employer: 'Musterbetrieb',
    occupation: 'Maler',
    kind: 'trial-work',
    plannedFrom: '2021-03-01',
    plannedTo: '2021-03-14',
  };
  const course = {
    on: '2021-02-01',
    provider: 'Musterschule',
    kind: 'other',
    targetLevel: 'A2',
    units: 6,
    plannedFrom: '2021-03-01',
  };
  const job = { kind: 'job', employer: 'Musterbetrieb', occupation: 'Maler' };
  const filing = { on: '2021-02-01', occupation: 'Maler', authority: 'Musterkammer', country: 'SY' };
  const unknown = '00000000-0000-4000-8000-000000000000';
  const march = '2021-03-20';

  type Case = readonly [code: string, path: string, body: () => Body];
  const on =
    (stream: string, name: string) =>
    (code: string, command: string, body: () => Body): Case => [code, `/${stream}/:${name}/${command}`, body];
  const mine = on('journeys', 'me');
  const ofFull = on('programmes', 'full');
  const rate = { unit: 'teaching-unit', cents: 1 };

  const cases: readonly Case[] = [
    ['born-after-registration', '/journeys', () => somebody({ on: '1990-05-16' })],
    ['end-before-start', '/programmes', () => someProgramme({ to: '2020-12-31' })],
    ['rate-given-twice', '/programmes', () => someProgramme({ rates: [rate, rate] })],
    mine('in-the-future', 'coaching/hold-session', () => ({ ...talk, on: '2021-08-01' })),
    mine('session-not-open', 'coaching/hold-session', () => ({ ...talk, session: unknown })),
    mine('session-not-open', 'coaching/miss-session', () => ({
      session: known.settled,
      on: '2021-07-31',
      excused: false,
    })),
    mine('appointment-in-past', 'coaching/schedule-session', () => ({
      ...appointment,
      plannedFor: '2021-07-30',
    })),
    mine('not-enrolled', 'coaching/hold-session', () => ({ ...talk, programme: known.other })),
    on('journeys', 'both')('programme-required', 'coaching/hold-session', () => talk),
    mine('not-enrolled', 'enrolment/complete-programme', () => ({ programme: known.other, on: march })),
    mine('before-enrolment', 'enrolment/drop-out', () => ({
      programme: known.programme,
      on: '2020-12-31',
      because: 'health',
    })),
    mine('unknown-internship', 'internship/start-internship', () => ({ internship: unknown, on: march })),
    mine('end-before-start', 'internship/agree-internship', () => ({
      ...internship,
      plannedTo: '2021-02-28',
    })),
    mine('internship-already-started', 'internship/start-internship', () => ({
      internship: known.running,
      on: march,
    })),
    mine('internship-not-started', 'internship/end-internship', () => ({
      internship: known.agreed,
      on: march,
      outcome: 'hired',
    })),
    mine('internship-ended', 'internship/extend-internship', () => ({
      internship: known.ended,
      on: march,
      to: '2021-03-25',
    })),
    mine('not-an-extension', 'internship/extend-internship', () => ({
      internship: known.running,
      on: march,
      to: '2021-03-14',
    })),
    mine('end-before-start', 'internship/end-internship', () => ({
      internship: known.running,
      on: '2021-02-28',
      outcome: 'hired',
    })),
    mine('reason-required', 'internship/agree-internship', () => ({
      ...internship,
      plannedTo: '2021-03-29',
    })),
    mine('course-not-joined', 'language/start-course', () => ({ course: unknown, on: march })),
    mine('course-not-started', 'language/report-attendance', () => ({
      course: known.course,
      on: march,
      units: 1,
    })),
    mine('course-already-started', 'language/start-course', () => ({ course: known.attended, on: march })),
    mine('attendance-already-reported', 'language/report-attendance', () => ({
      course: known.attended,
      on: '2021-03-08',
      units: 1,
    })),
    mine('course-left', 'language/start-course', () => ({ course: known.left, on: march })),
    mine('attended-later', 'language/leave-course', () => ({
      course: known.attended,
      on: '2021-03-07',
      because: 'gave-up',
    })),
    mine('exam-already-recorded', 'language/record-exam', () => ({
      on: '2021-05-01',
      level: 'A1',
      result: 'failed',
    })),
    mine('unknown-placement', 'placement/end-placement', () => ({
      placement: unknown,
      on: march,
      because: 'other',
    })),
    mine('too-early', 'placement/confirm-retention', () => ({
      placement: known.job,
      on: '2021-07-31',
      after: '6-months',
    })),
    mine('placement-ended', 'placement/end-placement', () => ({
      placement: known.lost,
      on: march,
      because: 'other',
    })),
    mine('retained-longer', 'placement/end-placement', () => ({
      placement: known.job,
      on: '2021-04-01',
      because: 'other',
    })),
    mine('unknown-procedure', 'recognition/confirm-receipt', () => ({ procedure: unknown, on: march })),
    mine('before-filing', 'recognition/confirm-receipt', () => ({
      procedure: known.filed,
      on: '2021-01-31',
    })),
    mine('receipt-already-confirmed', 'recognition/confirm-receipt', () => ({
      procedure: known.filed,
      on: march,
    })),
    mine('documents-already-complete', 'recognition/complete-documents', () => ({
      procedure: known.filed,
      on: march,
    })),
    mine('decided-too-early', 'recognition/decide-recognition', () => ({
      procedure: known.filed,
      on: '2021-02-28',
      result: 'full',
    })),
    mine('already-decided', 'recognition/decide-recognition', () => ({
      procedure: known.decided,
      on: march,
      result: 'full',
    })),
    ofFull('unknown-participant', 'request-seat', () => ({ participant: unknown })),
    ofFull('already-has-seat', 'request-seat', () => ({ participant: known.holder })),
    ofFull('already-waiting', 'request-seat', () => ({ participant: known.waiting })),
    ofFull('programme-not-running', 'request-seat', () => ({ participant: known.me, on: '2020-12-31' })),
    ofFull('no-seat-offered', 'accept-seat', () => ({ participant: known.waiting })),
    ofFull('not-waiting', 'withdraw-request', () => ({ participant: known.me })),
    on('programmes', 'offering')('before-offer', 'accept-seat', () => ({
      participant: known.offered,
      on: '2021-07-30',
    })),
    on('programmes', 'freed')('no-seat-then', 'request-seat', () => ({
      participant: known.me,
      on: '2021-06-01',
    })),
  ];

  it.each(cases)('%s: %s', async (code, path, body) => {
    const before = await head();
    refused(
      await issue(
        path.replace(/:(\w+)/, (_, name: string) => known[name]!),
        body(),
      ),
      409,
      code,
    );
    expect(await head()).toBe(before);
  });

  it('for want of a reason becomes a warning once there is one', async () => {
    const own = `/journeys/${await enrolled(known.programme!)}`;
    const twice = async (command: string, body: Body, warning: string) => {
      refused(await issue(`${own}/${command}`, body), 409, 'reason-required');
      refused(await issue(`${own}/${command}`, { ...body, reason: '  ' }), 400, 'invalid');
      const answer = await issue(`${own}/${command}`, { ...body, reason: 'It was needed.' });
      expect([answer.status, answer.body.warnings]).toEqual([201, [warning]]);
      return answer.body.commandId as string;
    };
    const cap = 'over-internship-cap';
    const id = await twice('internship/agree-internship', { ...internship, plannedTo: '2021-03-29' }, cap);
    await twice('internship/extend-internship', { internship: id, on: march, to: '2021-04-10' }, cap);
    await done(`${own}/internship/start-internship`, { internship: id, on: '2021-03-01' });
    const end = { internship: id, on: '2021-04-11', outcome: 'completed' };
    await twice('internship/end-internship', end, cap);

    const joined = (await done(`${own}/language/enrol-in-course`, course)).body.commandId;
    await done(`${own}/language/start-course`, { course: joined, on: '2021-03-01' });
    const attended = { course: joined, on: '2021-03-02', units: 7 };
    await twice('language/report-attendance', attended, 'over-course-units');

    const { entries } = (await test.get(`${own}/history`)).body;
    expect(entries.filter(({ stored }: { stored: { meta: Body } }) => stored.meta.warnings)).toHaveLength(4);
  });
});

describe('seats', () => {
  const request = (programme: string, participant: string) =>
    issue(`/programmes/${programme}/request-seat`, { participant });
  const people = (number: number) => Promise.all(Array.from({ length: number }, () => test.person()));
  const stateOf = async (programme: string) =>
    (await test.get(`/programmes/${programme}`)).body.state.programme;
  const enrolmentOf = async (id: string, { body: { position } }: Response) =>
    (await test.get(`/journeys/${id}?after=${position}`)).body.state.enrolment;

  it('the last one goes to one of two who ask at the same moment', async () => {
    const pair = (await people(2)) as [string, string];
    for (let round = 0; round < 20; round++) {
      const programme = await test.programme({ seats: 1 });
      const answers = await Promise.all(pair.map((participant) => request(programme, participant)));
      expect(answers.map(({ body }) => body.outcome).sort()).toEqual(['reserved', 'waitlisted']);
      const { seats, queue } = await stateOf(programme);
      expect([Object.keys(seats).length, queue.length]).toEqual([1, 1]);
    }
  });

  it('ten people at the same moment get three of three', async () => {
    const all = await people(10);
    const programme = await test.programme({ seats: 3 });
    const answers = await Promise.all(all.map((participant) => request(programme, participant)));
    expect(answers.filter(({ body }) => body.outcome === 'reserved')).toHaveLength(3);
    expect(answers.filter(({ body }) => body.outcome === 'waitlisted')).toHaveLength(7);
  });

  it('the answer reaches the journey, visible to whoever gives its position as `after`', async () => {
    const [one, two] = (await people(2)) as [string, string];
    const programme = await test.programme({ seats: 1 });
    for (let round = 0; round < 2; round++) {
      const reserved = await request(programme, one);
      if (round === 0)
        expect(await enrolmentOf(one, reserved)).toEqual({
          episodes: [{ programme, from: '2021-07-31' }],
          waiting: {},
        });
      else refused(reserved, 409, 'already-has-seat');
    }
    expect(await enrolmentOf(two, await request(programme, two))).toEqual({
      episodes: [],
      waiting: { [programme]: 'waiting' },
    });
  });

  it('a freed one is offered in waiting order, until somebody takes it', async () => {
    const [holder, first, second, third] = (await people(4)) as [string, string, string, string];
    const programme = await test.programme({ seats: 1 });
    const held = await request(programme, holder);
    for (const waiting of [first, second, third]) await request(programme, waiting);
    await settled(held);
    const left = await done(`/journeys/${holder}/enrolment/drop-out`, {
      programme,
      on: '2021-07-31',
      because: 'moved',
    });
    expect(await enrolmentOf(first, left)).toEqual({ episodes: [], waiting: { [programme]: 'offered' } });
    expect(await stateOf(programme)).toMatchObject({
      seats: { [first]: { status: 'offered' } },
      queue: [second, third],
    });

    const declined = await done(`/programmes/${programme}/decline-seat`, { participant: first });
    expect(await enrolmentOf(first, declined)).toEqual({ episodes: [], waiting: {} });
    expect(await enrolmentOf(second, declined)).toMatchObject({ waiting: { [programme]: 'offered' } });
    expect(await enrolmentOf(third, declined)).toMatchObject({ waiting: { [programme]: 'waiting' } });

    const accepted = await done(`/programmes/${programme}/accept-seat`, { participant: second });
    expect(await enrolmentOf(second, accepted)).toEqual({
      episodes: [{ programme, from: '2021-07-31' }],
      waiting: {},
    });
    expect(await stateOf(programme)).toMatchObject({
      seats: { [second]: { status: 'reserved' } },
      queue: [third],
    });
  });

  it('more of them are offered at once to as many as wait', async () => {
    const [holder, first, second, third] = (await people(4)) as [string, string, string, string];
    const programme = await test.programme({ seats: 1 });
    for (const each of [holder, first, second, third]) await request(programme, each);
    const amended = await done(`/programmes/${programme}/amend-programme`, { on: '2021-07-31', seats: 3 });
    expect(typesOf(amended)).toEqual(['ProgrammeAmended', 'SeatOffered', 'SeatOffered']);
    expect(await enrolmentOf(second, amended)).toMatchObject({ waiting: { [programme]: 'offered' } });
    expect(await enrolmentOf(third, amended)).toMatchObject({ waiting: { [programme]: 'waiting' } });
  });
});
