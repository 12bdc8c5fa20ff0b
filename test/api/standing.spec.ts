import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers as they come

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const TODAY = on('2021-07-31');

const issue = async (path: string, body: Body, headers = TODAY): Promise<Row> => {
  const { status, body: answer, text } = await test.issue(path, body, headers);
  if (status !== 201) throw new Error(`${path} answered ${status} ${text}`);
  return answer;
};

/** Somebody alone in a town, what is entered, and the line of the caseload then. */
const lineAfter = async (
  municipality: string,
  ...entries: readonly (readonly [path: string, body: Body])[]
): Promise<Row> => {
  const id = await test.person({ municipality }, on('2021-01-01'));
  let position = '';
  for (const [path, body] of entries)
    ({ position } = (await issue(`/journeys/${id}/${path}`, body)) as { position: string });
  const { body, text } = await test.get(`/caseload?municipality=${municipality}&after=${position}`, TODAY);
  if (!body.rows) throw new Error(text);
  return body.rows[0];
};

const title = (validUntil?: string): readonly [string, Body] => [
  'status/record-residence-title',
  { on: '2021-01-01', kind: 'toleration', paragraph: '§ 60a AufenthG', ...(validUntil && { validUntil }) },
];

describe('residence papers', () => {
  it.each([
    ['2021-07-30', 'expired'],
    ['2021-07-31', 'red'],
    ['2021-08-30', 'red'],
    ['2021-08-31', 'amber'],
    ['2021-10-29', 'amber'],
    ['2021-10-30', 'green'],
    [undefined, 'green'],
  ])('until %s are %s', async (until, titleLight) => {
    const line = await lineAfter(`Titel${until ?? 'offen'}`, title(until));
    expect(line.titleLight).toBe(titleLight);
    expect(line.flags.includes('title-expiring')).toBe(titleLight !== 'green');
  });

  it('of which none is known raise no flag', async () => {
    const line = await lineAfter('Ohnetitel', ['intake/record-skill', { skill: 'cooking', level: 'good' }]);
    expect([line.titleLight, line.titleKind, line.flags.includes('title-expiring')]).toEqual([
      'none',
      null,
      false,
    ]);
  });

  it('count as the one that is valid longest', async () => {
    const line = await lineAfter('Zweititel', title('2021-08-01'), title('2022-08-01'));
    expect([line.titleUntil, line.titleLight]).toEqual(['2022-08-01', 'green']);
  });
});

describe('benefits and work permission', () => {
  it('are those that hold today, the first in rank first', async () => {
    const line = await lineAfter(
      'Rechtsheim',
      ['status/start-regime', { on: '2021-02-01', regime: 'asylblg', rank: 'secondary' }],
      ['status/start-regime', { on: '2021-06-01', regime: 'sgb-ii' }],
      ['status/start-regime', { on: '2021-08-01', regime: 'sgb-iii' }],
      ['status/record-work-permission', { on: '2021-01-01', scope: 'not-allowed', validUntil: '2021-06-30' }],
      ['status/record-work-permission', { on: '2021-07-01', scope: 'with-approval' }],
    );
    expect([line.regime, line.regimeSince, line.workScope]).toEqual([
      'sgb-ii',
      '2021-06-01',
      'with-approval',
    ]);
  });
});

describe('plan, tasks and obstacles', () => {
  it('say what is due', async () => {
    const line = await lineAfter(
      'Planheim',
      ['plan/agree-plan', { on: '2021-01-30', goals: ['B1'] }],
      ['plan/raise-obstacle', { kind: 'childcare' }],
    );
    expect([line.planAgeDays, line.obstacles.length]).toEqual([182, 1]);
    expect(line.flags).toEqual(expect.arrayContaining(['childcare', 'plan-due']));
  });

  it('count a task as overdue from the day after it was due', async () => {
    const id = await test.person({ municipality: 'Aufgabenheim' }, on('2021-01-01'));
    const set = { what: 'find the certificate', due: '2021-07-30', owner: 'coach' };
    const { position } = await issue(`/journeys/${id}/plan/set-task`, set, on('2021-07-01'));
    const on_ = async (day: string) =>
      (await test.get(`/caseload?municipality=Aufgabenheim&after=${position}`, on(day))).body.rows[0];
    expect((await on_('2021-07-30')).tasksOverdue).toBe(0);
    expect(await on_('2021-07-31')).toMatchObject({ tasksOverdue: 1 });
    expect((await on_('2021-07-31')).flags).toContain('task-overdue');
  });
});

describe('the way of a case', () => {
  it('goes to whom it was handed over, under its present name', async () => {
    const id = await test.person({ municipality: 'Gabenheim' }, on('2021-01-01'));
    const offer = await issue(`/journeys/${id}/assignment/offer-hand-over`, {
      to: 'coach-9',
      reason: 'moved',
    });
    const { state } = (await test.get(`/journeys/${id}`, TODAY)).body;
    expect(offer.facts).toHaveLength(1);
    const [handOver] = Object.keys(state.assignment.offers as object);
    await issue(`/journeys/${id}/assignment/accept-hand-over`, { handOver });
    const { position } = await issue(`/journeys/${id}/intake/change-details`, { familyName: 'Neumuster' });
    const { rows } = (await test.get(`/caseload?coach=coach-9&after=${position}`, TODAY)).body;
    expect(rows).toMatchObject([{ id, caseWorker: 'coach-9', familyName: 'Neumuster' }]);
  });

  it('is closed, and taken up again', async () => {
    const close = ['closing/close-journey', { because: 'moved' }] as const;
    expect(await lineAfter('Endheim', close)).toMatchObject({ phase: 'closed', closedBecause: 'moved' });
    const reopened = await lineAfter('Neuanfang', close, ['closing/reopen-journey', { reason: 'came back' }]);
    expect(reopened).toMatchObject({ phase: 'intake', closedOn: null });
  });

  it('says when somebody has left a programme', async () => {
    const programme = await test.programme();
    const id = await test.person({ municipality: 'Abgangheim' }, on('2021-01-01'));
    const { position } = await issue(`/programmes/${programme}/request-seat`, { participant: id });
    expect(
      (await test.get(`/caseload?municipality=Abgangheim&after=${position}`, TODAY)).body.rows[0].phase,
    ).toBe('in-programme');
    const left = await issue(`/journeys/${id}/enrolment/drop-out`, {
      ...{ programme, on: '2021-07-31', because: 'moved' },
    });
    const { rows } = (await test.get(`/caseload?municipality=Abgangheim&after=${left.position}`, TODAY)).body;
    expect(rows).toMatchObject([{ phase: 'left', leftProgrammeOn: '2021-07-31' }]);
  });
});

describe('an internship that was called off', () => {
  it('is forgotten, and nobody is in it', async () => {
    const agreed = await test.person({ municipality: 'Abgesagt' }, on('2021-01-01'));
    const { commandId: internship } = await issue(`/journeys/${agreed}/internship/agree-internship`, {
      ...{ employer: 'Muster-Werkstatt', occupation: 'Baker', kind: 'orientation' },
      ...{ plannedFrom: '2021-07-30', plannedTo: '2021-08-13' },
    });
    const { position } = await issue(`/journeys/${agreed}/internship/cancel-internship`, {
      ...{ internship, reason: 'No time' },
    });
    const { body } = await test.get(`/caseload?municipality=Abgesagt&after=${position}`, TODAY);
    const expected = { phase: 'intake', internship: null, internshipFrom: null, internshipTo: null };
    expect(body.rows).toEqual([expect.objectContaining(expected)]);
  });
});

describe('a recognition against which somebody appealed', () => {
  it('is open again', async () => {
    const id = await test.person({ municipality: 'Widerspruch' }, on('2021-01-01'));
    const enter = (command: string, body: Body) => issue(`/journeys/${id}/recognition/${command}`, body);
    const { commandId: procedure } = await enter('file-recognition', {
      ...{ on: '2021-01-04', occupation: 'Baker', authority: 'Muster-Kammer', country: 'SY' },
    });
    await enter('decide-recognition', { procedure, on: '2021-03-01', result: 'refused' });
    const { position } = await enter('appeal-recognition', { procedure, on: '2021-03-15' });
    const { body } = await test.get(`/caseload?municipality=Widerspruch&after=${position}`, TODAY);
    expect(body.rows[0]).toMatchObject({ recognitionDecidedOn: null, recognitionResult: null });
    expect(body.rows[0].recognitionClock).toBe('receipt-overdue');
  });
});

describe('the cases with a flag', () => {
  it('come page by page, each once', async () => {
    const raise = async (id: string) => issue(`/journeys/${id}/plan/raise-obstacle`, { kind: 'childcare' });
    const ids = [];
    for (let n = 0; n < 3; n++)
      ids.push(await test.person({ municipality: 'Kinderhausen' }, on('2021-01-01')));
    const { position } = (await Promise.all(ids.map(raise))).at(-1)!;
    const address = '/caseload?municipality=Kinderhausen&flag=childcare&limit=1';
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await test.get(`${address}&after=${position}${cursor && `&cursor=${cursor}`}`, TODAY);
      seen.push(...body.rows.map((row: Row) => row.id));
      cursor = body.next ?? '';
    } while (cursor && seen.length < 10);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });
});
