import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createdBy, type Row, UNKNOWN } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/* One person's way, fit for drawing, now and at any point of its history. */

let test: TestService;
let me: string;
let entry: string;
let position: string;
const issue = async (day: string, command: string, body: Body) => {
  const answer = await test.issue(`/journeys/${me}/${command}`, body, on(day));
  if (answer.status !== 201) throw new Error(`${command} answered ${answer.status} ${answer.text}`);
  ({ position } = answer.body as { position: string });
  return answer;
};
const timeline = async (query = ''): Promise<{ id: string; bars: Row[]; marks: Row[] }> => {
  const { status, body } = await test.get(
    `/journeys/${me}/timeline?after=${position}${query}`,
    on('2021-07-31'),
  );
  expect(status).toBe(200);
  return body as { id: string; bars: Row[]; marks: Row[] };
};
const drawn = async (query = '') => {
  const { bars, marks } = await timeline(query);
  return [
    bars.map(({ kind, label, from, to }) => [kind, label, from, to] as unknown),
    marks.map(({ kind, on, label }) => [kind, on, label] as unknown),
  ];
};

const TITLE = { kind: 'fiction', paragraph: '§ 81 AufenthG' };
const TALK = { minutes: 30, channel: 'phone', language: 'ar', topics: ['work'] };

beforeAll(async () => {
  test = await startTestService();
  me = await test.person({ on: '2021-01-04' }, on('2021-01-04'));
  await issue('2021-02-01', 'status/record-residence-title', {
    ...{ ...TITLE, on: '2021-01-10', validUntil: '2021-06-30' },
  });
  const talk = await issue('2021-03-01', 'coaching/hold-session', { ...TALK, on: '2021-02-20' });
  entry = (talk.body as { facts: Row[] }).facts[0]!.id as string;
  const job = { kind: 'job', employer: 'Musterbetrieb', occupation: 'Koch' };
  await issue('2021-05-03', 'placement/record-placement', { ...job, on: '2021-05-02' });
  // The talk took place a week earlier and in the office.
  await issue('2021-06-01', 'coaching/hold-session', {
    ...{ ...TALK, on: '2021-02-13', channel: 'office' },
    correction: { entry, reason: 'wrong day' },
  });
});
afterAll(() => test.stop());

const title = ['residence-title', 'fiction', '2021-01-10', '2021-06-30'];
const placed = ['placement', 'Musterbetrieb', '2021-05-02', null];
const registered = ['registered', '2021-01-04', ''];

it('is drawn with corrections resolved, and marked where they were made', async () => {
  expect((await timeline()).id).toBe(me);
  expect(await drawn()).toEqual([
    [title, placed],
    [registered, ['session', '2021-02-13', 'office'], ['corrected', '2021-06-01', '']],
  ]);
});

it('can be seen as it was known on a day', async () => {
  expect(await drawn('&recordedUntil=2021-05-31')).toEqual([
    [title, placed],
    [registered, ['session', '2021-02-20', 'phone']],
  ]);
  expect(await drawn('&recordedUntil=2021-02-28')).toEqual([[title], [registered]]);
  expect(await drawn('&recordedUntil=2021-01-03')).toEqual([[], []]);
});

it('can be seen as we know today that it was on a day', async () => {
  expect(await drawn('&happenedUntil=2021-02-13')).toEqual([
    [title],
    [registered, ['session', '2021-02-13', 'office'], ['corrected', '2021-06-01', '']],
  ]);
  expect(await drawn('&happenedUntil=2021-02-12')).toEqual([[title], [registered]]);
  expect(await drawn('&recordedUntil=2021-05-31&happenedUntil=2021-02-19')).toEqual([[title], [registered]]);
});

it('marks what is contested', async () => {
  const talk = createdBy(await issue('2021-07-01', 'coaching/hold-session', { ...TALK, on: '2021-06-30' }));
  const { entries } = (await test.get(`/journeys/${me}/history`)).body as { entries: Row[] };
  const fact = entries.find(({ stored }) => stored.meta.commandId === talk)!.stored.id as string;
  await issue('2021-07-02', 'corrections/contest-entry', { entry: fact, reason: 'r' });
  const { marks } = await timeline();
  expect(marks.filter(({ contested }) => contested as boolean)).toMatchObject([
    { kind: 'session', on: '2021-06-30', fact },
  ]);
  expect(marks.at(-1)).toMatchObject({ kind: 'contested', on: '2021-07-02' });
});

it('is not there for nobody', async () => {
  expect((await test.get(`/journeys/${UNKNOWN}/timeline`)).status).toBe(404);
  expect((await test.get(`/journeys/${me}/timeline?happenedUntil=soon`)).status).toBe(400);
});
