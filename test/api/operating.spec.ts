import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { temporaryFolder } from '../support/server.js';
import { type Headers, on, somebody, startTestService, type TestService } from '../support/service.js';

let test: TestService;
let anna: string;
beforeAll(async () => {
  test = await startTestService();
  anna = await test.person({}, { 'correlation-id': 'first' });
});
afterAll(() => test.stop());

const TODAY = on('2021-07-31');
const AUDITOR: Headers = { ...TODAY, 'dev-actor': 'auditor-1', 'dev-role': 'auditor' };
const ADMINISTRATOR: Headers = { ...TODAY, 'dev-actor': 'admin-1', 'dev-role': 'administrator' };

type Line = Record<string, unknown>;
const look = async (path: string): Promise<Line[]> => {
  const { status, body } = await test.get(path, AUDITOR);
  expect(status).toBe(200);
  return (body as { rows: Line[] }).rows;
};
/** Asks until the answer has so many rows. */
const found = async (path: string, rows: number): Promise<Line[]> => {
  const until = Date.now() + 10_000;
  for (;;) {
    const lines = await look(path);
    if (lines.length >= rows || Date.now() > until) return lines;
    await sleep(20);
  }
};

describe('all histories', () => {
  it('are searched by who recorded, without what was said', async () => {
    const course = {
      ...{ title: 'Musterkurs', provider: 'Musterträger', kind: 'integration', municipality: 'Musterstadt' },
      ...{ seats: 5, units: 100, from: '2021-08-01' },
    };
    const actor = {
      ...TODAY,
      'dev-actor': 'coach-2',
      'correlation-id': 'together',
    };
    const { id } = (await test.issue('/courses', course, actor)).body as { id: string };
    await test.issue(`/courses/${id}/request-course-place`, { participant: anna }, actor);
    // The journey hears of the place by a policy, for the same account.
    const lines = await found('/entries?account=coach-2', 3);
    // All were recorded at one moment, and then stand in no order.
    expect(
      new Set(lines.map(({ type, version, cause }) => [type, version, cause !== null].join(' '))),
    ).toEqual(
      new Set(['CoursePlaceReceived 2 true', 'CoursePlaceReserved 2 false', 'CourseOffered 1 false']),
    );
    expect(lines.find(({ type }) => type === 'CoursePlaceReserved')).toEqual({
      ...{ id: expect.any(String), recordedAt: '2021-07-31T11:00:00.000Z', happenedOn: '2021-07-31' },
      ...{ account: 'coach-2', role: 'coordinator', unit: 'test-unit', stream: `course-${id}`, version: 2 },
      ...{ type: 'CoursePlaceReserved', correlationId: 'together', cause: null },
    });
    expect(await look('/entries?unit=test-unit&type=CourseOffered')).toHaveLength(1);
    expect(await look('/entries?correlationId=together')).toHaveLength(3);
    expect(await look('/entries?account=coach-2&to=2021-07-30')).toEqual([]);
    const page = await test.get('/entries?account=coach-2&limit=2', AUDITOR);
    const { rows, next } = page.body as { rows: Line[]; next: string };
    expect([...rows, ...(await look(`/entries?account=coach-2&limit=2&cursor=${next}`))]).toEqual(lines);
  });

  it('are searched by whom an entry names, in whatever stream it stands', async () => {
    const lines = await found(`/entries?participant=${anna}`, 3);
    expect(lines.map(({ type }) => type).sort()).toEqual([
      'CoursePlaceReceived',
      'CoursePlaceReserved',
      'ParticipantRegistered',
    ]);
  });
});

describe('read-only', () => {
  const order = { reason: 'The database is being moved.', until: '2099-01-01T00:00:00Z' };
  const register = (by: Pick<TestService, 'issue'> = test) => by.issue('/journeys', somebody(), TODAY);
  const metric = async () => /^read_only (\d)$/m.exec((await test.get('/metrics')).text)?.[1];

  afterAll(() => test.service.runtime.readOnly.end());

  it('takes no command in any instance, shows everything, and ends', async () => {
    const twin = await test.twin();
    expect(await metric()).toBe('0');
    const begun = await test.issue('/operations/read-only', order, ADMINISTRATOR);
    expect([begun.status, begun.body]).toMatchObject([200, { readOnly: { reason: order.reason } }]);
    await sleep(300);
    for (const instance of [test, twin]) {
      const answer = await register(instance);
      expect([answer.status, answer.body, answer.headers['retry-after']]).toMatchObject([
        503,
        { code: 'read-only', hint: expect.stringContaining(order.reason) },
        expect.stringMatching(/^\d+$/),
      ]);
      expect((await instance.get('/caseload', TODAY)).status).toBe(200);
    }
    const ready = await test.get('/health/ready');
    expect([ready.status, ready.body]).toMatchObject([
      200,
      { status: 'ready', readOnly: { until: expect.stringContaining('2099') } },
    ]);
    expect(await metric()).toBe('1');

    const ended = await test.issue('/operations/read-write', {}, ADMINISTRATOR);
    expect([ended.status, ended.body]).toEqual([200, {}]);
    await sleep(300);
    for (const instance of [test, twin]) expect((await register(instance)).status).toBe(201);
  });

  it('ends by itself when its time has come', async () => {
    await test.issue('/operations/read-only', { ...order, until: '2021-01-01T00:00:00Z' }, ADMINISTRATOR);
    expect((await register()).status).toBe(201);
  });

  it('is still there after a restart, and lets what follows from a fact come after it', async () => {
    const course = {
      ...{ title: 'Musterkurs', provider: 'Musterträger', kind: 'integration', municipality: 'Musterstadt' },
      ...{ seats: 5, units: 100, from: '2021-08-01' },
    };
    const { readOnly } = test.service.runtime;
    const { id } = (await test.issue('/courses', course, TODAY)).body as { id: string };
    const bela = await test.person();
    const [place] = await Promise.all([
      test.issue(`/courses/${id}/request-course-place`, { participant: bela }, TODAY),
      // The policy may be quicker; then there is nothing left to wait.
      readOnly.begin(order.reason, undefined, 'admin-1'),
    ]);
    await sleep(300);
    const restarted = await test.twin();
    expect((await register(restarted)).body).toMatchObject({ code: 'read-only' });
    await readOnly.end();
    if (place.status !== 201) return;
    const { position } = place.body as { position: string };
    const { body } = await test.get(`/journeys/${bela}?after=${position}`, TODAY);
    expect((body as { version: number }).version).toBe(2);
  });
});

describe('what administrators do', () => {
  it('is entered as reads are, also when it fails', async () => {
    await test.issue('/operations/projections/caseload/replay', {}, ADMINISTRATOR);
    await test.issue('/operations/projections/nothing/replay', {}, ADMINISTRATOR);
    await test.issue('/operations/reporting/publish', {}, ADMINISTRATOR);
    const lines = await look('/read-log?verb=operate&account=admin-1');
    expect(lines.map(({ what, outcome, asked }) => [what, outcome, asked])).toEqual([
      ['publish', 'begun', {}],
      ['replay', 'not-found', { reader: 'nothing' }],
      ['replay', 'begun', { reader: 'nothing' }],
      ['replay', 'begun', { reader: 'caseload' }],
      ['read-only', 'begun', { reason: 'The database is being moved.', until: '2021-01-01T00:00:00Z' }],
      ['read-write', 'begun', {}],
      ['read-only', 'begun', { reason: 'The database is being moved.', until: '2099-01-01T00:00:00Z' }],
    ]);
  });

  it('is not done if it cannot be entered', async () => {
    const { pool } = test.service.runtime;
    await pool.query('ALTER TABLE access.head RENAME TO lost');
    const answer = await test.issue('/operations/read-only', { reason: 'x' }, ADMINISTRATOR);
    await pool.query('ALTER TABLE access.lost RENAME TO head');
    expect(answer.body).toMatchObject({ code: 'read-log-unavailable' });
    expect((await test.get('/health/ready')).body).toEqual({ status: 'ready' });
  });
});

describe('what is done in the shell', () => {
  it('is entered as done by a user of the operating system', async () => {
    const run = async (program: string, ...args: readonly string[]): Promise<string> => {
      const env = { PATH: process.env.PATH, ...test.environment };
      const { stdout } = await promisify(execFile)(process.execPath, [`dist/src/${program}.js`, ...args], {
        env,
      });
      return stdout;
    };
    await run('backup', join(temporaryFolder(), 'backup'));
    await run('keys');
    await run('rebuild', 'staff');
    expect(await run('verify')).toMatch(/Sound/);
    const lines = (await look('/read-log?verb=operate')).filter(({ role }) => role === 'command-line');
    expect(lines.map(({ what, asked, outcome }) => [what, asked, outcome])).toEqual([
      ['verify', {}, 'begun'],
      ['rebuild', { views: ['staff'] }, 'begun'],
      ['rotate-keys', { from: expect.stringMatching(/^[0-9a-f]{16}$/) }, 'begun'],
      ['backup', { keys: 'beside' }, 'begun'],
    ]);
    const [{ account }] = lines as [{ account: string }];
    expect(account).toMatch(/^os\.[a-z0-9.-]+$/);
    expect(await look(`/read-log?account=${account}`)).toHaveLength(4);
  }, 60_000);
});
