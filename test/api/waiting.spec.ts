import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { desk, type Row, TODAY } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/* Who waits for what. */

let test: TestService;
const { issue, look, paged } = desk(() => test);
const ids: Record<string, string> = {};
const opened = async (path: string, body: Body) => ((await issue(path, body)).body as { id: string }).id;
const nameOf = (id: unknown) => Object.entries(ids).find(([, its]) => its === id)?.[0];
const places = (rows: readonly Row[]) =>
  rows.map(({ waitingFor, participant, since, place }) => [waitingFor, nameOf(participant), since, place]);

beforeAll(async () => {
  test = await startTestService();
  for (const [name, registered] of [
    ['a', '2021-02-01'],
    ['b', '2021-02-02'],
    ['c', '2021-02-03'],
  ] as const) {
    ids[name] = await test.person({ on: registered, municipality: name === 'c' ? 'Dort' : 'Hier' }, TODAY);
    if (name !== 'c')
      await issue(`/journeys/${ids[name]}/assignment/assign-case-worker`, { caseWorker: 'coach-1' });
  }
  ids.programme = await test.programme({ seats: 1 }, TODAY);
  for (const [name, day] of [
    ['a', '2021-03-01'],
    ['b', '2021-03-02'],
    ['c', '2021-03-03'],
  ] as const)
    await issue(`/programmes/${ids.programme}/request-seat`, { participant: ids[name], on: day });
  const course = { title: 'Deutsch', provider: 'VHS', kind: 'integration', municipality: 'Hier', seats: 1 };
  ids.course = await opened('/courses', { ...course, units: 600, orientationUnits: 100, from: '2021-09-01' });
  const plan = { title: 'Wohnen', topics: ['housing'], plannedFor: '2021-08-10', place: 'Halle', seats: 1 };
  ids.event = await opened('/group-events', plan);
  for (const name of ['b', 'a']) {
    await issue(`/courses/${ids.course}/request-course-place`, { participant: ids[name], on: '2021-04-01' });
    await issue(`/group-events/${ids.event}/register-for-event`, { participant: ids[name] });
  }
});
afterAll(() => test.stop());

it('everybody who waits stands in the list, the longest first', async () => {
  const rows = await paged('/waiting-lists?sort=since', 2);
  expect(places(rows)).toEqual([
    ['case-worker', 'c', '2021-02-03', 1],
    ['programme', 'b', '2021-03-02', 1],
    ['programme', 'c', '2021-03-03', 2],
    ['course', 'a', '2021-04-01', 1],
    ['group-event', 'a', '2021-07-31', 1],
  ]);
  expect(rows[1]).toMatchObject({
    ...{ of: ids.programme, title: 'Musterprogramm', days: 151, offeredOn: null },
    ...{ familyName: 'Musterfrau', caseWorker: 'coach-1', municipality: 'Hier' },
  });
  expect(rows[0]).toMatchObject({ of: null, title: null });
});

it('whoever waits elsewhere is not in the list, not even by an id', async () => {
  const elsewhere = { ...TODAY, 'dev-actor': 'lead-9', 'dev-role': 'team-lead', 'dev-unit': 'elsewhere' };
  const { body } = await test.get('/waiting-lists', elsewhere).expect(200);
  expect((body as { rows: Row[] }).rows).toEqual([]);
});

it('programmes stand in a list with their seats and how many wait', async () => {
  const other = await opened('/programmes', {
    ...{ title: 'Anschluss', from: '2021-09-01', seats: 2, funders: ['Musterland'], rates: [] },
  });
  const seats = (rows: readonly Row[]) =>
    rows.map(({ id, seats: all, seatsUsed, freeSeats, waiting }) => [id, all, seatsUsed, freeSeats, waiting]);
  expect(seats(await paged('/programmes?sort=title', 1))).toEqual([
    [other, 2, 0, 2, 0],
    [ids.programme, 1, 1, 0, 2],
  ]);
  expect(seats(await paged('/programmes?sort=waiting', 1)).map(([id]) => id)).toEqual([ids.programme, other]);
  expect(seats((await look('/programmes?runsOn=2021-08-31')).rows).map(([id]) => id)).toEqual([
    ids.programme,
  ]);
});

it.each<[query: () => string, expected: unknown[]]>([
  [() => 'waitingFor=course', [['course', 'a', '2021-04-01', 1]]],
  [() => 'municipality=Dort&waitingFor=programme', [['programme', 'c', '2021-03-03', 2]]],
  [() => `of=${ids.event}`, [['group-event', 'a', '2021-07-31', 1]]],
  [() => `participant=${ids.b}`, [['programme', 'b', '2021-03-02', 1]]],
  [() => 'caseWorker=coach-1&limit=1', [['programme', 'b', '2021-03-02', 1]]],
])('the list is searched', async (query, expected) => {
  expect(places((await look(`/waiting-lists?${query()}`)).rows)).toEqual(expected);
});

it('who has a place stands by name in the list of the course and of the date', async () => {
  const { rows } = await look(`/places?participant=${ids.b}`);
  const held = { participant: ids.b, familyName: 'Musterfrau', caseWorker: 'coach-1', attendance: null };
  expect(rows).toMatchObject([
    { ...held, what: 'course', of: ids.course, plannedFor: '2021-09-01', units: null },
    { ...held, what: 'group-event', of: ids.event, plannedFor: '2021-08-10' },
  ]);
  expect((await look(`/places?of=${ids.course}`)).rows).toHaveLength(1);
  expect((await look(`/courses?id=${ids.course}`)).rows).toMatchObject([{ id: ids.course, waiting: 1 }]);
});

it('who was offered a seat waits until it is taken, and all others move up', async () => {
  await issue(`/programmes/${ids.programme}/amend-programme`, { on: '2021-07-31', seats: 2 });
  const queue = async () =>
    (await look(`/waiting-lists?of=${ids.programme}&sort=place`, on('2021-08-01'))).rows;
  expect((await queue()).map(({ offeredOn }) => offeredOn)).toEqual(['2021-07-31', null]);
  const seats = async () => (await look('/programmes?sort=waiting&limit=1', on('2021-08-01'))).rows[0];
  expect(await seats()).toMatchObject({ id: ids.programme, seats: 2, seatsUsed: 2, waiting: 1 });
  await issue(`/programmes/${ids.programme}/accept-seat`, { participant: ids.b });
  expect(await seats()).toMatchObject({ seatsUsed: 2, freeSeats: 0, waiting: 1 });
  expect(places(await queue())).toEqual([['programme', 'c', '2021-03-03', 1]]);
});
