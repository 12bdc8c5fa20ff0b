import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createdBy, desk, type Row, TODAY } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

/* What ends, and by when somebody has to act. */

let test: TestService;
const { issue, look, paged } = desk(() => test);
const ids: Record<string, string> = {};
const journey = (name: string, command: string, body: Body) =>
  issue(`/journeys/${ids[name]}/${command}`, body);
const person = async (name: string, caseWorker?: string, municipality = 'Hier') => {
  ids[name] = await test.person({ on: '2021-01-01', municipality }, TODAY);
  if (caseWorker) await journey(name, 'assignment/assign-case-worker', { caseWorker, on: '2021-01-01' });
};

beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

describe('expiries', () => {
  const title = (name: string, validUntil?: string, on = '2021-01-01') =>
    journey(name, 'status/record-residence-title', {
      ...{ on, kind: 'toleration', paragraph: '§ 60a AufenthG' },
      ...(validUntil && { validUntil }),
    });
  const ends = (rows: readonly Row[]) => rows.map(({ until, light }) => [until, light]);

  beforeAll(async () => {
    for (const [name, caseWorker] of [
      ['expired', 'coach-2'],
      ['today', 'coach-1'],
      ['month', 'coach-1'],
      ['quarter', undefined],
      ['later', 'coach-2'],
      ['renewed', 'coach-1'],
      ['unlimited', 'coach-1'],
      ['closed', 'coach-1'],
    ] as const)
      await person(name, caseWorker, name === 'quarter' ? 'Dort' : 'Hier');
    await title('expired', '2021-07-30');
    await title('today', '2021-07-31');
    await title('month', '2021-08-31');
    await title('quarter', '2021-10-29');
    await title('later', '2021-10-30');
    await title('renewed', '2021-08-01');
    await title('renewed', '2022-08-01', '2021-07-01');
    await title('unlimited', '2021-08-01');
    await title('unlimited');
    await title('closed', '2021-08-01');
    await journey('closed', 'closing/close-journey', { because: 'moved' });
    const permission = { on: '2021-01-01', scope: 'with-approval', validUntil: '2021-09-30' };
    await journey('later', 'status/record-work-permission', permission);
  });

  it('are what ends within 90 days or has ended, and was not renewed, the soonest first', async () => {
    const rows = await paged('/expiries?sort=until', 2);
    expect(rows.map(({ what, until, daysLeft, light }) => [what, until, daysLeft, light])).toEqual([
      ['residence-title', '2021-07-30', -1, 'expired'],
      ['residence-title', '2021-07-31', 0, 'red'],
      ['residence-title', '2021-08-31', 31, 'amber'],
      ['work-permission', '2021-09-30', 61, 'amber'],
      ['residence-title', '2021-10-29', 90, 'amber'],
    ]);
    expect(rows[0]).toMatchObject({
      ...{ participant: ids.expired, familyName: 'Musterfrau', caseWorker: 'coach-2', municipality: 'Hier' },
      ...{ kind: 'toleration', from: '2021-01-01' },
    });
  });

  it('come by case worker, nobody last', async () => {
    const rows = await paged('/expiries?sort=case-worker', 2);
    expect(rows.map(({ caseWorker, until }) => [caseWorker, until])).toEqual([
      ['coach-1', '2021-07-31'],
      ['coach-1', '2021-08-31'],
      ['coach-2', '2021-07-30'],
      ['coach-2', '2021-09-30'],
      [null, '2021-10-29'],
    ]);
  });

  it('are found by what ends, when, in whose cases and where', async () => {
    const found = async (query: string) => ends((await look(`/expiries?${query}`)).rows);
    expect(await found('light=expired')).toEqual([['2021-07-30', 'expired']]);
    expect(await found('what=work-permission')).toEqual([['2021-09-30', 'amber']]);
    expect(await found('within=0&caseWorker=coach-1')).toEqual([['2021-07-31', 'red']]);
    expect(await found('municipality=Dort')).toEqual([['2021-10-29', 'amber']]);
    expect(await found('within=91&light=green')).toEqual([['2021-10-30', 'green']]);
  });

  it('tell of benefits that ended without others', async () => {
    await person('switched');
    await person('unpaid');
    const regime = async (name: string, regime: string, on: string) =>
      (await journey(name, 'status/start-regime', { on, regime })).body as { commandId: string };
    for (const name of ['switched', 'unpaid']) {
      const { commandId: spell } = await regime(name, 'asylblg', '2021-01-01');
      await journey(name, 'status/end-regime', { spell, on: '2021-05-31' });
    }
    await regime('switched', 'sgb-ii', '2021-06-01');
    const { rows } = await look('/expiries?what=regime');
    expect(rows).toMatchObject([{ participant: ids.unpaid, kind: 'asylblg', until: '2021-05-31' }]);
  });

  it('follow a correction', async () => {
    await person('corrected');
    const paper = { on: '2021-01-01', kind: 'fiction', paragraph: '§ 81 AufenthG' };
    const { facts } = (
      await journey('corrected', 'status/record-residence-title', { ...paper, validUntil: '2021-08-02' })
    ).body as { facts: Row[] };
    const mine = async () =>
      (await look('/expiries')).rows.filter(({ participant }) => participant === ids.corrected);
    expect(ends(await mine())).toEqual([['2021-08-02', 'red']]);
    const correction = { entry: facts[0]!.id as string, reason: 'misread' };
    await journey('corrected', 'status/record-residence-title', {
      ...{ ...paper, validUntil: '2022-08-02', correction },
    });
    expect(await mine()).toEqual([]);
  });
});

describe('recognition clocks', () => {
  const step = (name: string, command: string, on: string, more: Body = {}) =>
    journey(name, `recognition/${command}`, { procedure: ids[`procedure-${name}`], on, ...more });
  const filed = async (name: string, on: string, caseWorker?: string) => {
    await person(name, caseWorker);
    const application = { occupation: 'Koch', authority: 'Musterkammer', country: 'SY' };
    const answer = await journey(name, 'recognition/file-recognition', { on, ...application });
    ids[`procedure-${name}`] = createdBy(answer);
  };
  const complete = async (name: string, on: string, caseWorker?: string) => {
    await filed(name, '2021-01-04', caseWorker);
    await step(name, 'confirm-receipt', '2021-01-11');
    await step(name, 'complete-documents', on);
  };
  const nameOf = ({ id }: Row) =>
    Object.entries(ids)
      .find(([, its]) => its === id)![0]
      .replace('procedure-', '');
  const told = (rows: readonly Row[]) =>
    rows.map((row) => [nameOf(row), row.clock, row.days, row.dueOn, row.daysLeft]);

  beforeAll(async () => {
    await filed('receipt-due', '2021-07-01');
    await filed('receipt-late', '2021-06-30', 'coach-1');
    await filed('incomplete', '2021-06-01');
    await step('incomplete', 'confirm-receipt', '2021-06-10');
    await complete('running', '2021-05-01');
    await complete('overdue', '2021-04-29', 'coach-1');
    await complete('paused', '2021-04-01');
    await step('paused', 'suspend-recognition', '2021-05-01', { reason: 'r' });
    await step('paused', 'resume-recognition', '2021-06-01');
    await complete('suspended', '2021-05-10');
    await step('suspended', 'suspend-recognition', '2021-07-21', { reason: 'r' });
    await complete('extended', '2021-03-01');
    await step('extended', 'extend-recognition', '2021-05-20', { until: '2021-08-31', reason: 'r' });
    await complete('faster', '2021-05-01');
    await step('faster', 'accelerate-recognition', '2021-05-10');
    await complete('decided', '2021-02-01');
    await step('decided', 'decide-recognition', '2021-03-03', { result: 'full' });
    await complete('appealed', '2021-02-01');
    await step('appealed', 'decide-recognition', '2021-03-03', { result: 'refused' });
    await step('appealed', 'appeal-recognition', '2021-03-20');
  }, 60_000);

  it('run from complete documents, stand still while suspended, and tell what is due when', async () => {
    const rows = await paged('/recognition-clocks?sort=due', 3);
    const due = rows.map(({ dueOn }) => (dueOn ?? 'z') as string);
    expect(due).toEqual(due.toSorted());
    expect(told(rows).sort()).toEqual([
      ['appealed', 'appealed', 30, null, null],
      ['decided', 'decided', 30, null, null],
      ['extended', 'running', 152, '2021-08-31', 31],
      ['faster', 'overdue', 91, '2021-07-01', -30],
      ['incomplete', 'documents-awaited', 60, null, null],
      ['overdue', 'overdue', 93, '2021-07-29', -2],
      ['paused', 'running', 90, '2021-08-01', 1],
      ['receipt-due', 'receipt-awaited', 30, '2021-08-01', 1],
      ['receipt-late', 'receipt-overdue', 31, '2021-07-30', -1],
      ['running', 'running', 91, '2021-08-01', 1],
      ['suspended', 'suspended', 72, '2021-08-20', 20],
    ]);
    expect(rows.find(({ clock }) => clock === 'suspended')).toMatchObject({
      ...{ suspendedOn: '2021-07-21', daysSuspended: 10, occupation: 'Koch', authority: 'Musterkammer' },
    });
  });

  it('are found where they are overdue or open, of whom and in which state', async () => {
    const found = async (query: string) =>
      (await look(`/recognition-clocks?${query}`)).rows.map(nameOf).sort();
    expect(await found('show=overdue')).toEqual(['faster', 'overdue', 'receipt-late']);
    expect(await found('show=open')).toHaveLength(10);
    expect(await found('clock=suspended')).toEqual(['suspended']);
    expect(await found('caseWorker=coach-1&show=overdue')).toEqual(['overdue', 'receipt-late']);
    expect(await found('municipality=Dort')).toEqual([]);
  });

  it('count a day once that lies in two suspensions', async () => {
    await complete('twice', '2021-05-01');
    const suspend = (on: string) => step('twice', 'suspend-recognition', on, { reason: 'r' });
    await suspend('2021-05-10');
    await step('twice', 'resume-recognition', '2021-06-10');
    await suspend('2021-05-20');
    await step('twice', 'resume-recognition', '2021-06-20');
    const { rows } = await look('/recognition-clocks?clock=running');
    const line = rows.find((row) => nameOf(row) === 'twice')!;
    expect([line.days, line.daysSuspended, line.dueOn]).toEqual([50, 41, '2021-09-11']);
    const cases = (await look('/caseload')).rows;
    expect(cases.find(({ id }) => id === ids.twice)).toMatchObject({ recognitionDays: 50 });
  });

  it('follow a correction', async () => {
    const { entries } = (await test.get(`/journeys/${ids.overdue}/history`)).body as { entries: Row[] };
    const entry = entries.find(({ stored }) => stored.type === 'RecognitionDocumentsCompleted')!.stored
      .id as string;
    await step('overdue', 'complete-documents', '2021-06-01', { correction: { entry, reason: 'r' } });
    expect(told((await look('/recognition-clocks?clock=running&caseWorker=coach-1')).rows)).toEqual([
      ['overdue', 'running', 60, '2021-09-01', 32],
    ]);
  });
});
