import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { createdBy, desk, recorded, refused, type Row, settled, UNKNOWN } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

/* Two journeys of one person become one, and two again. */

let test: TestService;
let survivor: string;
let duplicate: string;
let programme: string;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const { issue, look } = desk(() => test);
const COACH = 'coach-merging';
const to = (id: string, command: string, body: Body) => issue(`/journeys/${id}/${command}`, body);
const held = async (id: string, day: string) =>
  to(id, 'coaching/hold-session', {
    on: day,
    minutes: 30,
    channel: 'phone',
    language: 'de',
    interpreter: false,
    topics: ['housing'],
  });
const line = async (id: string): Promise<Row | undefined> => {
  const { rows } = await look(`/caseload?coach=${COACH}`);
  return rows.find((each) => each.id === id);
};
const entries = async (id: string): Promise<Row[]> =>
  ((await test.get(`/journeys/${id}/history`)).body as { entries: Row[] }).entries;
const typesIn = async (id: string): Promise<string[]> =>
  (await entries(id)).map(({ stored }) => (stored as Row).type as string);
const merge = async (): Promise<void> => {
  const answer = recorded(
    await to(duplicate, 'merging/merge-into', { survivor, reason: 'registered twice' }),
    'MergedInto',
  );
  await settled(test, answer);
};

describe('a merge', () => {
  let moved: Response;

  beforeAll(async () => {
    survivor = await test.person({ on: '2021-01-01' });
    duplicate = await test.person({ on: '2021-01-02' });
    for (const id of [survivor, duplicate])
      await to(id, 'assignment/assign-case-worker', { on: '2021-01-02', caseWorker: COACH });
    await held(survivor, '2021-02-01');
    await held(duplicate, '2021-03-01');
    await to(duplicate, 'intake/record-certificate', { kind: 'vocational', country: 'SY', status: 'lost' });
    // The duplicate has left the only seat, and the survivor has it.
    programme = await test.programme({ seats: 1 });
    for (const participant of [duplicate, survivor]) {
      const seat = { on: participant === duplicate ? '2021-04-01' : '2021-04-02', participant };
      await settled(
        test,
        recorded(await issue(`/programmes/${programme}/request-seat`, seat), 'SeatReserved'),
      );
      if (participant === duplicate)
        await settled(
          test,
          recorded(
            await to(duplicate, 'enrolment/complete-programme', { on: '2021-04-02', programme }),
            'ProgrammeCompleted',
          ),
        );
    }
  });

  it('is refused for what is not there or is the same', async () => {
    const reason = 'r';
    refused(await to(duplicate, 'merging/merge-into', { survivor: UNKNOWN, reason }), 'unknown-participant');
    refused(await to(duplicate, 'merging/merge-into', { survivor: duplicate, reason }), 'same-journey');
    refused(await to(duplicate, 'merging/undo-merge', { reason }), 'not-merged');
  });

  it('shows both as one', async () => {
    await merge();
    expect(await line(duplicate)).toBeUndefined();
    expect(await line(survivor)).toMatchObject({
      lastContactOn: '2021-03-01',
      contactDays: ['2021-02-01', '2021-03-01'],
      lostCertificates: 1,
    });
    refused(await held(duplicate, '2021-03-02'), 'merged');
    expect(await typesIn(duplicate)).toEqual([
      'ParticipantRegistered',
      'CaseWorkerAssigned',
      'SessionHeld',
      'CertificateRecorded',
      'Enrolled',
      'ProgrammeCompleted',
      'MergedInto',
    ]);
    expect(await typesIn(survivor)).toContain('DuplicateTakenOver');
  });

  it('decides nothing again in other streams', async () => {
    await settled(test, await to(survivor, 'intake/record-skill', { skill: 'bricklaying', level: 'good' }));
    const { state } = (await test.get(`/programmes/${programme}`)).body as { state: { programme: Row } };
    expect(Object.keys(state.programme.seats as object)).toEqual([survivor]);
  });

  it('leaves each copied entry correctable', async () => {
    const copy = (await entries(survivor)).find(
      ({ stored }) => (stored as Row).meta.copies && (stored as Row).type === 'SessionHeld',
    )!;
    const answer = await to(survivor, 'coaching/hold-session', {
      ...{ on: '2021-03-04', minutes: 45, channel: 'office', language: 'de', interpreter: false },
      topics: ['housing'],
      correction: { entry: (copy.stored as Row).id, reason: 'wrong day' },
    });
    recorded(answer, 'EntryCorrected', 'SessionHeld');
    expect(await line(survivor)).toMatchObject({ lastContactOn: '2021-03-04' });
  });

  it('is undone, and what was recorded since stays unless it is moved', async () => {
    await held(survivor, '2021-04-01');
    moved = await held(survivor, '2021-05-01');
    const entry = (moved.body as { facts: { id: string }[] }).facts[0]!.id;
    const answer = await to(duplicate, 'merging/undo-merge', { reason: 'two people', moves: [entry] });
    await settled(test, recorded(answer, 'MergeUndone', 'SessionHeld'));
    expect(await line(survivor)).toMatchObject({
      contactDays: ['2021-02-01', '2021-04-01'],
      lostCertificates: 0,
    });
    expect(await line(duplicate)).toMatchObject({
      contactDays: ['2021-03-01', '2021-05-01'],
      lostCertificates: 1,
    });
    expect(createdBy(await held(duplicate, '2021-06-01'))).toBeDefined();
  });

  it('can happen again', async () => {
    await merge();
    expect(await line(duplicate)).toBeUndefined();
    expect(await line(survivor)).toMatchObject({
      contactDays: ['2021-02-01', '2021-03-01', '2021-04-01', '2021-05-01', '2021-06-01'],
    });
  });

  it('was not yet known before it was recorded', async () => {
    const path = `/journeys/${survivor}/history?recordedUntil=2021-07-31T10:00:00Z`;
    const before = (await test.get(path)).body as { entries: Row[] };
    expect(before.entries.some(({ stored }) => (stored as Row).type === 'DuplicateTakenOver')).toBe(false);
  });
});
