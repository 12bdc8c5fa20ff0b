import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { on, startTestService, type TestService } from '../support/service.js';

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

const enrol = async (fields: object): Promise<string> => {
  const participant = await service.person({ ...fields }, on('2021-02-01'));
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

beforeAll(async () => {
  service = await startTestService({ REPORTING_PASSWORD: PASSWORD });
  programme = await service.programme({ title: 'Musterkennzahlen', seats: 60 }, on('2021-01-04'));
  const women = Array.from({ length: 12 }, () => ({ sex: 'female' }));
  const men = Array.from({ length: 9 }, () => ({ sex: 'male', municipality: 'Musterdorf' }));
  const few = Array.from({ length: 3 }, () => ({ sex: 'diverse' }));
  for (const each of [...women, ...men, ...few]) await enrol(each);
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
    expect(years.map(({ amount }) => amount)).toEqual([24, 24]);
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

describe('the role for dashboards', () => {
  it('reads the documented views, with the figures of the API', async () => {
    const [row] = await rows(
      "SELECT * FROM reporting.participation WHERE period = '2021' AND title = 'Musterkennzahlen' AND by IS NULL",
    );
    expect(row).toMatchObject({ entries: '24', stock: '24', reached: '24', exits: '0', waiting: '0' });
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
    const after = await lines('indicator=reached&period=2021&by=none');
    expect(after.map(({ amount }) => amount)).toEqual([25, 25]);
  });
});
