import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createdBy, desk, type Row, settled, TODAY } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/* What a team lead looks at. */

let test: TestService;
const { issue, look, paged } = desk(() => test);
const ids: Record<string, string> = {};
const journey = (name: string, command: string, body: Body) =>
  issue(`/journeys/${ids[name]}/${command}`, body);
const person = async (name: string, registered: string, caseWorker?: string, municipality = 'Hier') => {
  ids[name] = await test.person({ on: registered, municipality }, TODAY);
  if (caseWorker) await journey(name, 'assignment/assign-case-worker', { caseWorker, on: registered });
};
const talk = (name: string, day: string) =>
  journey(name, 'coaching/hold-session', {
    ...{ on: day, minutes: 30, channel: 'phone', language: 'ar', topics: ['work'] },
  });
const seat = async (name: string, programme: string, day: string) =>
  settled(test, await issue(`/programmes/${programme}/request-seat`, { participant: ids[name], on: day }));

let handOver: string;
let talkOfA: string;
beforeAll(async () => {
  test = await startTestService();
  const staff = { languages: ['de'], municipality: 'Hier', unit: 'team-a' };
  await issue('/staff', { ...staff, account: 'lead-1', name: 'Muster-Leitung' });
  ids.programme = await test.programme({}, TODAY);
  await person('a', '2021-01-10', 'coach-1');
  await person('b', '2021-01-20', 'coach-1');
  await person('c', '2021-02-10', 'coach-2', 'Dort');
  await person('gone', '2021-01-01', 'coach-1');
  await person('nobody', '2021-07-20');
  talkOfA = createdBy(await talk('a', '2021-01-20'));
  await talk('a', '2021-07-20');
  await talk('b', '2021-02-09');
  await talk('c', '2021-03-12');
  await talk('gone', '2021-01-02');
  for (const name of ['b', 'c']) await seat(name, ids.programme, '2021-03-01');
  const course = { on: '2021-03-01', provider: 'VHS', kind: 'integration', targetLevel: 'B1', units: 600 };
  const enrolled = createdBy(
    await journey('b', 'language/enrol-in-course', { ...course, plannedFrom: '2021-03-21' }),
  );
  await journey('b', 'language/start-course', { course: enrolled, on: '2021-03-21' });
  for (const [name, because] of [
    ['b', 'moved'],
    ['c', 'health'],
  ] as const)
    await journey(name, 'enrolment/drop-out', { programme: ids.programme, on: '2021-04-01', because });
  await seat('b', ids.programme, '2021-05-01');
  await journey('b', 'enrolment/drop-out', { programme: ids.programme, on: '2021-06-01', because: 'moved' });
  handOver = createdBy(await journey('c', 'assignment/offer-hand-over', { to: 'coach-1', reason: 'r' }));
  await journey('gone', 'closing/close-journey', { because: 'moved' });
}, 60_000);
afterAll(() => test.stop());

const of = (rows: readonly Row[], id: string) => rows.find((row) => row.id === id);

describe('the load', () => {
  it('counts open cases of each case worker by phase', async () => {
    const { rows } = await look('/team-load');
    expect(rows.map(({ id }) => id)).toEqual(['coach-1', 'coach-2', 'lead-1']);
    expect(rows[0]).toMatchObject({ cases: 2, intake: 1, left: 1, inProgramme: 0, notSeen: 1, contested: 0 });
    expect(rows[0]).toMatchObject({ name: null, handOversOffered: 0, handOversToAnswer: 1 });
    expect(rows[1]).toMatchObject({ cases: 1, left: 1, handOversOffered: 1, handOversToAnswer: 0 });
    expect(rows[2]).toMatchObject({ cases: 0, name: 'Muster-Leitung', unit: 'team-a' });
  });

  it('is found by unit and sorted', async () => {
    expect((await look('/team-load?unit=team-a')).rows.map(({ id }) => id)).toEqual(['lead-1']);
    expect((await look('/team-load?unit=team')).rows).toEqual([]);
    expect((await paged('/team-load?sort=account', 1)).map(({ id }) => id)).toEqual([
      'coach-1',
      'coach-2',
      'lead-1',
    ]);
  });

  it('shows what is contested until the mark is lifted', async () => {
    const { entries } = (await test.get(`/journeys/${ids.a}/history`)).body as { entries: Row[] };
    const { id: entry } = entries.find(({ read }) => read.type === 'SessionHeld')!.stored;
    await journey('a', 'corrections/contest-entry', { entry, reason: 'r' });
    expect(of((await look('/team-load?sort=contested')).rows, 'coach-1')).toMatchObject({ contested: 1 });
    await journey('a', 'corrections/lift-contest', { entry, reason: 'r' });
    expect(of((await look('/team-load')).rows, 'coach-1')).toMatchObject({ contested: 0 });
  });
});

describe('the medians', () => {
  it('are those of everybody, closed cases included', async () => {
    expect((await look('/team-medians')).rows).toEqual([
      {
        ...{ id: 'all', people: 5, withSession: 4, daysToSession: 15 },
        ...{ withCourse: 1, daysToCourse: 60, withInternship: 0, daysToInternship: null },
      },
    ]);
  });

  it('are told by case worker, place and month of intake', async () => {
    const told = async (query: string) =>
      (await paged(`/team-medians?${query}`, 1)).map(({ id, daysToSession }) => [id, daysToSession]);
    expect(await told('by=case-worker')).toEqual([
      ['coach-1', 10],
      ['coach-2', 30],
      ['none', null],
    ]);
    expect(await told('by=municipality')).toEqual([
      ['Dort', 30],
      ['Hier', 10],
    ]);
    expect(await told('by=month&from=2021-01-10&until=2021-02-10')).toEqual([
      ['2021-01', 15],
      ['2021-02', 30],
    ]);
    expect(await told('caseWorker=coach-2')).toEqual([['all', 30]]);
  });

  it('follow a correction', async () => {
    const { entries } = (await test.get(`/journeys/${ids.a}/history`)).body as { entries: Row[] };
    const entry = entries.find(({ stored }) => stored.meta.commandId === talkOfA)!.stored.id as string;
    await journey('a', 'corrections/retract-entry', { entry, reason: 'r' });
    const { rows } = await look('/team-medians?caseWorker=coach-1&from=2021-01-10&until=2021-01-10');
    expect(rows).toMatchObject([{ daysToSession: 191 }]);
  });
});

describe('drop-outs', () => {
  it('are counted by reason, and people once', async () => {
    const moved = { id: 'moved', dropOuts: 2, people: 1 };
    const health = { id: 'health', dropOuts: 1, people: 1 };
    expect(await paged(`/drop-outs?programme=${ids.programme}`, 1)).toEqual([moved, health]);
    expect((await look('/drop-outs?municipality=Dort')).rows).toEqual([health]);
    expect((await look('/drop-outs?from=2021-04-02&until=2021-06-01')).rows).toEqual([
      { ...moved, dropOuts: 1 },
    ]);
  });
});

describe('hand-overs', () => {
  it('wait with the days since they were offered, and are gone once answered', async () => {
    const { rows } = await look('/hand-overs?to=coach-1', on('2021-08-10'));
    expect(rows).toMatchObject([
      { id: handOver, participant: ids.c, caseWorker: 'coach-2', offeredOn: '2021-07-31', days: 10 },
    ]);
    expect((await look('/hand-overs?caseWorker=coach-1')).rows).toEqual([]);
    await journey('c', 'assignment/decline-hand-over', { handOver, reason: 'r' });
    expect((await look('/hand-overs')).rows).toEqual([]);
  });
});
