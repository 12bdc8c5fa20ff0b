import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createdBy, desk, type Row } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/* What talks are about, and what was offered for it. */

let test: TestService;
const { issue: send, look: get, paged } = desk(() => test);
const TODAY = on('2022-06-30');
const ids: Record<string, string> = {};
const issue = (path: string, body: Body, headers = {}) => send(path, body, { ...TODAY, ...headers });
const look = async (path: string) => (await get(path, TODAY)).rows;
const opened = async (path: string, body: Body) => ((await issue(path, body)).body as { id: string }).id;

const talk = (name: string, day: string, topics: string[], coach: string, language = 'uk') =>
  issue(
    `/journeys/${ids[name]}/coaching/hold-session`,
    { on: day, minutes: 30, channel: 'office', language, topics },
    { 'dev-actor': coach },
  );

beforeAll(async () => {
  test = await startTestService();
  for (const [name, municipality] of Object.entries({ a: 'Hier', b: 'Hier', c: 'Dort' }))
    ids[name] = await test.person({ on: '2022-05-01', municipality }, TODAY);
  const staff = { languages: ['de'], municipality: 'Hier' };
  await issue('/staff', { ...staff, account: 'coach-1', unit: 'jobcenter-1' });
  await issue('/staff', { ...staff, account: 'coach-2', unit: 'jobcenter-2' });
  await talk('a', '2022-06-05', ['childcare', 'language'], 'coach-1'); // Sunday of week 22
  await talk('a', '2022-06-06', ['childcare'], 'coach-1'); // Monday of week 23
  await talk('b', '2022-06-07', ['childcare'], 'coach-2', 'ru');
  ids.wrong = createdBy(await talk('c', '2022-06-08', ['housing'], 'coach-3'));

  const offer = { languages: ['uk'], municipality: 'Hier', provider: 'Musterverein' };
  ids.nursery = await opened('/offers', {
    ...{ ...offer, on: '2022-06-01', title: 'Spielgruppe', kind: 'childcare', needs: ['childcare', 'debt'] },
  });
  await issue(`/journeys/${ids.a}/support/make-referral`, { offer: ids.nursery });
  await issue(`/journeys/${ids.b}/support/make-referral`, { offer: ids.nursery });
  const event = { title: 'Kinder', topics: ['childcare', 'school'], language: 'uk', place: 'Saal', seats: 9 };
  ids.event = await opened('/group-events', { ...event, plannedFor: '2022-07-21' });
  await issue(`/group-events/${ids.event}/register-for-event`, { participant: ids.c });
  const course = { title: 'Deutsch', provider: 'VHS', kind: 'integration', municipality: 'Hier', seats: 9 };
  ids.course = await opened('/courses', { ...course, units: 600, from: '2022-08-01' });
});
afterAll(() => test.stop());

describe('demand', () => {
  const told = (rows: readonly Row[]) =>
    rows.map(({ topic, group, talks, people }) => [topic, group, talks, people]);

  it('counts talks and distinct people for each topic, with the offers for it', async () => {
    const rows = await look('/topic-demand');
    expect(told(rows)).toEqual([
      ['childcare', 'all', 3, 2],
      ['language', 'all', 1, 1],
      ['housing', 'all', 1, 1],
    ]);
    expect(rows.map(({ offers }) => offers)).toEqual([2, 1, 0]);
  });

  it.each([
    [
      'unit',
      [
        ['jobcenter-1', 2, 1],
        ['jobcenter-2', 1, 1],
      ],
    ],
    ['municipality', [['Hier', 3, 2]]],
    [
      'language',
      [
        ['ru', 1, 1],
        ['uk', 2, 1],
      ],
    ],
    [
      'week',
      [
        ['2022-W22', 1, 1],
        ['2022-W23', 2, 2],
      ],
    ],
  ])('is told by %s', async (by, expected) => {
    const rows = await paged(`/topic-demand?topic=childcare&sort=group&by=${by}`, 1);
    expect(told(rows).map(([, ...rest]) => rest)).toEqual(expected);
  });

  it('is told of some talks only', async () => {
    const childcare = async (query: string) =>
      told(await look(`/topic-demand?topic=childcare&${query}`)).map(([, , ...counts]) => counts);
    expect(await childcare('unit=jobcenter-2')).toEqual([[1, 1]]);
    expect(await childcare('municipality=Dort')).toEqual([]);
    expect(await childcare('language=uk')).toEqual([[2, 1]]);
    expect(await childcare('from=2022-06-06&until=2022-06-06')).toEqual([[1, 1]]);
    expect(told(await look('/topic-demand?by=unit&topic=housing'))).toEqual([['housing', 'none', 1, 1]]);
  });

  it('follows a correction', async () => {
    const { entries } = (await test.get(`/journeys/${ids.c}/history`)).body as { entries: Row[] };
    const entry = entries.find(({ stored }) => stored.meta.commandId === ids.wrong)!.stored.id as string;
    await issue(`/journeys/${ids.c}/corrections/retract-entry`, { entry, reason: 'r' });
    expect(await look('/topic-demand?topic=housing')).toEqual([]);
  });
});

describe('offers', () => {
  it('stand under each topic that they are for, with the people they reached', async () => {
    const rows = await paged('/topic-offers?sort=from', 2);
    expect(rows.map(({ topic, kind, offer, from, people }) => [topic, kind, offer, from, people])).toEqual(
      expect.arrayContaining([
        ['childcare', 'support-offer', ids.nursery, '2022-06-01', 2],
        ['finances', 'support-offer', ids.nursery, '2022-06-01', 2],
        ['childcare', 'group-event', ids.event, '2022-07-21', 1],
        ['school', 'group-event', ids.event, '2022-07-21', 1],
        ['language', 'course', ids.course, '2022-08-01', 0],
      ]),
    );
    expect(rows).toHaveLength(5);
  });

  it('are found by topic and kind', async () => {
    const found = async (query: string) => (await look(`/topic-offers?${query}`)).map(({ offer }) => offer);
    expect(await found('topic=childcare&sort=people')).toEqual([ids.nursery, ids.event]);
    expect(await found('kind=course')).toEqual([ids.course]);
  });
});
