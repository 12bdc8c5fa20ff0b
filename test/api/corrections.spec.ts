import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers as they come

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const JULY = on('2021-07-31');
const issue = async (path: string, body: Body, headers = JULY): Promise<Row> => {
  const { status, body: answer, text } = await test.issue(path, body, headers);
  if (status !== 201) throw new Error(`${path} answered ${status} ${text}`);
  return answer;
};
const refused = async (path: string, body: Body): Promise<unknown[]> => {
  const { status, body: problem } = await test.issue(path, body, JULY);
  return [status, problem.code];
};
const read = async (path: string): Promise<Row> => {
  const { status, body, text } = await test.get(path, JULY);
  if (status !== 200) throw new Error(`${path} answered ${status} ${text}`);
  return body;
};
/** The row, once the view has come as far as an answer. */
const rowOf = async (municipality: string, { position }: Row): Promise<Row> =>
  (await read(`/caseload?municipality=${municipality}&after=${position}`)).rows[0];

const talk = (day: string, more: Body = {}): Body => ({
  on: day,
  minutes: 30,
  channel: 'office',
  language: 'ar',
  topics: ['work'],
  ...more,
});
const because = (answer: Row, reason = 'a typing error') => ({
  correction: { entry: answer.facts[0].id, reason },
});

describe('an entry that is corrected', () => {
  it('counts as if it had been right at first, and stays readable', async () => {
    const id = await test.person({ municipality: 'Korrekturheim' }, on('2021-03-01'));
    const wrong = await issue(`/journeys/${id}/coaching/hold-session`, talk('2021-07-20'));
    const right = await issue(`/journeys/${id}/coaching/hold-session`, {
      ...talk('2021-07-06', { channel: 'phone', note: 'richtig' }),
      ...because(wrong),
    });
    expect(right.facts.map(({ type }: Row) => type)).toEqual(['EntryCorrected', 'SessionHeld']);
    expect(await rowOf('Korrekturheim', right)).toMatchObject({
      lastContactOn: '2021-07-06',
      lastContactChannel: 'phone',
      contactDays: ['2021-07-06'],
    });
    const { entries, state } = await read(`/journeys/${id}/history`);
    expect(state.coaching).toMatchObject({ sessionsHeld: 1, lastHeldOn: '2021-07-06' });
    expect(entries.map(({ stored, supersededBy }: Row) => [stored.type, supersededBy])).toEqual([
      ['ParticipantRegistered', undefined],
      ['SessionHeld', right.facts[0].id],
      ['EntryCorrected', undefined],
      ['SessionHeld', undefined],
    ]);
    expect(entries[2].read.data).toEqual({ reason: 'a typing error' });
    expect(entries[3].stored.meta.corrects).toBe(wrong.facts[0].id);
  });

  it('keeps the id of what it created, so that later entries still belong to it', async () => {
    const id = await test.person({ municipality: 'Kursheim' }, on('2021-03-01'));
    const plan = { provider: 'VHS', kind: 'integration', targetLevel: 'B1', plannedFrom: '2021-07-01' };
    const wrong = await issue(`/journeys/${id}/language/enrol-in-course`, { ...plan, units: 60 });
    const [course] = Object.keys((await read(`/journeys/${id}`)).state.language.courses as object);
    await issue(`/journeys/${id}/language/start-course`, { course, on: '2021-07-02' });
    await issue(`/journeys/${id}/language/report-attendance`, {
      course,
      on: '2021-07-05',
      units: 5,
    });
    const right = await issue(`/journeys/${id}/language/enrol-in-course`, {
      ...{ ...plan, units: 600 },
      ...because(wrong),
    });
    expect(await rowOf('Kursheim', right)).toMatchObject({
      courseUnits: 600,
      unitsAttended: 5,
      unitsLeft: 595,
    });
  });

  it('may be the registration, and may be corrected again', async () => {
    const { body: opened } = await test.issue(
      '/journeys',
      {
        ...{ familyName: 'Falsch', birthDate: '2004-07-30', sex: 'female', municipality: 'Neuheim' },
        ...{ motherTongue: 'ar', interpreterNeeded: false },
      },
      JULY,
    );
    const person = { sex: 'female', municipality: 'Neuheim', motherTongue: 'ar', interpreterNeeded: false };
    const path = `/journeys/${opened.id}/intake/register-participant`;
    const once = { ...person, familyName: 'Richtig', birthDate: '1990-07-30' };
    const first = await issue(path, { ...once, ...because(opened) });
    expect(await rowOf('Neuheim', first)).toMatchObject({ familyName: 'Richtig', ageBand: '28-34' });
    const again = await issue(path, { ...once, birthDate: '1960-07-30', ...because(first) });
    expect(await rowOf('Neuheim', again)).toMatchObject({ familyName: 'Richtig', ageBand: '51-64' });
    expect(await refused(path, once)).toEqual([409, 'already-registered']);
  });

  it('is known from the day of its correction on', async () => {
    const id = await test.person({ municipality: 'Altheim' }, on('2021-03-01'));
    const wrong = await issue(`/journeys/${id}/coaching/hold-session`, talk('2021-03-02'), on('2021-03-02'));
    await issue(`/journeys/${id}/coaching/hold-session`, { ...talk('2021-03-01'), ...because(wrong) });
    const heldOn = async (cut: string) =>
      (await read(`/journeys/${id}/history?${cut}`)).state.coaching.lastHeldOn;
    expect(await heldOn('recordedUntil=2021-07-30')).toBe('2021-03-02');
    expect(await heldOn('recordedUntil=2021-07-31')).toBe('2021-03-01');
    expect(await heldOn('happenedUntil=2021-03-01')).toBe('2021-03-01');
  });

  it('is refused where it would be false', async () => {
    const id = await test.person({}, on('2021-03-01'));
    const held = await issue(`/journeys/${id}/coaching/hold-session`, talk('2021-07-20'));
    const hold = `/journeys/${id}/coaching/hold-session`;
    const unknown = { correction: { entry: id, reason: 'why' } };
    expect(await refused(hold, { ...talk('2021-07-01'), ...unknown })).toEqual([409, 'unknown-entry']);
    expect(await refused(hold, { ...talk('2021-08-01'), ...because(held) })).toEqual([409, 'in-the-future']);
    expect(
      await refused(`/journeys/${id}/intake/assess-needs`, {
        ...{ on: '2021-07-01', needs: ['work'] },
        ...because(held),
      }),
    ).toEqual([409, 'other-kind-of-entry']);
    const { status, body } = await test.issue(
      hold,
      { ...talk('2021-07-01'), correction: { entry: 'x' } },
      JULY,
    );
    expect([status, body.code]).toEqual([400, 'invalid']);
    expect(body.errors.map(({ path }: Row) => path)).toEqual(
      expect.arrayContaining(['correction.entry', 'correction.reason']),
    );
  });

  it('takes effect once under one key', async () => {
    const id = await test.person({}, on('2021-03-01'));
    const held = await issue(`/journeys/${id}/coaching/hold-session`, talk('2021-07-20'));
    const again = { ...talk('2021-07-19'), ...because(held) };
    const key = { ...JULY, 'idempotency-key': 'correct-once' };
    const path = `/journeys/${id}/coaching/hold-session`;
    const first = await test.issue(path, again, key);
    const second = await test.issue(path, again, key);
    expect([first.status, second.status, second.body.facts]).toEqual([201, 201, first.body.facts]);
    const other = await test.issue(path, { ...again, ...because(held, 'another reason') }, key);
    expect(other.status).toBe(422);
  });
});

describe('an entry that is retracted', () => {
  it('counts no longer', async () => {
    const id = await test.person({ municipality: 'Streichheim' }, on('2021-03-01'));
    const held = await issue(`/journeys/${id}/coaching/hold-session`, talk('2021-07-20'));
    const entry = held.facts[0].id;
    const retracted = await issue(`/journeys/${id}/corrections/retract-entry`, {
      entry,
      reason: 'another person',
    });
    expect(await rowOf('Streichheim', retracted)).toMatchObject({ lastContactOn: null, contactDays: [] });
    const retract = `/journeys/${id}/corrections/retract-entry`;
    expect(await refused(retract, { entry, reason: 'again' })).toEqual([409, 'entry-retracted']);
    const { entries } = await read(`/journeys/${id}/history`);
    expect(await refused(retract, { entry: entries[0].stored.id, reason: 'all' })).toEqual([
      409,
      'opens-the-history',
    ]);
  });

  it.each([
    ['privacy/restrict-processing', { ground: 'objection' }, 'privacy/lift-restriction'],
    ['privacy/place-legal-hold', { reason: 'A made-up case' }, undefined],
    ['sharing/share-case', { unit: 'red-cross', purpose: 'skills', basis: 'own-task' }, undefined],
    ['emergency/break-glass', { reason: 'danger', hours: 1 }, undefined],
  ])('was no act: %s stands', async (command, body, ends) => {
    const id = await test.person({}, on('2021-03-01'));
    const { facts } = await issue(`/journeys/${id}/${command}`, body);
    // What is only kept is not corrected either.
    if (ends) await issue(`/journeys/${id}/${ends}`, { reason: 'settled' });
    const retract = { entry: facts[0].id, reason: 'why' };
    const path = `/journeys/${id}/corrections/retract-entry`;
    expect(await refused(path, retract)).toEqual([409, 'final-entry']);
    const { entries } = await read(`/journeys/${id}/history`);
    expect(entries.map(({ supersededBy }: Body) => supersededBy)).toEqual(entries.map(() => undefined));
  });

  it('changes nothing of what others have decided, and says so', async () => {
    const programme = await test.programme({ seats: 1 });
    const id = await test.person({ municipality: 'Platzheim' }, on('2021-03-01'));
    const { position } = await issue(
      `/programmes/${programme}/request-seat`,
      { participant: id },
      on('2021-03-02'),
    );
    const seat = await read(`/journeys/${id}/history?after=${position}`);
    const enrolled = seat.entries.at(-1).stored;
    expect(enrolled.type).toBe('Enrolled');
    const retract = `/journeys/${id}/corrections/retract-entry`;
    expect(await refused(retract, { entry: enrolled.id, reason: 'why' })).toEqual([409, 'decided-elsewhere']);

    const left = await issue(`/journeys/${id}/enrolment/drop-out`, {
      ...{ programme, on: '2021-07-01', because: 'moved' },
    });
    await read(`/programmes/${programme}?after=${left.position}`);
    const taken = await issue(retract, { entry: left.facts[0].id, reason: 'did not move' });
    const { state, entries } = await read(`/journeys/${id}/history?after=${taken.position}`);
    expect(entries.at(-1).stored.meta.warnings).toEqual(['others-have-decided']);
    expect(state.enrolment.episodes).toEqual([{ programme, from: '2021-03-15' }]);
    expect((await read(`/programmes/${programme}`)).state.programme.seats).toEqual({});
  });
});

describe('an entry that is contested', () => {
  it('bears the mark until it is settled', async () => {
    const id = await test.person({}, on('2021-03-01'));
    const held = await issue(`/journeys/${id}/coaching/hold-session`, talk('2021-07-20'));
    const entry = held.facts[0].id;
    await issue(`/journeys/${id}/corrections/contest-entry`, { entry, reason: 'never said that' });
    expect((await read(`/journeys/${id}`)).state.corrections).toEqual({
      contested: { [entry]: '2021-07-31' },
    });
    await issue(`/journeys/${id}/corrections/lift-contest`, { entry, reason: 'agreed on a wording' });
    expect((await read(`/journeys/${id}`)).state.corrections).toEqual({ contested: {} });
  });
});
