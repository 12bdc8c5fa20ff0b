import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { createdBy, desk, recorded, refused, TODAY, type Row, UNKNOWN, warned } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

let test: TestService;
let people: string[];
beforeAll(async () => {
  test = await startTestService();
  people = await Promise.all(Array.from({ length: 8 }, () => test.person({ on: '2021-01-01' })));
});
afterAll(() => test.stop());

const { issue, ...at } = desk(() => test);
const look = (query: string, headers = TODAY) => at.look(`/group-events?${query}`, headers);

interface Planned {
  readonly id: string;
  readonly date: string;
  readonly of: (command: string, body: Body) => Promise<Response>;
}
const planned = async (fields: Body = {}): Promise<Planned> => {
  const plan = { title: 'Wohnen', topics: ['housing'], plannedFor: '2021-08-10', place: 'Halle', seats: 1 };
  const answer = recorded(
    await issue('/group-events', { ...plan, ...fields }),
    'GroupEventPlanned',
    'EventDateAdded',
  );
  const { id } = answer.body as { id: string };
  return {
    id,
    date: createdBy(answer),
    of: (command, body) => issue(`/group-events/${id}/${command}`, body),
  };
};
const outcomeOf = ({ body }: Response) => (body as { outcome?: string }).outcome;
const register = ({ of }: Planned, person: number, fields: Body = {}) =>
  of('register-for-event', { participant: people[person], ...fields });

describe('a group event', () => {
  it('gives the last seat to one of two who ask at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const event = await planned();
      const answers = await Promise.all([register(event, 0), register(event, 1)]);
      expect(answers.map(outcomeOf).sort()).toEqual(['registered', 'waitlisted']);
    }
  });

  it('opens a second date on demand, and moves up who waits', async () => {
    const event = await planned();
    for (const person of [0, 1, 2, 3]) await register(event, person);
    const second = { plannedFor: '2021-08-20', place: 'Saal', seats: 2 };
    const types = ['EventDateAdded', 'EventRegistrationPromoted', 'EventRegistrationPromoted'];
    const date = createdBy(recorded(await event.of('add-event-date', second), ...types));
    const { rows } = await look(`topic=housing&place=Saal`);
    expect(rows[0]).toMatchObject({
      id: event.id,
      nextOn: '2021-08-10',
      seats: 3,
      freeSeats: 0,
      waiting: 1,
      waitingList: [{ participant: people[3], since: '2021-07-31', date: null }],
      flags: ['upcoming', 'waiting'],
    });
    const promoted = (await test.get(`/group-events/${event.id}/history`)).body as { entries: Row[] };
    expect(promoted.entries.at(-1)!.read.data).toEqual({ participant: people[2], date, because: 'new-date' });

    recorded(
      await event.of('cancel-registration', { participant: people[0], reason: 'r' }),
      'EventRegistrationCancelled',
      'EventRegistrationPromoted',
    );
    recorded(
      await event.of('cancel-event-date', { date, reason: 'r' }),
      'EventDateCancelled',
      'EventRegistrationWaitlisted',
      'EventRegistrationWaitlisted',
    );
    const [row] = (await look(`topic=housing&place=Saal`)).rows;
    expect(row!.waitingList.map((each: Row) => each.participant)).toEqual([people[1], people[2]]);
    recorded(
      await event.of('amend-event-date', { date: event.date, seats: 2 }),
      'EventDateAmended',
      'EventRegistrationPromoted',
    );
  });

  it('takes an attendance list, and who came without a seat', async () => {
    const event = await planned({ plannedFor: '2021-07-30', seats: 2 });
    for (const person of [0, 1]) await register(event, person, { on: '2021-07-20' });
    expect((await look('flag=attendance-missing')).rows.map(({ id }) => id)).toEqual([event.id]);
    const list = { date: event.date, attended: [people[0]], missed: [people[1]] };
    recorded(await event.of('report-event-attendance', list), 'EventAttended', 'EventMissed');
    expect((await look('flag=attendance-missing')).rows).toEqual([]);
    const admitted = { participant: people[2], date: event.date };
    await warned((body) => event.of('admit-to-event', body), admitted, 'no-seat-at-event');
    const { rows } = await at.look(`/places?of=${event.id}&date=${event.date}`, TODAY);
    expect(new Map(rows.map(({ participant, attendance }) => [participant, attendance]))).toEqual(
      new Map([
        [people[0], 'attended'],
        [people[1], 'missed'],
        [people[2], 'attended'],
      ]),
    );
  });
});

describe('a refusal', () => {
  let ahead: Planned;
  let passed: Planned;
  let off: Planned;
  beforeAll(async () => {
    ahead = await planned();
    for (const person of [0, 1]) await register(ahead, person);
    passed = await planned({ plannedFor: '2021-07-30', seats: 3 });
    for (const person of [0, 1]) await register(passed, person, { on: '2021-07-20' });
    await passed.of('report-event-attendance', { date: passed.date, attended: [people[0]], missed: [] });
    off = await planned();
    await off.of('cancel-event-date', { date: off.date });
  });

  it.each<[code: string, command: string, of: () => Planned, body: () => Body]>([
    ['unknown-participant', 'register-for-event', () => ahead, () => ({ participant: UNKNOWN })],
    ['unknown-event-date', 'amend-event-date', () => ahead, () => ({ date: UNKNOWN, seats: 2 })],
    ['event-date-cancelled', 'amend-event-date', () => off, () => ({ date: off.date, seats: 2 })],
    [
      'event-date-passed',
      'register-for-event',
      () => passed,
      () => ({ participant: people[5], date: passed.date }),
    ],
    ['already-has-seat', 'register-for-event', () => ahead, () => ({ participant: people[0] })],
    ['already-waiting', 'register-for-event', () => ahead, () => ({ participant: people[1] })],
    ['not-registered', 'cancel-registration', () => ahead, () => ({ participant: people[5] })],
    [
      'in-the-future',
      'report-event-attendance',
      () => ahead,
      () => ({ date: ahead.date, attended: [people[0]], missed: [] }),
    ],
    [
      'reported-twice',
      'report-event-attendance',
      () => passed,
      () => ({ date: passed.date, attended: [people[1]], missed: [people[1]] }),
    ],
    ['attendance-already-reported', 'cancel-event-date', () => passed, () => ({ date: passed.date })],
  ])('%s: %s', async (code, command, of, body) => refused(await of().of(command, body()), code));

  it('for want of a reason becomes a warning once there is one', async () => {
    const event = await planned({ seats: 2 });
    for (const person of [0, 1]) await register(event, person);
    const fewer = { date: event.date, seats: 1 };
    await warned((body) => event.of('amend-event-date', body), fewer, 'fewer-seats-than-taken');
  });
});

describe('the view', () => {
  const titles = ({ rows }: { rows: Row[] }) => rows.map(({ title }) => title);

  beforeAll(async () => {
    const here = { topics: ['leisure'], place: 'Dort' };
    const late = await planned({ ...here, title: 'Late', plannedFor: '2021-09-10' });
    for (const person of [0, 1, 2]) await register(late, person);
    await planned({ ...here, title: 'Early', plannedFor: '2021-08-02', language: 'uk', seats: 9 });
    await planned({ ...here, title: 'Gone', plannedFor: '2021-07-30' });
  });

  it.each([
    ['next-date', ['Early', 'Late', 'Gone']],
    ['title', ['Early', 'Gone', 'Late']],
    ['waiting', ['Late', expect.any(String), expect.any(String)]],
  ])('comes in pages by %s', async (sort, expected) => {
    const found = titles({ rows: await at.paged(`/group-events?topic=leisure&sort=${sort}`, 1) });
    expect(found).toEqual(expected);
  });

  it('is searched by language, place and what needs attention', async () => {
    expect(titles(await look('topic=leisure&language=uk'))).toEqual(['Early']);
    expect(titles(await look('topic=leisure&place=Hier'))).toEqual([]);
    expect(titles(await look('topic=leisure&place=Dort&flag=upcoming'))).toEqual(['Early', 'Late']);
    expect(titles(await look('topic=leisure&flag=free-seats'))).toEqual(['Early']);
    expect(titles(await look('topic=leisure&flag=waiting'))).toEqual(['Late']);
  });
});
