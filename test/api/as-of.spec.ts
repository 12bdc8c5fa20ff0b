import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { declared } from '../../src/app.module.js';
import { canonical } from '../../src/engine/canonical.js';
import { projectionsOf } from '../../src/engine/open.js';
import { effective } from '../../src/kernel/correction.js';
import type { JournalFact } from '../../src/kernel/journal.js';
import { isMergedAway } from '../../src/kernel/merge.js';
import { categoryOf, type Projection, rowAfter } from '../../src/kernel/projection.js';
import { caseload } from '../../src/views/caseload/caseload.view.js';
import { createdBy, type Row, settled } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/* Any list as it was known on a day, and as we know today that it was on a day. */

/** What some views must be asked, and what of others makes a line sure to be there. */
const ASKED: Readonly<Record<string, string>> = {
  caseload: 'limit=200',
  contacts: 'from=2021-01-04&to=2021-02-28',
  'grant-figures': 'by=module',
  'my-day': 'caseWorker=coach-a',
  'saved-lists': 'account=coach-a',
};
/** Lists of one opening and the like; and what is published as it is, so that no two cuts can be subtracted. */
const NOT_ASKED = [
  ...[
    'matching-participants',
    'matching-openings',
    'rule-preview',
    'cohort-preview',
    'cohort-preview-counts',
  ],
  ...['what-if', 'indicators'],
];
const VIEWS = declared.views
  .filter(
    ({ name, confidential, internal, format, projections }) =>
      projections.length > 0 && !confidential && !internal && !format && !NOT_ASKED.includes(name),
  )
  .map(({ name }) => (ASKED[name] ? `${name}?${ASKED[name]}` : name));
const MIDDLE = '2021-02-28';
const END = '2021-06-30';
const TALK = { minutes: 30, channel: 'phone', language: 'ar', topics: ['work'] };

const STAFF = {
  account: 'coach-a',
  name: 'Muster-Coach',
  languages: ['de'],
  municipality: 'Hier',
  unit: 'team-a',
};

let test: TestService;
let position: string;
const ids: Record<string, string> = {};
const issue = async (day: string, path: string, body: Body) => {
  const answer = await test.issue(path, body, on(day));
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  ({ position } = answer.body as { position: string });
  return answer;
};
const journey = (day: string, name: string, command: string, body: Body) =>
  issue(day, `/journeys/${ids[name]}/${command}`, body);
const rows = async (path: string, now = END): Promise<Row[]> => {
  const { status, body, text } = await test.get(
    `/${path}${path.includes('?') ? '&' : '?'}after=${position}`,
    on(now),
  );
  if (status !== 200) throw new Error(`${path} answered ${status} ${text}`);
  return (body as { rows: Row[] }).rows;
};
const asked = (path: string, cut: string) => rows(`${path}${path.includes('?') ? '&' : '?'}${cut}`);

const live: Record<string, Row[]> = {};
const lookAround = async (day: string) => {
  for (const view of VIEWS) live[`${day} ${view}`] = await rows(view, day);
};
let talk: string;

beforeAll(async () => {
  test = await startTestService();
  ids.programme = await test.programme({ seats: 1, contactsPerWeek: 2 }, on('2021-01-04'));
  for (const name of ['a', 'b', 'twin']) {
    ids[name] = await test.person(
      { on: '2021-01-04', municipality: name === 'a' ? 'Hier' : 'Dort' },
      on('2021-01-04'),
    );
    await journey('2021-01-05', name, 'assignment/assign-case-worker', { caseWorker: `coach-${name}` });
  }
  for (const name of ['a', 'b'])
    await settled(
      test,
      await issue('2021-01-11', `/programmes/${ids.programme}/request-seat`, { participant: ids[name] }),
    );
  const held = await journey('2021-02-22', 'a', 'coaching/hold-session', { ...TALK, on: '2021-02-20' });
  talk = (held.body as { facts: Row[] }).facts[0]!.id as string;
  await journey('2021-02-23', 'twin', 'coaching/hold-session', { ...TALK, on: '2021-02-23' });
  const line = { line: 'hour', title: 'Stunde', kind: 'rate', unit: 'coaching-session', cents: 4_500 };
  const award = await issue('2021-01-04', '/grants', {
    ...{
      title: 'Musterzuwendung',
      funder: 'Musterland',
      legalBasis: '§ 44 LHO',
      from: '2021-01-01',
      to: '2021-12-31',
    },
    ...{ ownShare: { permille: 200, basis: 'within' } },
    modules: [
      {
        module: 'coaching',
        title: 'Coaching',
        cents: 90_000,
        lines: [line, { line: 'rent', title: 'Miete', kind: 'actual' }],
      },
    ],
  });
  const { id: grant } = award.body as { id: string };
  const paid = (day: string, number: string) =>
    issue(day, `/grants/${grant}/costs/record-cost`, {
      ...{ on: '2021-02-01', module: 'coaching', line: 'rent', cents: 12_345, payee: 'Muster-Vermietung' },
      receipt: { number, issuedOn: '2021-01-31' },
    });
  const claimed = (day: string, name: string) =>
    journey(day, name, 'claims/claim-units', {
      ...{ grant, module: 'coaching', line: 'hour', from: '2021-01-01', to: day },
    });
  await paid('2021-02-10', 'R 1');
  await claimed('2021-02-24', 'a');
  await lookAround(MIDDLE);

  await paid('2021-03-02', 'R 2');
  // Entered late, corrected, retracted, merged, and simply new.
  await journey('2021-03-15', 'b', 'coaching/hold-session', { ...TALK, on: '2021-01-20' });
  await journey('2021-04-01', 'a', 'coaching/hold-session', {
    ...{ ...TALK, on: '2021-02-13', channel: 'office' },
    correction: { entry: talk, reason: 'wrong day' },
  });
  const wrong = await journey('2021-04-02', 'b', 'coaching/hold-session', { ...TALK, on: '2021-04-01' });
  const { id: entry } = (wrong.body as { facts: Row[] }).facts[0]!;
  await journey('2021-04-03', 'b', 'corrections/retract-entry', { entry, reason: 'other person' });
  await settled(
    test,
    await journey('2021-04-10', 'twin', 'merging/merge-into', {
      survivor: ids.b,
      reason: 'registered twice',
    }),
  );
  await journey('2021-05-01', 'a', 'enrolment/drop-out', {
    programme: ids.programme,
    on: '2021-05-01',
    because: 'moved',
  });
  await settled(test, await issue('2021-05-02', '/staff', STAFF));
  await claimed('2021-05-03', 'b');
  await lookAround(END);
}, 60_000);
afterAll(() => test.stop());

const cuts = () => test.service.runtime.cuts;

describe('as known on a day', () => {
  it.each(VIEWS)('%s is what it was on that day', async (view) => {
    expect(await asked(view, `recordedUntil=${MIDDLE}`)).toEqual(live[`${MIDDLE} ${view}`]);
  });

  it.each(VIEWS)('%s is today what it is', async (view) => {
    expect(await asked(view, `recordedUntil=${END}`)).toEqual(live[`${END} ${view}`]);
  });

  it('is not what it became', () => {
    const changed = VIEWS.filter(
      (view) => JSON.stringify(live[`${MIDDLE} ${view}`]) !== JSON.stringify(live[`${END} ${view}`]),
    );
    expect(changed.length).toBeGreaterThan(7);
  });

  it('shows a duplicate that was not known to be one', async () => {
    const idsAt = async (cut: string) => (await asked('caseload', cut)).map(({ id }) => id).toSorted();
    expect(await idsAt('recordedUntil=2021-04-09')).toEqual([ids.a, ids.b, ids.twin].toSorted());
    expect(await idsAt('recordedUntil=2021-04-10')).toEqual([ids.a, ids.b].toSorted());
  });

  it('is cut at an instant, too', async () => {
    const ofB = async (cut: string) =>
      (await asked('caseload?municipality=Dort', cut)).find(({ id }) => id === ids.b)?.lastContactOn;
    expect(await ofB('recordedUntil=2021-04-02T10:59:59Z')).toBe('2021-01-20');
    expect(await ofB('recordedUntil=2021-04-02T11:00:00Z')).toBe('2021-04-01');
  });
});

describe('as we know today that it was on a day', () => {
  const lastContacts = async (cut: string) =>
    Object.fromEntries(
      (await asked('caseload', cut)).map(({ id, lastContactOn }) => [id, lastContactOn]),
    ) as Row;

  it('late entries, corrections and merges count', async () => {
    expect(await lastContacts('happenedUntil=2021-02-12')).toEqual({
      [ids.a!]: null,
      [ids.b!]: '2021-01-20',
    });
    expect(await lastContacts('happenedUntil=2021-02-13')).toEqual({
      [ids.a!]: '2021-02-13',
      [ids.b!]: '2021-01-20',
    });
    expect(await lastContacts('happenedUntil=2021-02-23')).toEqual({
      [ids.a!]: '2021-02-13',
      [ids.b!]: '2021-02-23',
    });
  });

  it('can be asked with what was known on another day', async () => {
    expect(await lastContacts('recordedUntil=2021-03-31&happenedUntil=2021-02-20')).toEqual({
      ...{ [ids.a!]: '2021-02-20', [ids.b!]: '2021-01-20', [ids.twin!]: null },
    });
  });
});

describe('every projection', () => {
  /** Read fact by fact, cut, and folded at once. */
  const naively = async (
    projection: Projection,
    recorded: string | undefined,
    happened: string | undefined,
  ) => {
    const { journal, codec } = test.service.runtime;
    const streams = new Map<string, JournalFact[]>();
    for (const fact of await journal.readAll(0n, 10_000))
      if (
        categoryOf(fact.stream) === projection.of &&
        (!recorded || fact.recordedAt.slice(0, 10) <= recorded)
      )
        streams.set(fact.stream, [...(streams.get(fact.stream) ?? []), fact]);
    return [...streams.values()].flatMap((history) => {
      if (isMergedAway(history)) return [];
      const facts = effective(history.map((fact) => codec.decode(fact)));
      return (
        rowAfter(
          projection,
          facts.filter(({ happenedOn }) => !happened || happenedOn <= happened),
        ) ?? []
      );
    });
  };
  const told = (all: readonly object[]) => all.map((row) => canonical(row)).toSorted();

  it.each([
    [undefined, '2021-02-20'],
    ['2021-04-02', undefined],
    ['2021-04-05', '2021-03-01'],
    ['2020-12-31', undefined],
  ])(
    'is folded as a plain fold would, at %s and %s',
    async (recordedUntil, happenedUntil) => {
      const { source } = test.service.runtime;
      for (const projection of projectionsOf(declared).filter(({ words }) => !words)) {
        const { tableName, columns } = source.getMetadata(projection.row);
        const properties = columns.map((each) => `r."${each.databaseName}" AS "${each.propertyName}"`).join();
        const text = `SELECT to_jsonb(t) AS row FROM (SELECT ${properties} FROM views.${tableName} r) t`;
        const found = await cuts().query(
          [projection],
          { recordedUntil, happenedUntil },
          { text, values: [] },
        );
        const expected = await naively(projection, recordedUntil, happenedUntil);
        expect([projection.name, told(found.rows.map(({ row }) => row as object))]).toEqual([
          projection.name,
          told(expected),
        ]);
      }
    },
    30_000,
  );
});

describe('a question about the past', () => {
  const folds = () => jest.spyOn(test.service.runtime.journal, 'scan');

  it('is folded once for all who ask, and goes on from there', async () => {
    const scans = folds();
    const path = 'caseload?recordedUntil=2021-06-02';
    const [one, ...others] = await Promise.all([rows(path), rows(path), rows(`${path}&limit=200`)]);
    for (const each of others) expect(each).toEqual(one);
    // The responsibility of that day as well: it says whose those are who were merged since.
    const folded = caseload.projections.length + 1;
    expect(scans).toHaveBeenCalledTimes(folded);
    await issue('2021-06-02', `/journeys/${ids.a}/coaching/hold-session`, { ...TALK, on: '2021-06-02' });
    await issue('2021-06-03', `/journeys/${ids.a}/coaching/hold-session`, { ...TALK, on: '2021-06-03' });
    const [row] = await rows(`${path}&municipality=Hier`);
    expect(row).toMatchObject({ lastContactOn: '2021-06-02' });
    const since = scans.mock.calls.slice(folded).map(([after]) => after > 0n);
    expect(since).toEqual(Array.from({ length: folded }, () => true));
    scans.mockRestore();
  });

  it('leaves nothing behind', async () => {
    const { pool } = test.service.runtime;
    const { rows: schemas } = await pool.query<{ table: string }>(
      `SELECT table_schema || '.' || table_name AS table FROM information_schema.tables
       WHERE table_name = 'caseload' AND table_schema NOT LIKE 'pg_temp%'`,
    );
    expect(schemas).toEqual([{ table: 'views.caseload' }]);
  });

  it('survives the loss of its connection', async () => {
    const path = 'caseload?recordedUntil=2021-05-30';
    const before = await rows(path);
    await test.service.runtime.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND query LIKE '%pg_temp.%'`,
    );
    for (let tries = 0; tries < 50; tries++) {
      const { status, body } = await test.get(`/${path}`, on(END));
      if (status === 200) {
        expect((body as { rows: Row[] }).rows).toEqual(before);
        return;
      }
      expect(status).toBe(503);
    }
    throw new Error('it never came back');
  });

  it('is refused where the day has not come', async () => {
    for (const query of [
      'recordedUntil=2021-07-01',
      'happenedUntil=2021-07-01',
      'recordedUntil=2021-06-30T12:00:00Z',
    ]) {
      const { status, body } = await test.get(`/caseload?${query}`, on(END));
      expect([status, (body as { code: string }).code]).toEqual([400, 'invalid']);
      expect((body as { errors: Row[] }).errors).toMatchObject([
        { path: query.slice(0, query.indexOf('=')) },
      ]);
    }
    expect((await test.get('/caseload?recordedUntil=yesterday', on(END))).status).toBe(400);
  });

  it('may suppose what nobody recorded', async () => {
    const { journal } = test.service.runtime;
    const stored = await journal.read(`journey-${ids.b}`);
    const { position: _, ...held } = stored.findLast(({ type }) => type === 'SessionHeld')!;
    const supposed = { ...held, happenedOn: '2021-06-29', version: stored.length + 1 };
    const projection = projectionsOf(declared).find(({ name }) => name === 'caseload')!;
    const statement = {
      text: 'SELECT last_contact_on AS "on" FROM views.caseload WHERE id = $1',
      values: [ids.b],
    };
    const ask = (plus?: Map<string, (typeof supposed)[]>) => cuts().query([projection], { plus }, statement);
    expect((await ask(new Map([[held.stream, [supposed]]]))).rows).toEqual([{ on: '2021-06-29' }]);
    expect((await ask()).rows[0]!.on).not.toBe('2021-06-29');
    expect((await ask()).last).toMatchObject({ stream: expect.any(String), version: expect.any(Number) });
  });

  it('is made anew for whoever asks while an erasure makes the service forget all of them', async () => {
    const projection = projectionsOf(declared).find(({ name }) => name === 'caseload')!;
    const text = 'SELECT count(*)::int AS people, pg_sleep(0.5)::text AS slept FROM views.caseload';
    const cut = { recordedUntil: new Date().toISOString() };
    const [first] = (await cuts().query([projection], cut, { text, values: [] })).rows;
    const asked = cuts().query([projection], cut, { text, values: [] });
    await sleep(200);
    await cuts().forget();
    expect((await asked).rows).toEqual([first]);
  });

  it('may end with a fact, whatever was recorded later', async () => {
    const projection = projectionsOf(declared).find(({ name }) => name === 'caseload')!;
    const statement = {
      text: 'SELECT count(*) AS people, max(last_contact_on) AS "on" FROM views.caseload',
      values: [],
    };
    const [, fact] = await test.service.runtime.journal.read(`journey-${ids.b}`);
    const { stream, version, id } = fact!;
    const { rows: found } = await cuts().query([projection], { through: { stream, version, id } }, statement);
    expect(found).toEqual([{ people: 2, on: null }]);
    await expect(
      cuts().query(
        [projection],
        { through: { stream, version, id: createdBy({ body: { commandId: 'x' } } as never) } },
        statement,
      ),
    ).rejects.toThrow('another fact');
  });
});
