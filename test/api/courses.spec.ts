import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { desk, recorded, refused, type Row, UNKNOWN, warned } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

let test: TestService;
let people: string[];
beforeAll(async () => {
  test = await startTestService();
  people = await Promise.all(Array.from({ length: 6 }, () => test.person({ on: '2021-01-01' })));
});
afterAll(() => test.stop());

const { issue, ...at } = desk(() => test);
const look = (query: string) => at.look(`/courses?${query}`);

const someCourse = (fields: Body = {}): Body => ({
  title: 'Musterkurs',
  provider: 'Musterschule',
  kind: 'vocational',
  units: 400,
  municipality: 'Musterstadt',
  seats: 1,
  from: '2021-06-01',
  ...fields,
});
const offered = async (fields: Body = {}): Promise<string> =>
  (recorded(await issue('/courses', someCourse(fields)), 'CourseOffered').body as { id: string }).id;
const of = (id: string, command: string, body: Body) => issue(`/courses/${id}/${command}`, body);
const request = (id: string, person: number, fields: Body = {}) =>
  of(id, 'request-course-place', { participant: people[person], ...fields });
const outcomeOf = ({ body }: Response) => (body as { outcome?: string }).outcome;

describe('a course', () => {
  it('gives the last place to one of two who ask at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await offered();
      const answers = await Promise.all([request(id, 0), request(id, 1)]);
      expect(answers.map(outcomeOf).sort()).toEqual(['reserved', 'waitlisted']);
    }
  });

  it('gives a free place in waiting order, and all of it is in its history', async () => {
    const id = await offered();
    for (const person of [0, 1, 2, 3]) await request(id, person);
    const withdrawn = await of(id, 'withdraw-course-request', { participant: people[1] });
    expect(outcomeOf(recorded(withdrawn, 'CourseRequestWithdrawn'))).toBe('withdrawn');
    const release = { participant: people[0], because: 'moved', reason: 'r' };
    const released = await of(id, 'release-course-place', release);
    expect(outcomeOf(recorded(released, 'CoursePlaceReleased', 'CoursePlacePromoted'))).toBe('released');
    recorded(await of(id, 'amend-course', { seats: 2 }), 'CourseAmended', 'CoursePlacePromoted');
    const row = (await look('status=running&places=full')).rows.find((each) => each.id === id);
    expect(row).toMatchObject({ participants: [people[2], people[3]], waiting: 0, freePlaces: 0 });
    recorded(
      await of(id, 'cancel-course', { reason: 'r' }),
      ...['CourseCancelled', 'CoursePlaceReleased', 'CoursePlaceReleased'],
    );
    const { entries } = (await test.get(`/courses/${id}/history`)).body as { entries: Row[] };
    expect(entries).toHaveLength(13);
  });
});

describe('a refusal', () => {
  let full: string;
  let ended: string;
  let off: string;
  beforeAll(async () => {
    full = await offered();
    await request(full, 0);
    await request(full, 1);
    ended = await offered({ to: '2021-06-30' });
    off = await offered();
    await of(off, 'cancel-course', {});
  });

  it.each<[code: string, command: string, id: () => string, body: () => Body]>([
    ['unknown-participant', 'request-course-place', () => full, () => ({ participant: UNKNOWN })],
    ['already-has-place', 'request-course-place', () => full, () => ({ participant: people[0] })],
    ['already-waiting', 'request-course-place', () => full, () => ({ participant: people[1] })],
    [
      'in-the-future',
      'request-course-place',
      () => full,
      () => ({ participant: people[2], on: '2021-08-01' }),
    ],
    ['course-ended', 'request-course-place', () => ended, () => ({ participant: people[2] })],
    ['course-cancelled', 'request-course-place', () => off, () => ({ participant: people[2] })],
    [
      'no-course-place',
      'release-course-place',
      () => full,
      () => ({ participant: people[1], because: 'work' }),
    ],
    ['not-waiting', 'withdraw-course-request', () => full, () => ({ participant: people[0] })],
    ['end-before-start', 'amend-course', () => full, () => ({ to: '2021-05-31' })],
  ])('%s: %s', async (code, command, id, body) => refused(await of(id(), command, body()), code));

  it('units-required: a course whose units no law lays down', async () => {
    const { units: _, ...without } = someCourse();
    refused(await issue('/courses', without), 'units-required');
  });

  it('for want of a reason becomes a warning once there is one', async () => {
    const many = someCourse({ kind: 'integration', seats: 26 });
    const answer = await warned((body) => issue('/courses', body), many, 'over-legal-course-size');
    const { id } = answer.body as { id: string };
    await warned((body) => of(id, 'amend-course', body), { seats: 27 }, 'over-legal-course-size');
  });
});

describe('the view', () => {
  const titles = ({ rows }: { rows: Row[] }) => rows.map(({ title }) => title);

  beforeAll(async () => {
    const here = { municipality: 'Dort' };
    const integration = { ...here, kind: 'integration', level: 'B1', units: undefined, seats: undefined };
    await offered({ ...integration, title: 'A', from: '2021-09-01', provider: 'Andere' });
    const busy = await offered({ ...here, title: 'B', from: '2021-05-01' });
    for (const person of [0, 1, 2]) await request(busy, person);
    await offered({ ...here, title: 'C', from: '2021-04-01', to: '2021-06-30', seats: 9 });
    const off = await offered({ ...here, title: 'D', from: '2021-10-01', seats: 9 });
    await of(off, 'cancel-course', {});
  });

  it('says what is free', async () => {
    const { rows } = await look('municipality=Dort');
    expect(
      rows.map(({ title, status, freePlaces, waiting }) => [title, status, freePlaces, waiting]),
    ).toEqual([
      ['C', 'ended', 0, 0],
      ['B', 'running', 0, 2],
      ['A', 'planned', 25, 0],
      ['D', 'cancelled', 0, 0],
    ]);
    expect(rows[2]).toMatchObject({ units: 600, orientationUnits: 100, level: 'B1' });
  });

  it.each([
    ['title', ['A', 'B', 'C', 'D']],
    ['from', ['C', 'B', 'A', 'D']],
    ['free-places', ['A', expect.any(String), expect.any(String), expect.any(String)]],
    ['waiting', ['B', expect.any(String), expect.any(String), expect.any(String)]],
  ])('comes in pages by %s', async (sort, expected) => {
    const rows = await at.paged(`/courses?municipality=Dort&sort=${sort}`, 3);
    const found = titles({ rows });
    expect(found).toEqual(expected);
    expect(new Set(found).size).toBe(4);
  });

  it('is searched by kind, level, provider, status and free places', async () => {
    expect(titles(await look('municipality=Dort&kind=integration'))).toEqual(['A']);
    expect(titles(await look('municipality=Dort&level=B1'))).toEqual(['A']);
    expect(titles(await look('municipality=Dort&provider=Andere'))).toEqual(['A']);
    expect(titles(await look('municipality=Dort&status=ended'))).toEqual(['C']);
    expect(titles(await look('municipality=Dort&places=free'))).toEqual(['A']);
    expect(titles(await look('municipality=Dort&places=full&sort=title'))).toEqual(['B', 'C', 'D']);
  });
});
