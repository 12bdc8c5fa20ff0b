import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { createdBy, desk, TODAY, type Row } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

let test: TestService;
const ids: Record<string, string> = {};

const { look, ...at } = desk(() => test);
const issue = async (path: string, body: Body): Promise<Response> => {
  const answer = await at.issue(path, body);
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  return answer;
};
const rows = async (path: string): Promise<Row[]> => (await look(path)).rows;
const nameOf = (id: string) => Object.entries(ids).find(([, each]) => each === id)?.[0];
const names = (found: Row[]) => found.map(({ id }) => nameOf(id as string));

const person = async (name: string, recorded: readonly (readonly [string, Body])[], fields: Body = {}) => {
  ids[name] = await test.person({ on: '2021-01-01', familyName: name, ...fields }, TODAY);
  for (const [command, body] of recorded) await issue(`/journeys/${ids[name]}/${command}`, body);
};
const can = (...skills: string[]) =>
  skills.map((skill) => ['intake/record-skill', { skill, level: 'good' }] as const);
const speaks = (level: string) => ['intake/record-language-skill', { language: 'de', level }] as const;
const may = (scope: string, fields: Body = {}) =>
  ['status/record-work-permission', { on: '2021-01-01', scope, ...fields }] as const;

const opening = async (name: string, fields: Body = {}) => {
  ids[name] = createdBy(
    await issue(`/employers/${ids.employer}/openings/publish-opening`, {
      on: '2021-07-01',
      kind: 'job',
      occupation: 'Maler',
      municipality: 'Musterstadt',
      places: 1,
      from: '2021-09-01',
      ...fields,
    }),
  );
};

beforeAll(async () => {
  test = await startTestService();
  const employer = { name: 'Musterbetrieb', trade: 'craft', municipality: 'Musterstadt' };
  ids.employer = ((await issue('/employers', employer)).body as { id: string }).id;
  await opening('painter', { skills: ['Paint', 'climb'], languageLevel: 'B1', drivingLicence: true });
  await opening('far', { municipality: 'Dort', kind: 'internship', workPermission: false });
  await opening('gone', { until: '2021-07-30' });

  const all = can('paint', 'Climb', 'driving licence');
  const worked = ['intake/record-experience', { occupation: 'maler', years: 2, country: 'SY' }] as const;
  await person('perfect', [...all, speaks('B2'), may('unrestricted'), worked]);
  await person('native', all, { motherTongue: 'de' });
  await person('some', [...can('paint'), speaks('B1'), may('with-approval')], { municipality: 'Dort' });
  await person('silent', [...all, speaks('A2'), may('unrestricted')]);
  await person('barred', [...all, speaks('B1'), may('not-allowed')]);
  await person('expired', [...all, speaks('B1'), may('unrestricted', { validUntil: '2021-07-30' })]);
  const job = { on: '2021-05-01', kind: 'job', employer: 'Andere', occupation: 'Maler' };
  await person('placed', [...all, speaks('B1'), ['placement/record-placement', job]]);
});
afterAll(() => test.stop());

describe('for an opening', () => {
  const find = (more = '') => rows(`/matching-participants?opening=${ids.painter}${more}`);

  it('those come who fit, the best first', async () => {
    const found = await find();
    expect(found.map(({ id, score }) => [nameOf(id as string), score])).toEqual([
      ['perfect', 100],
      ['native', Math.round((100 * 100) / 110)],
      ['some', Math.round((100 * (40 / 3 + 25 + 10 + 20)) / 130)],
    ]);
    expect(found[0]).toMatchObject({ familyName: 'perfect', opening: ids.painter, employer: ids.employer });
  });

  it('each score says what it is made of', async () => {
    const [perfect, native, some] = await find();
    expect(perfect!.criteria).toEqual([
      { criterion: 'skills', weight: 40, points: 40 },
      { criterion: 'language', weight: 25, points: 25 },
      { criterion: 'work-permission', weight: 20, points: 20 },
      { criterion: 'available', weight: 20, points: 20 },
      { criterion: 'place', weight: 15, points: 15 },
      { criterion: 'experience', weight: 10, points: 10 },
    ]);
    // Who has no title to record needs no permission.
    expect(native!.criteria.map(({ criterion }: Row) => criterion)).not.toContain('work-permission');
    expect(some).toMatchObject({ missingSkills: ['climb', 'driving licence'] });
    expect(some!.criteria).toContainEqual({ criterion: 'work-permission', weight: 20, points: 10 });
  });

  it('the others are shown with what they lack', async () => {
    const found = await find('&show=all');
    const lacks = (name: string) =>
      found
        .find(({ id }) => id === ids[name])!
        .criteria.filter(({ points }: Row) => points === 0)
        .map(({ criterion }: Row) => criterion as string);
    expect(found).toHaveLength(7);
    expect(lacks('silent')).toContain('language');
    expect(lacks('barred')).toContain('work-permission');
    expect(lacks('expired')).toContain('work-permission');
    expect(lacks('placed')).toContain('available');
  });

  it('one can ask for a score, a case worker and a page', async () => {
    expect(names(await find('&minimum=91'))).toEqual(['perfect', 'native']);
    await issue(`/journeys/${ids.native}/assignment/assign-case-worker`, { caseWorker: 'coach-7' });
    expect(names(await find('&caseWorker=coach-7'))).toEqual(['native']);
    const first = await test.get(`/matching-participants?opening=${ids.painter}&limit=2`, TODAY);
    const { next } = first.body as { next: string };
    expect(names(await find(`&limit=2&cursor=${next}`))).toEqual(['some']);
  });

  it('who is placed later, or whose case is closed, no longer comes', async () => {
    const job = { on: '2021-07-30', kind: 'job', employer: 'Andere', occupation: 'Maler' };
    const { commandId } = (await issue(`/journeys/${ids.some}/placement/record-placement`, job)).body as Row;
    expect(names(await find())).toEqual(['perfect', 'native']);
    const end = { placement: commandId as string, on: '2021-07-31', because: 'other' };
    await issue(`/journeys/${ids.some}/placement/end-placement`, end);
    expect(names(await find())).toEqual(['perfect', 'native', 'some']);
    await issue(`/journeys/${ids.some}/closing/close-journey`, { because: 'moved' });
    expect(names(await find())).toEqual(['perfect', 'native']);
    await issue(`/journeys/${ids.some}/closing/reopen-journey`, { reason: 'came back' });
    expect(names(await find())).toEqual(['perfect', 'native', 'some']);
  });
});

describe('for a participant', () => {
  const find = (name: string, more = '') => rows(`/matching-openings?participant=${ids[name]}${more}`);

  it('the open openings come, the best first', async () => {
    expect(names(await find('perfect'))).toEqual(['painter', 'far']);
    expect(names(await find('barred'))).toEqual(['far']);
    expect(names(await find('barred', '&show=all'))).toEqual(expect.arrayContaining(['painter', 'far']));
  });

  it('one can ask for a kind and a place', async () => {
    expect(names(await find('perfect', '&kind=internship'))).toEqual(['far']);
    expect(names(await find('perfect', '&municipality=Musterstadt'))).toEqual(['painter']);
    expect(names(await find('perfect', '&minimum=100'))).toEqual(['painter']);
  });

  it('none comes that is full', async () => {
    const filled = { opening: ids.far, participant: ids.native };
    await issue(`/employers/${ids.employer}/openings/fill-opening`, filled);
    expect(names(await find('perfect'))).toEqual(['painter']);
  });
});

it('asks for the one side', async () => {
  expect((await test.get('/matching-participants')).status).toBe(400);
  expect((await test.get('/matching-openings?participant=x')).status).toBe(400);
});
