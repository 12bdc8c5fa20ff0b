import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { participants, type ParticipantLine } from '../../src/views/indicators/participants.view.js';
import { allFigures } from '../../src/views/indicators/publish.js';
import { allLines, attackedAll } from '../support/published.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { openRole } from '../../src/engine/reporting/role.js';
import { settled } from '../support/settled.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

const PASSWORD = 'only-for-this-test';

let service: TestService;
let programme: string;
/** As dashboards read. */
let reader: Client;

interface Line {
  readonly indicator: string;
  readonly period: string;
  readonly by: string | null;
  readonly value: string | null;
  readonly amount: number | null;
  readonly withheld: boolean;
}

const publish = () => service.issue('/operations/reporting/publish', {}).expect(200);

const lines = async (query: string): Promise<Line[]> =>
  ((await service.get(`/indicators?${query}`).expect(200)).body as { rows: Line[] }).rows;

const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await reader.query<Record<string, unknown>>(sql)).rows;

/** Somebody who asks for a seat: the last of them wait. */
const enrol = async (fields: Body): Promise<string> => {
  const participant = await service.person(fields, on('2021-02-01'));
  await service.issue(`/programmes/${programme}/request-seat`, { participant }, on('2021-02-01')).expect(201);
  return participant;
};

const readAs = async (change: (url: URL) => void): Promise<Client> => {
  const url = new URL(service.databaseUrl);
  change(url);
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
};

/** What happens to some participants: found to speak, talked with, taught, placed, done. */
const accompany = async (participant: string): Promise<void> => {
  const tell = async (day: string, path: string, body: Body): Promise<string> => {
    const told = await service.issue(`/journeys/${participant}/${path}`, body, on(day));
    expect([path, told.status]).toEqual([path, 201]);
    return (told.body as { commandId: string }).commandId;
  };
  await tell('2021-01-31', 'intake/record-language-skill', { on: '2021-01-31', language: 'de', level: 'A1' });
  const talk = { minutes: 45, channel: 'office', language: 'ar', topics: ['work'] };
  await tell('2021-02-10', 'coaching/hold-session', { ...talk, on: '2021-02-10' });
  const course = await tell('2021-02-15', 'language/enrol-in-course', {
    ...{
      provider: 'Musterschule',
      kind: 'vocational',
      targetLevel: 'A2',
      units: 100,
      plannedFrom: '2021-03-01',
    },
  });
  await tell('2021-03-01', 'language/start-course', { course, on: '2021-03-01' });
  await tell('2021-03-02', 'language/report-attendance', { course, on: '2021-03-02', units: 4 });
  await tell('2021-06-01', 'language/record-exam', {
    course,
    on: '2021-06-01',
    level: 'A2',
    result: 'passed',
  });
  await tell('2021-07-01', 'placement/record-placement', {
    ...{ on: '2021-07-01', kind: 'job', employer: 'Musterbetrieb', occupation: 'Tischler' },
  });
  await tell('2021-08-31', 'enrolment/complete-programme', { programme, on: '2021-08-31' });
};

beforeAll(async () => {
  service = await startTestService({ REPORTING_PASSWORD: PASSWORD });
  programme = await service.programme({ title: 'Musterkennzahlen', seats: 24 }, on('2021-01-04'));
  const women = Array.from({ length: 12 }, () => ({ sex: 'female' }));
  const men = Array.from({ length: 9 }, () => ({ sex: 'male', municipality: 'Musterdorf' }));
  const few = Array.from({ length: 3 }, () => ({ sex: 'diverse' }));
  const waiting = Array.from({ length: 6 }, () => ({ sex: 'male' }));
  const people: string[] = [];
  for (const each of [...women, ...men, ...few, ...waiting]) people.push(await enrol(each));
  await service.grant({}, on('2021-01-10'));
  await settled(service);
  for (const each of people.slice(0, 7)) await accompany(each);
  await settled(service);
  await publish();
  reader = await readAs((url) => {
    url.username = 'reporting';
    url.password = PASSWORD;
  });
}, 60_000);

afterAll(async () => {
  await reader?.end();
  await service?.stop();
});

describe('GET /indicators', () => {
  it('shows totals by quarter and year', async () => {
    const [quarter] = await lines(`indicator=reached&period=2021-Q1&programme=${programme}`);
    expect(quarter).toMatchObject({ unit: 'people', title: 'Musterkennzahlen', amount: 24, withheld: false });
    const years = await lines('indicator=stock&length=year&by=none&period=2021');
    expect(years.map(({ amount }) => amount)).toEqual([17, 17]);
  });

  it('withholds three people, and somebody else with them', async () => {
    const sexes = await lines(`indicator=reached&period=2021&by=sex&programme=${programme}`);
    expect(sexes.map(({ value }) => value)).toEqual(['diverse', 'female', 'male']);
    expect(sexes.find(({ value }) => value === 'diverse')).toMatchObject({ amount: null, withheld: true });
    expect(sexes.filter(({ amount }) => amount === null)).toHaveLength(2);
  });

  it('comes as a table for an office', async () => {
    const { text } = await service
      .get('/indicators?format=csv-office&indicator=reached&period=2021')
      .expect(200);
    expect(text.split('\r\n')[0]).toBe(
      '\ufeffid;indicator;unit;programme;title;period;from;to;by;value;amount;withheld;asOf',
    );
  });

  it('has no figures as known on a day, which could be subtracted from each other', async () => {
    await service.get('/indicators?recordedUntil=2021-06-01').expect(400);
    await service.get('/indicators?period=2021-03').expect(400);
  });
});

describe('all that is published', () => {
  it('withstands whoever combines it, over indicators, groups, programmes, quarters and years', async () => {
    const all = await allLines(service);
    expect(all.filter(({ amount }) => amount === null).length).toBeGreaterThan(20);
    expect(attackedAll(all)).toEqual({ computed: [], narrowed: [] });
  });

  it('would not, if small figures alone were withheld', async () => {
    const { values, text } = participants.select({}, '2026-01-01', () => '', {});
    const { rows: found } = await service.service.runtime.pool.query<ParticipantLine>(text, [...values]);
    const people = found.map(({ who }) => who);
    const { figures } = await allFigures(people, '2026-01-01', { threshold: 5, smallOnly: true });
    const open = figures.map(({ measure, group, amount, withheld, by, value }) => {
      const [period = '', indicator = ''] = measure.split('/');
      return { period, indicator, programme: group, by, value, amount: withheld ? null : amount };
    });
    expect(attackedAll(open).computed.length).toBeGreaterThan(5);
  });
});

describe('the role for dashboards', () => {
  it('reads the documented views, with the figures of the API', async () => {
    const [row] = await rows(
      "SELECT * FROM reporting.participation WHERE period = '2021' AND title = 'Musterkennzahlen' AND by IS NULL",
    );
    expect(row).toMatchObject({ entries: '24', stock: '17', reached: '24', exits: '7', waiting: '6' });
    expect(await rows('SELECT day FROM reporting.made')).toHaveLength(1);
  });

  it('finds nothing of what is withheld', async () => {
    expect(await rows('SELECT FROM reporting.indicators WHERE withheld AND amount IS NOT NULL')).toEqual([]);
    expect((await rows('SELECT FROM reporting.indicators WHERE withheld')).length).toBeGreaterThan(0);
  });

  it.each([
    'SELECT * FROM views.caseload',
    'SELECT * FROM journal.facts',
    'SELECT * FROM keys.data_key',
    'SELECT * FROM engine.published',
    'SELECT * FROM engine.checkpoint',
    'SELECT * FROM public.migration',
    'SELECT journal.append()',
    'SELECT rolpassword FROM pg_authid',
    "SELECT pg_read_file('/etc/hostname')",
    'CREATE TABLE reporting.mine (id integer)',
    'CREATE TABLE public.mine (id integer)',
    "UPDATE reporting.money SET title = 'x'",
    'SET ROLE pg_read_all_data',
  ])('may not: %s', async (statement) => {
    // Whoever may log in may also change what a session begins with.
    await reader.query('SET default_transaction_read_only = off');
    await expect(reader.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|55000|42883)$/),
    });
  });

  it('sees no table but the documented views', async () => {
    const seen = await rows(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')`,
    );
    expect(seen.filter(({ name }) => !(name as string).startsWith('reporting.'))).toEqual([]);
    expect(seen.length).toBeGreaterThan(5);
  });
});

describe('figures', () => {
  it('stay as they are until they are made anew', async () => {
    const before = await lines('indicator=reached&period=2021&by=none');
    await enrol({ sex: 'female' });
    expect(await lines('indicator=reached&period=2021&by=none')).toEqual(before);
    await publish();
    expect(await lines('indicator=reached&period=2021&by=none')).not.toEqual(before);
  });
});

describe('a database user who may make no roles', () => {
  const NAME = `limited_${randomBytes(6).toString('hex')}`;
  let database: TestDatabase;
  let limited: TestService | undefined;
  const asOwner = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };

  afterAll(async () => {
    await limited?.stop();
    await asOwner(`DROP OWNED BY ${NAME} CASCADE`);
    await database.drop();
    const owner = await readAs(() => undefined);
    await owner.query(`DROP ROLE ${NAME}`).finally(() => owner.end());
  });

  it('starts the service all the same, and is told what is missing', async () => {
    database = await freshDatabase();
    const url = new URL(database.url);
    await asOwner(
      `CREATE ROLE ${NAME} LOGIN PASSWORD 'x'; GRANT journey_reader TO ${NAME}; ALTER DATABASE ${url.pathname.slice(1)} OWNER TO ${NAME}`,
    );
    [url.username, url.password] = [NAME, 'x'];
    limited = await startTestService({ DATABASE_URL: url.href, REPORTING_PASSWORD: PASSWORD });
    await limited.issue('/operations/reporting/publish', {}).expect(200);
    expect((await limited.get('/indicators').expect(200)).body).toEqual({ rows: [] });
    const { pool } = limited.service.runtime;
    expect(await openRole(pool, PASSWORD)).toMatch(/may not give the role "reporting" its password/);
    expect(await openRole(pool, undefined)).toBeUndefined();
  });
});

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly targets: readonly { readonly rawSql: string }[];
}

const FOLDER = 'ops/grafana/dashboards';
const PANELS = readdirSync(FOLDER).flatMap((file) => {
  const { title, panels } = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as {
    readonly title: string;
    readonly panels: readonly Panel[];
  };
  return panels.map((panel) => [`${title}: ${panel.title}`, panel] as const);
});

describe('the dashboards', () => {
  it('are six', () => {
    expect(readdirSync(FOLDER)).toHaveLength(6);
    expect(PANELS.length).toBeGreaterThan(20);
  });

  it.each(PANELS)('%s: has rows for the role of dashboards', async (_, { type, targets }) => {
    const { rows: found, fields } = await reader.query(targets[0]!.rawSql);
    const columns = fields.map(({ name }) => name);
    expect(found.length).toBeGreaterThan(0);
    if (type === 'timeseries') expect(columns).toEqual(['time', 'metric', 'value']);
    else expect(new Set(columns).size).toBe(columns.length);
  });
});
