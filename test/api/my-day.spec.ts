import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createdBy, desk, type Row, TODAY } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/* A case worker's day, and the feed for the calendar on her desk. */

let test: TestService;
const { issue, look, paged } = desk(() => test);
const ids: Record<string, string> = {};
const journey = async (name: string, command: string, body: Body, headers = {}) => {
  const answer = await issue(`/journeys/${ids[name]}/${command}`, body, { ...TODAY, ...headers });
  if (answer.status !== 201) throw new Error(`${command} answered ${answer.status} ${answer.text}`);
  return answer;
};
const person = async (name: string, caseWorker: string, registered = '2021-07-10') => {
  const named = { familyName: `Muster-${name}`, on: registered };
  ids[name] = await test.person(named, TODAY);
  await journey(name, 'assignment/assign-case-worker', { caseWorker, on: registered });
};
const appointment = (name: string, plannedFor: string, coach: string, fields: Body = {}) =>
  journey(
    name,
    'coaching/schedule-session',
    { plannedFor, at: '10:00', channel: 'office', language: 'ar', ...fields },
    { 'dev-actor': coach },
  );

let position: string;
beforeAll(async () => {
  test = await startTestService();
  await person('a', 'coach-1');
  await person('b', 'coach-1', '2021-06-01');
  await person('other', 'coach-2');
  const late = createdBy(await appointment('a', '2021-07-31', 'coach-1', { at: '15:00', channel: 'online' }));
  await appointment('b', '2021-07-31', 'coach-1', { at: '09:00', language: 'uk' });
  const off = createdBy(await appointment('a', '2021-07-31', 'coach-1'));
  await journey('a', 'coaching/cancel-session', { session: off, by: 'coach' });
  await appointment('a', '2021-08-01', 'coach-1');
  await journey('a', 'coaching/request-mediator', { session: late, language: 'ar' });
  await journey('a', 'coaching/confirm-mediator', { session: late, mediator: 'Muster-Mittlerin' });
  const task = { what: 'Zeugnis suchen', owner: 'coach' };
  await journey('a', 'plan/set-task', { ...task, due: '2021-07-31' });
  await journey('a', 'plan/set-task', { ...task, due: '2021-08-01' });
  const done = createdBy(await journey('a', 'plan/set-task', { ...task, due: '2021-07-31' }));
  await journey('a', 'plan/complete-task', { task: done });
  const title = { on: '2021-07-10', kind: 'toleration', paragraph: '§ 60a AufenthG' };
  await journey('a', 'status/record-residence-title', { ...title, validUntil: '2021-08-30' });
  const job = { on: '2021-06-10', kind: 'job', employer: 'Musterbetrieb', occupation: 'Koch' };
  await journey('b', 'placement/record-placement', job);
  const answer = await appointment('other', '2021-07-31', 'coach-2', { at: '11:00', channel: 'home' });
  ({ position } = answer.body as { position: string });
}, 60_000);
afterAll(() => test.stop());

const told = (rows: readonly Row[]) =>
  rows.map(({ kind, familyName, on, at, daysPast }) => [kind, familyName, on, at, daysPast]);

describe('my day', () => {
  it('has appointments by their time, and what is due', async () => {
    const rows = await paged('/my-day?caseWorker=coach-1', 2);
    expect(told(rows)).toEqual([
      ['appointment', 'Muster-b', '2021-07-31', '09:00', 0],
      ['appointment', 'Muster-a', '2021-07-31', '15:00', 0],
      ['task', 'Muster-a', '2021-07-31', null, 0],
      ['follow-up', 'Muster-b', '2021-07-22', null, 9],
      ['expiry', 'Muster-a', '2021-08-30', null, -30],
      ['not-seen', 'Muster-b', '2021-06-01', null, 60],
    ]);
    expect(rows[1]).toMatchObject({
      ...{ channel: 'online', language: 'ar', mediator: 'confirmed', mediatorName: 'Muster-Mittlerin' },
      ...{ participant: ids.a, detail: 'open', deputising: false, what: null },
    });
    expect(rows[2]).toMatchObject({ what: 'Zeugnis suchen', detail: 'coach' });
    expect(rows[4]).toMatchObject({ detail: 'residence-title' });
  });

  it('is that of another day, or of one kind', async () => {
    const tomorrow = (await look('/my-day?caseWorker=coach-1&on=2021-08-01&kind=task')).rows;
    expect(told(tomorrow)).toEqual([
      ['task', 'Muster-a', '2021-07-31', null, 1],
      ['task', 'Muster-a', '2021-08-01', null, 0],
    ]);
    expect((await look('/my-day?caseWorker=coach-1&on=2021-08-01&kind=appointment')).rows).toHaveLength(1);
    expect((await look('/my-day?caseWorker=nobody')).rows).toEqual([]);
    expect((await test.get('/my-day', TODAY)).status).toBe(400);
  });

  it('has the work of those for whom one acts', async () => {
    const staff = { account: 'coach-2', languages: ['de'], municipality: 'Hier', unit: 'team-a' };
    const { id } = (await issue('/staff', staff)).body as { id: string };
    const period = { from: '2021-07-31', until: '2021-07-31' };
    await issue(`/staff/${id}/agree-deputyship`, { ...period, deputy: 'coach-3' });
    const mine = async (account: string, day = '2021-07-31') =>
      told((await look(`/my-day?kind=appointment&caseWorker=${account}&on=${day}`)).rows).map(
        ([, who]) => who,
      );
    expect(await mine('coach-3')).toEqual(['Muster-other']);
    expect((await look('/my-day?caseWorker=coach-3&kind=appointment')).rows).toMatchObject([
      { deputising: true },
    ]);
    await appointment('other', '2021-08-02', 'coach-2');
    expect(await mine('coach-3', '2021-08-02')).toEqual([]);
    await journey('other', 'assignment/name-deputy', { deputy: 'coach-4', on: '2021-07-31' });
    expect(await mine('coach-4')).toEqual(['Muster-other']);
    expect(await mine('coach-4', '2021-08-02')).toEqual(['Muster-other']);
  });
});

describe('the calendar', () => {
  const feed = async (account: string, day = '2021-07-31') => {
    const answer = await test.get(`/calendar?caseWorker=${account}&after=${position}`, on(day));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    return answer.text.replace(/\r\n /g, '').split('\r\n');
  };
  const starts = (lines: readonly string[]) => lines.filter((line) => line.startsWith('DTSTART'));

  it('has the appointments of one case worker, called off ones as such', async () => {
    const lines = await feed('coach-1');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(starts(lines)).toEqual([
      'DTSTART:20210731T070000Z',
      'DTSTART:20210731T080000Z',
      'DTSTART:20210731T130000Z',
      'DTSTART:20210801T080000Z',
    ]);
    expect(lines.filter((line) => line.startsWith('STATUS'))).toEqual([
      'STATUS:CONFIRMED',
      'STATUS:CANCELLED',
      'STATUS:CONFIRMED',
      'STATUS:CONFIRMED',
    ]);
    expect(lines).toContain(`SUMMARY:Beratung ${ids.a!.slice(0, 8)}`);
    expect(lines.join()).not.toMatch(/Muster/);
  });

  it('keeps four weeks behind', async () => {
    expect(starts(await feed('coach-1', '2021-08-28'))).toHaveLength(4);
    expect(starts(await feed('coach-1', '2021-08-29'))).toHaveLength(1);
  });

  it('is refused without an account, as a problem document', async () => {
    const answer = await test.get('/calendar', TODAY);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
