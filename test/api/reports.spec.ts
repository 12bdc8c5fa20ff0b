import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journalCuts } from '../../src/engine/as-of/cuts.js';
import type { Journal, JournalFact } from '../../src/kernel/journal.js';
import { Look, look } from '../../src/engine/look.js';
import { statementOfUse } from '../../src/views/statement/statement.view.js';
import { createdBy, refused, type Row, settled, UNKNOWN } from '../support/answers.js';
import { type Body, type Headers, on, startTestService, type TestService } from '../support/service.js';

/* A statement of use: computed, frozen by a second person, the same bytes ever after, restated when facts follow. */

const NOW = on('2022-02-01');
const SECOND: Headers = { ...NOW, 'dev-actor': 'controller-2' };
const FORMATS = ['json', 'csv', 'xlsx', 'pdf'];

let test: TestService;
let programme: string;
let grant: string;
let report: string;
const people: string[] = [];
const talks: { readonly session: string; readonly fact: string }[] = [];

const issue = async (path: string, body: Body, headers: Headers = NOW) => {
  const answer = await test.issue(path, body, headers);
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  return answer;
};
const talk = async (person: string, day: string, minutes: number) => {
  const answer = await issue(`/journeys/${person}/coaching/hold-session`, {
    ...{ on: day, minutes, programme, channel: 'phone', language: 'ar', topics: ['work'] },
  });
  talks.push({ session: createdBy(answer), fact: (answer.body as { facts: Row[] }).facts[0]!.id as string });
};
const claim = (person: string) =>
  issue(`/journeys/${person}/claims/claim-units`, {
    ...{ grant, module: 'coaching', line: 'hour', from: '2021-01-01', to: '2021-12-31' },
  });
const bytesOf = async (format: string): Promise<Buffer> => {
  const { status, body, text } = await test
    .get(`/reports/${report}/statement?format=${format}`, NOW)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  if (status !== 200) throw new Error(`${format} answered ${status} ${text}`);
  return body as Buffer;
};
const digests = async () =>
  Object.fromEntries(
    await Promise.all(FORMATS.map(async (format) => [format, hash('sha256', await bytesOf(format))])),
  ) as Record<string, string>;
const restatement = async () => (await test.get(`/reports/${report}/restatement`, NOW)).body as Row;

beforeAll(async () => {
  test = await startTestService();
  programme = await test.programme({}, on('2021-01-01'));
  grant = (
    (
      await issue('/grants', {
        ...{ on: '2020-12-15', title: 'Musterzuwendung', funder: 'Musterland', legalBasis: '§ 44 LHO' },
        ...{ from: '2021-01-01', to: '2021-12-31', ownShare: { permille: 200, basis: 'within' } },
        modules: [
          {
            ...{ module: 'coaching', title: 'Einzelcoaching', programme, cents: 500_000 },
            lines: [
              {
                ...{ line: 'hour', title: 'Coachingstunde', kind: 'rate', unit: 'coaching-hour' },
                ...{ cents: 3_333, minutesPerUnit: 60, counting: 'exact' },
              },
              { line: 'rooms', title: 'Raummiete', kind: 'actual' },
            ],
          },
        ],
      })
    ).body as { id: string }
  ).id;
  for (let n = 0; n < 3; n++) {
    const person = await test.person({ on: '2021-01-02' }, on('2021-01-02'));
    people.push(person);
    await settled(
      test,
      await issue(`/programmes/${programme}/request-seat`, { participant: person, on: '2021-02-01' }),
    );
    await talk(person, '2021-03-01', 45);
    await talk(person, '2021-04-01', 50 + n);
    await claim(person);
  }
  await issue(`/grants/${grant}/costs/record-cost`, {
    ...{ on: '2021-05-03', module: 'coaching', line: 'rooms', cents: 12_345, payee: 'Muster-Vermietung' },
    receipt: { number: 'R 1', issuedOn: '2021-04-30' },
  });
  await issue(`/journeys/${people[2]}/enrolment/drop-out`, { programme, on: '2021-06-01', because: 'moved' });
  const computed = await issue('/reports', { grant, kind: 'final' });
  report = (computed.body as { id: string }).id;
}, 60_000);
afterAll(() => test.stop());

/** By hand: minutes × 33.33 € an hour, each talk rounded by itself. */
const worth = (...minutes: readonly number[]) =>
  minutes.reduce((sum, each) => sum + Math.floor((2 * each * 3_333 + 60) / 120), 0);
const SPENT = worth(45, 50, 45, 51, 45, 52) + 12_345;
const statement = async () => JSON.parse((await bytesOf('json')).toString()) as Row;

describe('a statement', () => {
  it('says what was spent, on what, by whom and for whom', async () => {
    const said = await statement();
    expect(said.totals).toEqual({
      ...{
        approvedCents: 500_000,
        spentCents: SPENT,
        ownShareCents: Math.floor((2 * SPENT * 200 + 1000) / 2000),
      },
      ...{ grantCents: SPENT - Math.floor((2 * SPENT * 200 + 1000) / 2000), drawnDownCents: 0 },
    });
    const { lines, ...whole } = (said.plan as Row[])[0]!;
    expect(whole).toMatchObject({ spentCents: SPENT, differenceCents: 500_000 - SPENT });
    expect((lines as Row[]).map(({ line, spentCents }) => [line, spentCents])).toEqual([
      ['hour', SPENT - 12_345],
      ['rooms', 12_345],
    ]);
    expect((lines as Row[]).reduce((sum, { ownShareCents }) => sum + Number(ownShareCents), 0)).toBe(
      whole.ownShareCents,
    );
    expect(said.receipts).toMatchObject([{ number: 'R 1', payee: 'Muster-Vermietung', cents: 12_345 }]);
    expect(said.delivered).toEqual([
      { module: 'coaching', line: 'hour', units: 6, minutes: 288, heads: 3, cents: SPENT - 12_345 },
      { module: 'coaching', line: null, units: 6, minutes: 288, heads: 3, cents: SPENT - 12_345 },
    ]);
    expect(said.participation).toEqual({ stockAtEnd: 2, distinct: 3, entries: 3, exits: 1 });
    expect((said.outcomes as Row[]).filter(({ atExit, afterSixMonths }) => atExit || afterSixMonths)).toEqual(
      [
        { outcome: 'dropped-out', atExit: 1, afterSixMonths: 0 },
        { outcome: 'none', atExit: 0, afterSixMonths: 1 },
      ],
    );
  });

  it('tells its digests, and answers bytes that have them', async () => {
    const { rows } = (await test.get(`/statements?grant=${grant}`, NOW)).body as { rows: Row[] };
    expect(rows).toMatchObject([{ id: report, status: 'computed' }]);
    expect(await digests()).toEqual((rows[0]!.computed as Row[])[0]!.digests);
    const { headers } = await test.get(`/reports/${report}/statement?format=csv`, NOW);
    const digest = Buffer.from((await digests()).csv!, 'hex').toString('base64');
    expect(headers['repr-digest']).toBe(`sha-256=:${digest}:`);
  });

  it('is refused where it would be false', async () => {
    const ask = (body: Body, headers: Headers = NOW) => test.issue('/reports', { grant, ...body }, headers);
    refused(await ask({ grant: UNKNOWN, kind: 'final' }), 'unknown-grant');
    refused(await ask({ kind: 'final' }, on('2021-12-30')), 'period-not-over');
    refused(await ask({ kind: 'final', to: '2021-06-30' }), 'final-is-whole');
    refused(await ask({ kind: 'interim' }), 'period-missing');
    refused(await ask({ kind: 'interim', from: '2021-07-01', to: '2021-06-30' }), 'end-before-start');
    refused(await test.issue(`/reports/${report}/submit-statement`, {}, NOW), 'not-frozen');
    refused(await test.issue(`/reports/${report}/restate-statement`, { reason: 'r' }, NOW), 'not-frozen');
  });

  it('is frozen by a second person, as long as no figure has moved', async () => {
    const freeze = (of: string, headers: Headers) =>
      test.issue(`/reports/${of}/freeze-statement`, {}, headers);
    refused(await freeze(report, NOW), 'four-eyes');
    const interim = await issue('/reports', { grant, kind: 'interim', to: '2021-06-30' });
    await issue(`/grants/${grant}/costs/record-cost`, {
      ...{ on: '2021-05-04', module: 'coaching', line: 'rooms', cents: 1, payee: 'Muster-Vermietung' },
      receipt: { number: 'R 2', issuedOn: '2021-04-30' },
    });
    refused(await freeze((interim.body as { id: string }).id, SECOND), 'figures-moved');
    const anew = await issue('/reports', { grant, kind: 'final' });
    report = (anew.body as { id: string }).id;
    const { json } = await digests();
    const seen = (digest: string) => test.issue(`/reports/${report}/freeze-statement`, { digest }, SECOND);
    refused(await seen('0'.repeat(64)), 'other-statement');
    expect((await seen(json!)).status).toBe(201);
    expect((await freeze(report, SECOND)).body).toMatchObject({ facts: [] });
    await issue(`/reports/${report}/submit-statement`, { on: '2022-02-01', reference: 'Az. 1' });
  });
});

describe('a frozen statement', () => {
  let frozen: Record<string, string>;
  beforeAll(async () => {
    frozen = await digests();
    // A thousand facts and more, in the grant, in the journeys that it paid for, and elsewhere.
    for (let n = 0; n < 340; n++)
      await Promise.all([
        issue(`/journeys/${people[n % 3]}/coaching/hold-session`, {
          ...{ on: '2022-01-03', minutes: 30, channel: 'phone', language: 'ar', topics: ['work'] },
        }),
        issue(`/journeys/${people[(n + 1) % 3]}/plan/set-task`, {
          what: 'x',
          due: '2022-03-01',
          owner: 'coach',
        }),
        issue('/organisations', { name: `Musterverein ${n}`, roles: ['association'], municipality: 'Hier' }),
      ]);
  }, 60_000);

  it('has the same bytes in every form a thousand facts later', async () => {
    expect(await digests()).toEqual(frozen);
    expect(await restatement()).toMatchObject({ reproducible: true, deltaCents: 0, lines: [], causes: [] });
    refused(
      await test.issue(`/reports/${report}/restate-statement`, { reason: 'r' }, NOW),
      'nothing-to-restate',
    );
  });

  it('comes out the same from a journal with other positions', async () => {
    const { runtime } = test.service;
    const all = (await runtime.journal.readAll(0n, 100_000)).map((fact): JournalFact => ({
      ...fact,
      position: fact.position * 7n + 40n,
    }));
    const journal: Journal = {
      ...runtime.journal,
      id: 'another',
      read: async (stream, after = 0) => all.filter((fact) => fact.stream === stream && fact.version > after),
      head: async () => all.at(-1)!.position,
      scan: async function* (after, upTo) {
        yield all.filter(({ position }) => position > after && position <= upTo);
      },
    };
    const { source, pool, over, codec } = runtime;
    const cuts = journalCuts({ journal, codec, source, options: { ...pool.options }, over: over.signal });
    const { rows } = (await test.get(`/statements?grant=${grant}&status=submitted`, NOW)).body as {
      rows: Row[];
    };
    const { through } = (rows[0]!.computed as Row[])[0]!;
    const query = { grant, kind: 'final' as const, from: '2021-01-01', to: '2021-12-31', through };
    const asked = new Look(statementOfUse, Object.assign(new statementOfUse.query(), query), {
      now: new Date(),
    } as never);
    const [again] = (await look({ ...runtime, journal, cuts }, asked, 'everything')).rows;
    await cuts.close();
    expect((again as Row).digests).toEqual(frozen);
  });

  it('is restated by the cents that a correction and a late entry made, with their facts', async () => {
    const { fact, session } = talks[0]!;
    const corrected = await issue(`/journeys/${people[0]}/coaching/hold-session`, {
      ...{ on: '2021-03-01', minutes: 20, programme, channel: 'phone', language: 'ar', topics: ['work'] },
      correction: { entry: fact, reason: 'shorter' },
    });
    await talk(people[1]!, '2021-11-11', 61);
    const claimed = await claim(people[1]!);
    const delta = worth(20) - worth(45) + worth(61);
    const answer = await restatement();
    expect(answer).toMatchObject({
      ...{ reproducible: true, deltaCents: delta, totals: { spentCents: SPENT + 1 + delta } },
      lines: [
        { line: 'hour', oldCents: SPENT - 12_345, newCents: SPENT - 12_345 + delta, deltaCents: delta },
      ],
    });
    const causes = (answer.causes as Row[]).map(({ id, type }) => [type, id]);
    const facts = (of: typeof corrected) => (of.body as { facts: Row[] }).facts;
    expect(causes).toContainEqual([
      'SessionHeld',
      facts(corrected).find(({ type }) => type === 'SessionHeld')!.id,
    ]);
    expect(causes).toContainEqual(['UnitClaimed', facts(claimed)[0]!.id]);
    expect(session).toBeDefined();
    expect(await digests()).toEqual(frozen);

    const restated = await issue(`/reports/${report}/restate-statement`, { reason: 'checked' }, SECOND);
    const { entries } = (await test.get(`/reports/${report}/history`, NOW)).body as { entries: Row[] };
    expect(entries.at(-1)!.read).toMatchObject({
      ...{ type: 'StatementRestated' },
      data: { reason: 'checked', deltaCents: delta, by: 'controller-2', causes: causes.map(([, id]) => id) },
    });
    expect((restated.body as Row).outcome).toBe('restated');
    refused(
      await test.issue(`/reports/${report}/restate-statement`, { reason: 'r' }, NOW),
      'nothing-to-restate',
    );
  });
});
