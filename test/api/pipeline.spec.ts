import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createdBy, desk, type Row, TODAY } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

/* From the match with an opening to the placement. */

let test: TestService;
const { issue, look, paged } = desk(() => test);
const ids: Record<string, string> = {};
const done = async (path: string, body: Body) => {
  const answer = await issue(path, body);
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  return answer;
};
const mine = (name: string, command: string, body: Body) => done(`/journeys/${ids[name]}/${command}`, body);
const employer = async (name: string) =>
  ((await done('/employers', { name, trade: 'food', municipality: 'Hier' })).body as { id: string }).id;
const match = async (name: string, opening: string): Promise<string> =>
  createdBy(
    await mine(name, 'placement/match-to-opening', { employer: ids.mill, opening, on: '2021-07-01' }),
  );

beforeAll(async () => {
  test = await startTestService();
  for (const name of ['a', 'b', 'c']) ids[name] = await test.person({ on: '2021-01-01' }, TODAY);
  await mine('a', 'assignment/assign-case-worker', { caseWorker: 'coach-1' });
  ids.mill = await employer('Mustermühle');
  ids.farm = await employer('Musterhof');
  for (const on of ['2021-06-01', '2021-06-20'])
    await done(`/employers/${ids.mill}/profile/record-employer-contact`, { on, channel: 'visit' });
  const some = { kind: 'job', occupation: 'Müller', municipality: 'Hier', from: '2021-08-01' };
  const publish = async (fields: Body) =>
    createdBy(
      await done(`/employers/${ids.mill}/openings/publish-opening`, { on: '2021-06-01', ...some, ...fields }),
    );
  ids.job = await publish({ places: 3 });
  await publish({ places: 1, until: '2021-07-30' });
  const back = await publish({ places: 1 });
  await done(`/employers/${ids.mill}/openings/withdraw-opening`, { opening: back, because: 'other' });

  for (const name of ['a', 'b', 'c']) ids[`match-${name}`] = await match(name, ids.job);
  const step = (name: string, command: string, on: string, more: Body = {}) =>
    mine(name, `placement/${command}`, { match: ids[`match-${name}`], on, ...more });
  await step('a', 'record-application', '2021-07-02');
  await step('a', 'record-interview', '2021-07-05');
  await step('a', 'record-place-offer', '2021-07-06');
  await step('a', 'end-match', '2021-07-07', { because: 'placed' });
  await step('b', 'record-application', '2021-07-03');
  await step('b', 'record-interview', '2021-07-08');
  await step('c', 'end-match', '2021-07-04', { because: 'employer-declined' });
  const planned = { plannedFrom: '2021-07-05', plannedTo: '2021-07-16' };
  const trial = { employer: ' mustermühle ', occupation: 'Müller', kind: 'orientation', ...planned };
  const internship = createdBy(
    await mine('b', 'internship/agree-internship', { ...trial, on: '2021-07-01' }),
  );
  await mine('b', 'internship/start-internship', { internship, on: '2021-07-05' });
  const job = { kind: 'job', employer: 'Mustermühle', occupation: 'Müller' };
  ids.placed = createdBy(await mine('a', 'placement/record-placement', { ...job, on: '2021-07-08' }));
}, 60_000);
afterAll(() => test.stop());

describe('the employers', () => {
  it('show contacts, openings by state and how far people came', async () => {
    const { rows } = await look('/employers?sort=name');
    expect(rows.map(({ name }) => name)).toEqual(['Musterhof', 'Mustermühle']);
    expect(rows[1]).toMatchObject({
      ...{ contacts: 2, lastContactOn: '2021-06-20', stage: 'offering' },
      ...{ openOpenings: 1, fullOpenings: 0, expiredOpenings: 1, withdrawnOpenings: 1 },
      ...{ matched: 3, applied: 2, interviewed: 2, offered: 1, placed: 1, internships: 1, placements: 1 },
    });
    expect(rows[0]).toMatchObject({ contacts: 0, matched: 0, placed: 0, internships: 0, placements: 0 });
  });

  it.each(['applied', 'placements'])('come in pages, most first, by %s', async (sort) => {
    expect((await paged(`/employers?sort=${sort}`, 1)).map(({ name }) => name)).toEqual([
      'Mustermühle',
      'Musterhof',
    ]);
  });
});

describe('the matches', () => {
  const told = (rows: readonly Row[]) => rows.map(({ id, step, since }) => [id, step, since]);

  it('are listed with the step that each came to, what stands still longest first', async () => {
    const rows = await paged('/matches?sort=since', 2);
    expect(told(rows)).toEqual([
      [ids['match-c'], 'ended', '2021-07-04'],
      [ids['match-a'], 'placed', '2021-07-07'],
      [ids['match-b'], 'interviewed', '2021-07-08'],
    ]);
    expect(rows[2]).toMatchObject({
      ...{ participant: ids.b, familyName: 'Musterfrau', employer: ids.mill, employerName: 'Mustermühle' },
      ...{ opening: ids.job, occupation: 'Müller', kind: 'job', appliedOn: '2021-07-03', because: null },
    });
  });

  it.each<[query: () => string, expected: readonly string[]]>([
    [() => 'step=interviewed', ['match-b']],
    [() => 'caseWorker=coach-1', ['match-a']],
    [() => `participant=${ids.c}`, ['match-c']],
    [() => `employer=${ids.farm}`, []],
    [() => `opening=${ids.job}&step=placed`, ['match-a']],
  ])('are searched', async (query, expected) => {
    expect((await look(`/matches?${query()}`)).rows.map(({ id }) => id)).toEqual(
      expected.map((name) => ids[name]),
    );
  });
});

it('a placement that was entered wrongly no longer counts', async () => {
  const { entries } = (await test.get(`/journeys/${ids.a}/history`)).body as { entries: Row[] };
  const entry = entries.find(({ stored }) => stored.meta.commandId === ids.placed)!.stored.id as string;
  await mine('a', 'corrections/retract-entry', { entry, reason: 'r' });
  expect((await look('/employers?sort=placements')).rows[0]).toMatchObject({ placements: 0 });
});
