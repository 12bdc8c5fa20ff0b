import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/settled.js';
import { type Body, type Headers, on, startTestService, type TestService } from '../support/service.js';

let test: TestService;

const LEAD: Headers = { 'dev-actor': 'lead-2', 'dev-role': 'team-lead' };
const TERMS: Body = {
  title: 'Wechsel ins SGB II',
  legalBasis: '§ 74 SGB II, § 18 AsylbLG',
  effectiveOn: '2022-06-01',
  oldRegime: 'asylblg',
  newRegime: 'sgb-ii',
  payer: 'Jobcenter Musterstadt',
  belongs: { titles: ['temporary-protection', 'fiction', 'permission-to-stay-for-asylum'] },
  requires: { fingerprints: true, minAge: 15 },
  excludes: [{ reason: 'ordinary-asylum-procedure', asylumApplied: true }],
  transition: { until: '2022-08-31', lacking: ['fingerprints'] },
};

/** Sends a command that is to be recorded, and answers the id of what it made. */
const tell = async (path: string, body: Body, headers: Headers): Promise<string> => {
  const { status, text, body: answer } = await test.issue(path, body, headers);
  if (status !== 201) throw new Error(`${path} answered ${status}: ${text}`);
  return (answer as { commandId: string }).commandId;
};

const person = (name: string): Promise<string> =>
  test.person({ familyName: name, givenName: 'Test' }, on('2022-04-01'));

const underOldLaw = async (id: string): Promise<string> =>
  tell(
    `/journeys/${id}/status/start-regime`,
    { on: '2022-04-01', regime: 'asylblg', payer: 'Sozialamt Musterstadt' },
    on('2022-04-01'),
  );
const titled = (id: string) =>
  tell(
    `/journeys/${id}/status/record-residence-title`,
    { on: '2022-05-01', kind: 'fiction', paragraph: '§ 24 AufenthG' },
    on('2022-05-02'),
  );
const fingerprints = (id: string, day: string) =>
  tell(`/journeys/${id}/protection/take-fingerprints`, { on: day }, on(day));
const talk = (id: string, day: string) =>
  tell(
    `/journeys/${id}/coaching/hold-session`,
    { on: day, minutes: 30, channel: 'office', language: 'uk', interpreter: false, topics: ['work'] },
    on(day),
  );

const rows = async (path: string): Promise<Body[]> => {
  const { status, body, text } = await test.get(path, on('2022-09-01'));
  expect([status, text]).toEqual([200, expect.anything()]);
  return (body as { rows: Body[] }).rows;
};
const outcomes = async (path: string): Promise<Body> =>
  Object.fromEntries((await rows(path)).map(({ familyName, outcome }) => [familyName as string, outcome]));

/** Every row of every view, but of the cohorts' own. */
const everything = async (): Promise<Record<string, unknown>> => {
  const { pool } = test.service.runtime;
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'views' AND table_name <> 'cohort'`,
  );
  const read = async ({ name }: { readonly name: string }) =>
    [name, (await pool.query(`SELECT to_jsonb(t) AS row FROM views.${name} t ORDER BY id`)).rows] as const;
  return Object.fromEntries(await Promise.all(tables.map(read)));
};

const ids: Record<string, string> = {};
let cohort: string;

beforeAll(async () => {
  test = await startTestService();
  for (const name of ['Alle', 'Ohne', 'Asyl', 'Leer', 'Fremd']) ids[name] = await person(name);
  const { Alle, Ohne, Asyl, Leer, Fremd } = ids as Record<string, string> & { Alle: string };
  const spell = await underOldLaw(Alle);
  for (const id of [Ohne, Asyl, Leer]) await underOldLaw(id!);
  for (const id of [Alle, Ohne, Asyl]) await titled(id!);
  await fingerprints(Alle, '2022-05-20');
  await fingerprints(Asyl!, '2022-05-20');
  await tell(`/journeys/${Asyl}/protection/apply-for-asylum`, { on: '2022-05-03' }, on('2022-05-03'));
  await tell(
    `/journeys/${Fremd}/status/start-regime`,
    { on: '2022-04-01', regime: 'sgb-ii' },
    on('2022-04-01'),
  );
  await talk(Alle, '2022-05-25');
  await talk(Alle, '2022-06-10');
  for (const month of ['2022-05', '2022-06', '2022-07', '2022-08'])
    await tell(
      `/journeys/${Alle}/benefits/record-benefit`,
      { spell, month, cents: 44_901 },
      on('2022-08-01'),
    );
  const { body } = await test.issue('/cohorts', TERMS, on('2022-07-01'));
  cohort = (body as { id: string }).id;
  await settled(test);
});
afterAll(() => test.stop());

const EXPECTED = { Alle: 'switched', Ohne: 'transitional', Asyl: 'excluded', Leer: 'unknown' };
const COUNTS = { switched: 1, transitional: 1, excluded: 1, unknown: 1 };

const apply = async (headers: Headers = { ...LEAD, ...on('2022-07-15') }) => {
  const answer = await test.issue(`/cohorts/${cohort}/apply-cohort`, {}, headers);
  await settled(test);
  return answer;
};

describe('a change of law for a group of people', () => {
  it('can be looked at before it is applied, person by person and counted', async () => {
    expect(await outcomes(`/cohort-preview?cohort=${cohort}`)).toEqual(EXPECTED);
    expect(await rows(`/cohort-preview?cohort=${cohort}&outcome=excluded`)).toMatchObject([
      { familyName: 'Asyl', reasons: ['ordinary-asylum-procedure'], from: null },
    ]);
    expect(await rows(`/cohort-preview-counts?cohort=${cohort}`)).toMatchObject([COUNTS]);
    const { status, body } = await test.issue(`/cohorts/${cohort}/preview-cohort`, {}, on('2022-07-02'));
    expect([status, body]).toMatchObject([201, { facts: [{ type: 'CohortPreviewed' }] }]);
    const history = (await test.get(`/cohorts/${cohort}/history`)).body as { entries: object[] };
    expect(history.entries.at(-1)).toMatchObject({ stored: { data: COUNTS } });
    expect(await rows('/cohorts')).toMatchObject([{ id: cohort, status: 'drafted', switched: 0 }]);
  });

  it('tells which figures history would have under it, and writes nothing', async () => {
    const before = await everything();
    const figures = await rows(`/what-if?cohort=${cohort}`);
    const of = (month: string, regime: string) =>
      figures.find((line) => line.month === month && line.regime === regime);
    expect(of('2022-05', 'asylblg')).toMatchObject({ people: 4, peopleThen: 4, talks: 1, talksThen: 1 });
    expect(of('2022-06', 'asylblg')).toMatchObject({ people: 4, peopleThen: 3, talks: 1, talksThen: 0 });
    expect(of('2022-06', 'sgb-ii')).toMatchObject({
      ...{ people: 1, peopleThen: 2, talks: 0, talksThen: 1, minutes: 0, minutesThen: 30 },
      ...{ benefitCents: 0, benefitCentsThen: 44_901 },
    });
    expect(await everything()).toEqual(before);
  });

  it('is applied by another person than drafted it, and revoked without a trace in any view', async () => {
    expect((await apply(on('2022-07-15'))).body).toMatchObject({ code: 'four-eyes' });
    const before = await everything();
    expect((await apply()).body).toMatchObject({ outcome: 'applied', warnings: [] });
    expect(await outcomes(`/cohort-outcomes?cohort=${cohort}`)).toEqual(EXPECTED);
    expect(await everything()).not.toEqual(before);
    const { status } = await test.issue(
      `/cohorts/${cohort}/revoke-cohort`,
      { reason: 'a mistake' },
      { ...LEAD, ...on('2022-07-16') },
    );
    expect(status).toBe(201);
    await settled(test);
    expect(await everything()).toEqual(before);
    expect(await rows('/cohorts')).toMatchObject([{ status: 'revoked', switched: 0, decidedOn: null }]);
    const { sweeps } = (await test.get('/operations/sweeps')).body as { sweeps: Body[] };
    expect(sweeps).toMatchObject([
      { total: 5, done: 5, results: { recorded: 4, 'nothing-new': 1 }, standing: true },
      { total: 5, done: 5, results: { recorded: 4, 'nothing-new': 1 }, standing: false },
    ]);
  });

  it('leaves talks before it under the old law and moves those after, with effect for the past', async () => {
    await apply({ 'dev-actor': 'lead-3', ...on('2022-07-18') });
    expect(await rows('/cohorts')).toMatchObject([{ status: 'applied', ...COUNTS, decidedOn: '2022-07-18' }]);
    expect(await rows('/regime-contacts')).toMatchObject([
      { month: '2022-05', regime: 'asylblg', talks: 1, minutes: 30, people: 1 },
      { month: '2022-06', regime: 'sgb-ii', talks: 1, minutes: 30, people: 1 },
    ]);
    expect(await rows('/regime-contacts?recordedUntil=2022-06-15')).toMatchObject([
      { month: '2022-05', regime: 'asylblg' },
      { month: '2022-06', regime: 'asylblg' },
    ]);
    const asOf = async (cut: string) =>
      (await rows(`/caseload?limit=200${cut}`)).find(({ familyName }) => familyName === 'Alle');
    expect(await asOf('')).toMatchObject({ regime: 'sgb-ii', regimeSince: '2022-06-01' });
    expect(await asOf('&recordedUntil=2022-06-15')).toMatchObject({ regime: 'asylblg' });
    expect(await asOf('&happenedUntil=2022-06-15')).toMatchObject({ regime: 'sgb-ii' });
  });

  it('says what one office has to give back to the other', async () => {
    expect(await rows('/reimbursements')).toMatchObject([
      {
        ...{ familyName: 'Alle', oldPayer: 'Sozialamt Musterstadt', newPayer: 'Jobcenter Musterstadt' },
        ...{ from: '2022-06-01', until: '2022-07-18', days: 48, months: 2, cents: 89_802 },
      },
    ]);
    expect(await rows('/reimbursements?recordedUntil=2022-07-17')).toEqual([]);
  });

  it('follows those who come later, each with one outcome', async () => {
    await fingerprints(ids.Ohne!, '2022-08-10');
    await titled(ids.Leer!);
    const late = await person('Spaet');
    await underOldLaw(late);
    await settled(test);
    expect(await outcomes(`/cohort-outcomes?cohort=${cohort}`)).toEqual({
      ...{ Alle: 'switched', Ohne: 'switched', Asyl: 'excluded', Leer: 'transitional', Spaet: 'unknown' },
    });
    const [moved] = (await rows('/cohort-outcomes?outcome=switched')).filter(
      ({ familyName }) => familyName === 'Ohne',
    );
    expect(moved).toMatchObject({ from: '2022-06-01', decidedOn: '2022-08-10', reasons: [], missing: [] });
    expect(await rows('/cohorts')).toMatchObject([{ transitional: 1, transitionOver: 1, switched: 2 }]);
  });

  it('is judged anew when an entry on which it rests is taken back', async () => {
    const { body } = await test.get(`/journeys/${ids.Ohne}/history`);
    const { entries } = body as { entries: { stored: { id: string; type: string } }[] };
    const entry = entries.find(({ stored }) => stored.type === 'FingerprintsTaken')!.stored.id;
    await tell(
      `/journeys/${ids.Ohne}/corrections/retract-entry`,
      { entry, reason: 'of somebody else' },
      on('2022-08-20'),
    );
    await settled(test);
    expect(await outcomes(`/cohort-outcomes?cohort=${cohort}`)).toMatchObject({ Ohne: 'transitional' });
    // What a cohort has decided is not for a case worker to take back.
    const noted = entries.findLast(({ stored }) => stored.type === 'CohortOutcomeNoted')!.stored.id;
    const refused = await test.issue(`/journeys/${ids.Ohne}/corrections/retract-entry`, {
      entry: noted,
      reason: 'x',
    });
    expect(refused.body).toMatchObject({ code: 'decided-elsewhere' });
  });

  it('knows one outcome of a person who had two journeys, and none once it is revoked', async () => {
    const [one, two] = [await person('Doppelt'), await person('Doppelt')];
    for (const id of [one, two]) {
      await underOldLaw(id);
      await titled(id);
      await fingerprints(id, '2022-05-20');
    }
    await settled(test);
    const standing = async (id: string): Promise<Body[]> => {
      const { body } = await test.get(`/journeys/${id}`);
      const { state } = body as { state: { cohorts: { noted: Body[] } } };
      return state.cohorts.noted.filter((each) => each.cohort === cohort);
    };
    const undo = () =>
      tell(`/journeys/${one}/merging/undo-merge`, { reason: 'two people' }, on('2022-08-23'));
    const [before] = await standing(two);
    await tell(`/journeys/${one}/merging/merge-into`, { survivor: two, reason: 'one' }, on('2022-08-22'));
    await settled(test);
    const ended = [before!.ended, (await standing(one))[0]!.ended].flat().toSorted();
    expect(await standing(two)).toMatchObject([{ outcome: 'switched', ended }]);
    await undo();
    await settled(test);
    expect(await standing(two)).toMatchObject([{ outcome: 'switched', ended: before!.ended }]);

    await tell(`/journeys/${one}/merging/merge-into`, { survivor: two, reason: 'one' }, on('2022-08-24'));
    await settled(test);
    await tell(`/cohorts/${cohort}/revoke-cohort`, { reason: 'a mistake' }, on('2022-08-25'));
    await settled(test);
    expect(await standing(two)).toEqual([]);
    await undo();
    await settled(test);
    expect([await standing(one), await standing(two)]).toEqual([[], []]);
    expect(await rows('/cohort-outcomes')).toEqual([]);
  });
});
