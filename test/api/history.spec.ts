import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers as they come

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const NOBODY = '00000000-0000-4000-8000-000000000000';

const issue = async (path: string, body: Body, at: string): Promise<Row> => {
  const answer = await test.issue(path, body, { 'dev-now': at });
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  return answer.body;
};
const history = async (path: string, query: Record<string, string> = {}): Promise<Row> => {
  const { status, body, text } = await test.get(`${path}/history?${String(new URLSearchParams(query))}`);
  if (status !== 200) throw new Error(`${path} answered ${status} ${text}`);
  return body;
};
const typesOf = ({ entries }: Row): string[] => entries.map(({ stored }: Row) => stored.type);

const talk = (day: string): Body => ({
  on: day,
  minutes: 30,
  channel: 'home',
  language: 'ar',
  topics: ['work', 'health'],
  note: 'Notiz Xylophon',
});

describe('a history', () => {
  const PERSONAL = {
    familyName: 'Quittenbaum',
    givenName: 'Zacharias',
    birthDate: '1977-11-23',
    externalNumber: 'KD-424242',
  };
  const needs = {
    goal: 'Ziel Wolkenschieber',
    note: 'Anmerkung Nasenbär',
    healthNote: 'Befund Zimtstern',
  };
  let path: string;
  let answers: Row[];

  beforeAll(async () => {
    const id = await test.person({ ...PERSONAL, on: '2021-03-01' }, on('2021-03-01'));
    path = `/journeys/${id}`;
    answers = [
      await issue(
        `${path}/intake/assess-needs`,
        { on: '2021-03-02', needs: ['work'], ...needs },
        '2021-03-03T08:00:00Z',
      ),
      await issue(`${path}/coaching/hold-session`, talk('2021-03-05'), '2021-03-05T15:00:00Z'),
    ];
  });

  it('holds each fact in order, as stored and as it reads today', async () => {
    const { id, version, entries, state } = await history(path);
    expect(path).toBe(`/journeys/${id}`);
    expect(version).toBe(3);
    expect(entries.map(({ stored }: Row) => [stored.version, stored.type])).toEqual([
      [1, 'ParticipantRegistered'],
      [2, 'NeedsAssessed'],
      [3, 'SessionHeld'],
    ]);
    expect(entries[1]).toEqual({
      stored: {
        id: answers[0]!.facts[0].id,
        type: 'NeedsAssessed',
        typeVersion: 1,
        stream: `journey-${id}`,
        version: 2,
        position: answers[0]!.position,
        recordedAt: '2021-03-03T08:00:00.000Z',
        happenedOn: '2021-03-02',
        data: {
          needs: ['work'],
          goal: { sealed: expect.objectContaining({ by: `journey-${id}`, as: 'personal' }) },
          note: { sealed: expect.objectContaining({ as: 'personal' }) },
          healthNote: { sealed: expect.objectContaining({ as: 'special' }) },
        },
        meta: {
          actor: { id: 'coach-1', role: 'coordinator', unit: 'test-unit' },
          commandId: answers[0]!.commandId,
          correlationId: expect.any(String),
          legalBasis: expect.stringContaining('GDPR'),
          simulated: true,
        },
        previousHash: entries[0].stored.hash,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      read: { type: 'NeedsAssessed', happenedOn: '2021-03-02', data: { needs: ['work'], ...needs } },
    });
    expect(entries[0].read.data).toMatchObject(PERSONAL);
    expect(entries[0].read.data).toMatchObject({ ageBand: '35-50', sex: 'female' });
    expect(entries[0].stored.previousHash).toBe('0'.repeat(64));
    expect(state).toEqual((await test.get(path)).body.state);
    expect(state.intake.participant).toMatchObject(PERSONAL);
    expect(state.coaching.sessionsHeld).toBe(1);
  });

  it('has no personal value in plain in what is stored', async () => {
    const { entries } = await history(path);
    const stored = JSON.stringify(entries.map((entry: Row) => entry.stored));
    const read = JSON.stringify(entries.map((entry: Row) => entry.read));
    for (const value of [...Object.values(PERSONAL), ...Object.values(needs), 'Notiz Xylophon']) {
      expect(read).toContain(value);
      for (const form of [
        value,
        encodeURIComponent(value),
        Buffer.from(value).toString('base64').slice(0, -4),
      ])
        expect(stored).not.toContain(form);
    }
    expect(stored).toContain('"ageBand":"35-50"');
  });

  it('names the cause of what a policy recorded', async () => {
    const programme = await test.programme({}, on('2021-03-06'));
    const { facts, position, commandId } = await issue(
      `/programmes/${programme}/request-seat`,
      { participant: path.split('/')[2], on: '2021-03-06' },
      '2021-03-06T12:00:00Z',
    );
    const { entries } = await history(path, { after: position });
    expect(entries.at(-1).stored).toMatchObject({
      type: 'Enrolled',
      happenedOn: '2021-03-06',
      recordedAt: '2021-03-06T12:00:00.000Z',
      data: { programme },
      meta: { causeId: facts[0].id, actor: { id: 'coach-1' }, simulated: true },
    });
    expect(entries.at(-1).stored.meta.commandId).not.toBe(commandId);
    const [, seat] = (await history(`/programmes/${programme}`)).entries;
    expect(seat.stored.meta.correlationId).toBe(entries.at(-1).stored.meta.correlationId);
    expect(seat.stored.meta.causeId).toBeUndefined();
  });
});

describe('a history of a programme', () => {
  it('is there as well, with its state', async () => {
    const programme = await test.programme({ title: 'Musterprogramm 7', seats: 2 }, on('2021-03-01'));
    const path = `/programmes/${programme}`;
    const change = { on: '2021-03-05', seats: 3, reason: 'Mehr Nachfrage' };
    await issue(`${path}/amend-programme`, change, '2021-03-05T09:00:00Z');
    const { version, entries, state } = await history(path);
    expect(version).toBe(2);
    expect(entries[1].read.data).toEqual({ seats: 3, reason: 'Mehr Nachfrage' });
    expect(JSON.stringify(entries[1].stored)).not.toContain('Nachfrage');
    expect(state.programme.defined.title).toBe('Musterprogramm 7');
    expect(state.programme.amendments).toEqual([{ on: '2021-03-05', changes: { seats: 3 } }]);
    expect((await test.get(path)).body).toEqual({ id: programme, version, state });
    const early = await history(path, { recordedUntil: '2021-03-04' });
    expect(typesOf(early)).toEqual(['ProgrammeDefined']);
    expect(early.state.programme.amendments).toEqual([]);
  });
});

describe('recordedUntil', () => {
  /** A fact at each of these instants, in order. */
  const recordedAt = async (instants: readonly string[]): Promise<string> => {
    const [first, ...rest] = instants as [string, ...string[]];
    const id = await test.person({ on: first.slice(0, 10) }, { 'dev-now': first });
    for (const [index, at] of rest.entries()) {
      const assignment = { caseWorker: `coach-${index + 2}`, on: first.slice(0, 10) };
      await issue(`/journeys/${id}/assignment/assign-case-worker`, assignment, at);
    }
    return `/journeys/${id}`;
  };
  const versionAt = async (path: string, recordedUntil: string): Promise<number> => {
    const { version, entries } = await history(path, { recordedUntil });
    expect(entries).toHaveLength(version);
    return version;
  };

  it.each([
    ['in winter', '2021-02-10', '2021-02-10T22:59:59.999Z', '2021-02-10T23:00:00.000Z'],
    ['in summer', '2021-07-31', '2021-07-31T21:59:59.999Z', '2021-07-31T22:00:00.000Z'],
    ['on the day with 23 hours', '2021-03-28', '2021-03-28T21:59:59.999Z', '2021-03-28T22:00:00.000Z'],
    ['on the day before it', '2021-03-27', '2021-03-27T22:59:59.999Z', '2021-03-27T23:00:00.000Z'],
    ['on the day with 25 hours', '2021-10-31', '2021-10-31T22:59:59.999Z', '2021-10-31T23:00:00.000Z'],
    ['on the day before it', '2021-10-30', '2021-10-30T21:59:59.999Z', '2021-10-30T22:00:00.000Z'],
    ['on the last day of a year', '2021-12-31', '2021-12-31T22:59:59.999Z', '2021-12-31T23:00:00.000Z'],
  ])('a day means its end in Berlin, %s (%s)', async (_, day, last, next) => {
    const path = await recordedAt(['2021-01-04T08:00:00Z', last, next]);
    expect(await versionAt(path, day)).toBe(2);
    const [before, after] = [-1, 1].map((days) =>
      new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10),
    ) as [string, string];
    expect(await versionAt(path, before)).toBe(1);
    expect(await versionAt(path, after)).toBe(3);
  });

  it('an instant means this instant, in whatever time zone it is told', async () => {
    const path = await recordedAt([
      '2021-05-01T08:00:00.000Z',
      '2021-05-02T08:00:00.500Z',
      '2021-05-03T08:00:00.000Z',
    ]);
    expect(await versionAt(path, '2021-05-02T08:00:00.499Z')).toBe(1);
    expect(await versionAt(path, '2021-05-02T08:00:00.500Z')).toBe(2);
    expect(await versionAt(path, '2021-05-02T10:00:00.500+02:00')).toBe(2);
    expect(await versionAt(path, '2021-05-02T10:00:00+02:00')).toBe(1);
    expect(await versionAt(path, '2021-05-03T08:00Z')).toBe(3);
    expect(await versionAt(path, '2021-05-02T23:00:00-09:00')).toBe(3);
  });

  it('shows nothing before the first fact, and everything after the last', async () => {
    const path = await recordedAt(['2021-05-01T08:00:00Z', '2021-05-02T08:00:00Z']);
    const nothing = await history(path, { recordedUntil: '2021-04-30' });
    expect([nothing.version, nothing.entries]).toEqual([0, []]);
    expect(nothing.state.intake).toEqual({ certificates: {}, languages: {}, skills: {}, experience: {} });
    const whole = await history(path);
    expect(await history(path, { recordedUntil: '2199-12-31' })).toEqual(whole);
  });

  it('takes the state along', async () => {
    const path = await recordedAt(['2021-05-01T08:00:00Z', '2021-05-02T08:00:00Z', '2021-05-03T08:00:00Z']);
    const caseWorkerAt = async (recordedUntil: string) =>
      (await history(path, { recordedUntil })).state.assignment.caseWorker?.value;
    expect(await caseWorkerAt('2021-05-01')).toBeUndefined();
    expect(await caseWorkerAt('2021-05-02')).toBe('coach-2');
    expect(await caseWorkerAt('2021-05-03')).toBe('coach-3');
  });

  it('never goes back: what is recorded with an earlier clock keeps its place', async () => {
    const path = await recordedAt(['2021-05-03T08:00:00Z', '2021-05-03T07:00:00Z']);
    const { entries } = await history(path);
    expect(entries.map(({ stored }: Row) => stored.recordedAt)).toEqual([
      '2021-05-03T08:00:00.000Z',
      '2021-05-03T08:00:00.000Z',
    ]);
  });
});

describe('late entries, on both axes', () => {
  let path: string;
  const facts = (query: Record<string, string>) =>
    history(path, query).then(({ entries, state, version }) => [
      entries.slice(1).map(({ stored }: Row) => stored.happenedOn),
      state.coaching.sessionsHeld,
      state.coaching.lastHeldOn,
      version,
    ]);

  beforeAll(async () => {
    path = `/journeys/${await test.person({ on: '2021-05-01' }, on('2021-05-01'))}`;
    // Happened on the 3rd, 10th, 5th; recorded on the 3rd, 10th, 12th.
    for (const [happened, recorded] of [
      ['2021-05-03', '2021-05-03'],
      ['2021-05-10', '2021-05-10'],
      ['2021-05-05', '2021-05-12'],
    ] as const)
      await issue(`${path}/coaching/hold-session`, talk(happened), `${recorded}T10:00:00Z`);
  });

  it('leave the state that is asked for alone the same at each cut', async () => {
    const cuts: Record<string, string>[] = [
      { recordedUntil: '2021-05-11' },
      { happenedUntil: '2021-05-05' },
      { recordedUntil: '2021-05-12', happenedUntil: '2021-05-05' },
      {},
    ];
    for (const query of cuts) {
      const { entries: _, ...whole } = await history(path, query);
      const { body, headers } = await test.get(`${path}?${String(new URLSearchParams(query))}`);
      expect(body).toEqual(whole);
      expect(headers.etag).toBe(Object.keys(query).length > 0 ? undefined : `"${body.version}"`);
    }
  });

  it('stand where they were recorded, with the day on which they happened', async () => {
    expect(await facts({})).toEqual([['2021-05-03', '2021-05-10', '2021-05-05'], 3, '2021-05-10', 4]);
  });

  it('were not known before they were recorded', async () => {
    expect(await facts({ recordedUntil: '2021-05-11' })).toEqual([
      ['2021-05-03', '2021-05-10'],
      2,
      '2021-05-10',
      3,
    ]);
    expect(await facts({ recordedUntil: '2021-05-12' })).toEqual(await facts({}));
  });

  it('had happened by their day, whenever they were recorded', async () => {
    expect(await facts({ happenedUntil: '2021-05-04' })).toEqual([['2021-05-03'], 1, '2021-05-03', 2]);
    expect(await facts({ happenedUntil: '2021-05-05' })).toEqual([
      ['2021-05-03', '2021-05-05'],
      2,
      '2021-05-05',
      4,
    ]);
    expect(await facts({ happenedUntil: '2021-04-30' })).toEqual([[], 0, undefined, 0]);
  });

  it('are cut by what was known then of what had happened by then', async () => {
    expect(await facts({ recordedUntil: '2021-05-11', happenedUntil: '2021-05-09' })).toEqual([
      ['2021-05-03'],
      1,
      '2021-05-03',
      2,
    ]);
    expect(await facts({ recordedUntil: '2021-05-12', happenedUntil: '2021-05-09' })).toEqual([
      ['2021-05-03', '2021-05-05'],
      2,
      '2021-05-05',
      4,
    ]);
  });
});

describe('what is asked wrongly', () => {
  it.each(['/journeys', '/programmes'])('%s: an unknown id is 404', async (collection) => {
    for (const path of [`${collection}/${NOBODY}`, `${collection}/${NOBODY}/history`]) {
      const { status, body } = await test.get(path);
      expect([status, body.code]).toEqual([404, 'not-found']);
    }
  });

  it("another collection's id is 404", async () => {
    const journey = await test.person();
    expect((await test.get(`/programmes/${journey}/history`)).status).toBe(404);
    expect((await test.get(`/journeys/${await test.programme()}/history`)).status).toBe(404);
  });

  it.each([
    ['recordedUntil', '2021-02-30'],
    ['recordedUntil', '2021'],
    ['recordedUntil', '2021-05-02T08:00:00'],
    ['recordedUntil', '2021-05-02T25:00:00Z'],
    ['recordedUntil', '2021-05-02T08:00:00+99:00'],
    ['recordedUntil', 'yesterday'],
    ['recordedUntil', ''],
    ['happenedUntil', '2021-13-01'],
    ['happenedUntil', '2021-05-02T08:00:00Z'],
    ['happenedUntil', ''],
    ['until', '2021-05-02'],
  ])('%s=%s is 400 and names the field', async (field, value) => {
    const id = await test.person();
    const { status, body } = await test.get(
      `/journeys/${id}/history?${String(new URLSearchParams({ [field]: value }))}`,
    );
    expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid', field]);
  });
});
