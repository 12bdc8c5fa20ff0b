import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Response } from 'supertest';
import { START } from '../src/engine/codec.js';
import type { JournalFact, StoredFact } from '../src/kernel/journal.js';
import { isSealed, type Sealed } from '../src/kernel/personal.js';
import { flawsOf } from './journal.facts.js';
import { NOWHERE, operations } from './support/openapi.js';
import { type Body, on, sent, startTestService, type TestService } from './support/service.js';

/*
 * A story with unmistakable values in every personal field; then everything that the service wrote is searched for them:
 * the tables, row by row and as the server copies them out, the files of the tables, the write-ahead log, the log of the
 * service and its data folder.
 */

const RUN = Math.random().toString(36).slice(2, 10);
const markers: string[] = [];
/** A text that stands nowhere else; with a letter beyond ASCII, as names have. */
const marked = (): string => {
  const marker = `Zzmarker-${RUN}-${markers.length + 1}-ß`;
  markers.push(marker);
  return marker;
};
const BIRTH_DATE = '1963-02-27';
const COUNTRY = 'ER';

/** How a value might stand somewhere although nobody sees it at first glance. */
const formsOf = (value: string): string[] => {
  const bytes = Buffer.from(value);
  /** base64 of the value at any offset, without the letters that depend on its neighbours. */
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset ? offset + 1 : 0, -4),
  );
  return [
    value,
    bytes.toString('hex'),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    value.replace('ß', '\\u00df'),
    Buffer.from(value, 'utf16le').toString('latin1'),
    bytes.toString('latin1'),
    [...value].reverse().join(''),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
};
const secrets = (): string[] => [
  ...new Set(
    [...markers, `Zzmarker-${RUN}`].flatMap(formsOf).concat(formsOf(BIRTH_DATE), '19630227', '27.02.1963'),
  ),
];
const found = (text: string): string[] => secrets().filter((secret) => text.includes(secret));

let test: TestService;
const logged: string[] = [];
const answers: Response[] = [];

beforeAll(async () => {
  const keep = (chunk: unknown): boolean => {
    logged.push(String(chunk));
    return true;
  };
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockImplementation(keep);
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, method).mockImplementation((...texts) => void keep(texts.join(' ')));
  test = await startTestService({ LOG_LEVEL: 'debug' }, keep);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await test.stop();
});

const TODAY = on('2021-07-31');

const issue = async (
  path: string,
  body: Body,
  headers = {},
): Promise<Body & { commandId: string; id: string }> => {
  const answer = await test.issue(path, body, {
    ...TODAY,
    'idempotency-key': `key of ${path} ${answers.length}`,
    ...headers,
  });
  answers.push(answer);
  if (/^\/[a-z-]+$/.test(path)) histories.push(`${path}/${(answer.body as { id: string }).id}`);
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  return answer.body;
};

let journey: string;
let programme: string;
/** Where what was told can be read, and what of it: all but the row that was refused. */
const histories: string[] = [];
let readable: readonly string[];

/** Every command with a personal field, each such field with a marker. */
const story = async (): Promise<void> => {
  const terms = {
    title: 'Musterprogramm',
    from: '2021-01-01',
    seats: 5,
    funders: ['Musterfonds'],
    rates: [],
  };
  programme = (await issue('/programmes', terms)).id;
  await issue(`/programmes/${programme}/amend-programme`, { on: '2021-02-01', seats: 4, reason: marked() });
  journey = (
    await issue('/journeys', {
      on: '2021-01-01',
      familyName: marked(),
      givenName: marked(),
      birthDate: BIRTH_DATE,
      sex: 'diverse',
      municipality: `Zähldorf-${RUN}`,
      motherTongue: 'ti',
      interpreterNeeded: true,
      externalNumber: marked(),
      reason: marked(),
    })
  ).id;
  const my = (command: string, body: Body) => issue(`/journeys/${journey}/${command}`, body);
  await issue(`/programmes/${programme}/request-seat`, { participant: journey, on: '2021-01-01' });
  const { position } = answers.at(-1)!.body as { position: string };
  await test.get(`/journeys/${journey}?after=${position}`);

  await my('intake/assess-needs', {
    on: '2021-02-01',
    needs: ['health'],
    goal: marked(),
    note: marked(),
    healthNote: marked(),
  });
  await my('intake/record-certificate', { kind: 'school', country: COUNTRY, status: 'lost', note: marked() });
  await my('intake/record-experience', { occupation: 'Maler', years: 3, country: COUNTRY });
  await my('assignment/assign-case-worker', { caseWorker: 'coach-1', reason: marked() });
  const plan = { plannedFor: '2021-07-31', channel: 'home', language: 'ti' };
  const [missed, cancelled] = [
    (await my('coaching/schedule-session', plan)).commandId,
    (await my('coaching/schedule-session', plan)).commandId,
  ];
  const talk = { on: '2021-02-02', minutes: 30, channel: 'home', language: 'ti', topics: ['health'] };
  await my('coaching/hold-session', { ...talk, note: marked() });
  await my('coaching/miss-session', { session: missed, on: '2021-07-31', excused: true, reason: marked() });
  await my('coaching/cancel-session', { session: cancelled, by: 'participant', reason: marked() });
  const course = {
    provider: 'Musterschule',
    kind: 'other',
    targetLevel: 'A2',
    units: 3,
    plannedFrom: '2021-03-01',
  };
  const { commandId: joined } = await my('language/enrol-in-course', course);
  await my('language/start-course', { course: joined, on: '2021-03-01' });
  await my('language/report-attendance', { course: joined, on: '2021-03-01', units: 4, reason: marked() });
  await my('language/leave-course', {
    course: joined,
    on: '2021-03-02',
    because: 'gave-up',
    reason: marked(),
  });
  const { commandId: internship } = await my('internship/agree-internship', {
    employer: 'Musterbetrieb',
    occupation: 'Maler',
    kind: 'orientation',
    plannedFrom: '2021-03-01',
    plannedTo: '2021-04-15',
    reason: marked(),
  });
  await my('internship/start-internship', { internship, on: '2021-03-01' });
  await my('internship/extend-internship', {
    internship,
    on: '2021-04-01',
    to: '2021-04-30',
    reason: marked(),
  });
  await my('internship/end-internship', { internship, on: '2021-04-30', outcome: 'hired', reason: marked() });
  const filed = { on: '2021-02-01', occupation: 'Maler', authority: 'Musterkammer', country: COUNTRY };
  const { commandId: procedure } = await my('recognition/file-recognition', filed);
  await my('recognition/decide-recognition', {
    procedure,
    on: '2021-05-01',
    result: 'partial',
    differences: marked(),
  });
  const job = { on: '2021-05-01', kind: 'job', employer: 'Musterbetrieb', occupation: 'Maler' };
  const { commandId: placement } = await my('placement/record-placement', job);
  await my('placement/end-placement', { placement, on: '2021-06-01', because: 'other', reason: marked() });
  await my('enrolment/drop-out', { programme, on: '2021-06-30', because: 'health', reason: marked() });
};

/** Those around the journeys who can be erased: how, and by whose keys what is known of them is sealed. */
const around: { readonly erase: string; readonly body: Body; readonly subject: string }[] = [];

/** The same for those around the journeys, and for people who come in a spreadsheet. */
const others = async (): Promise<void> => {
  const person = () => ({ name: marked(), phone: marked(), email: marked() });
  const here = { municipality: 'Musterstadt', languages: ['ti'] };
  const { id: mentor } = await issue('/mentors', { ...here, ...person(), on: '2021-01-01' });
  const mentee = { participant: journey, on: '2021-03-01' };
  await issue(`/mentors/${mentor}/assign-mentee`, mentee);
  const release = { ...mentee, because: 'moved', reason: marked() };
  await issue(`/mentors/${mentor}/release-mentee`, release);
  await issue(`/mentors/${mentor}/retire-mentor`, { reason: marked() });
  const { id: staff } = await issue('/staff', {
    ...{ ...here, account: 'coach-1', unit: 'unit-1', name: marked() },
  });
  const list = { name: marked(), of: 'caseload', filters: [`municipality=${marked()}`] };
  await issue(`/staff/${staff}/save-list`, list);
  const { id: organisation } = await issue('/organisations', {
    ...{ name: 'Musterkammer', roles: ['chamber'], municipality: 'Musterstadt' },
  });
  const speaks = `/organisations/${organisation}/name-organisation-contact`;
  const { commandId: speaker } = await issue(speaks, { ...person(), role: marked() });
  const { id: employer } = await issue('/employers', {
    ...{ name: 'Musterbetrieb', trade: 'Maler', municipality: 'Musterstadt' },
  });
  const its = (command: string, body: Body) => issue(`/employers/${employer}/profile/${command}`, body);
  const { commandId: boss } = await its('name-contact-person', { ...person(), role: marked() });
  await its('record-employer-contact', { on: '2021-03-02', channel: 'phone', person: boss, note: marked() });
  await its('record-employer-contact', { on: '2021-03-01', channel: 'phone', note: marked() });
  await its('declare-willingness', { kinds: ['job'], note: marked() });
  await its('withdraw-willingness', { reason: marked() });
  await its('record-enquiry', { kinds: ['job'], note: marked() });

  around.push(
    { erase: `/mentors/${mentor}/erase-mentor`, body: {}, subject: `mentor-${mentor}` },
    { erase: `/staff/${staff}/erase-staff`, body: {}, subject: `staff-${staff}` },
    {
      ...{ erase: `/employers/${employer}/profile/erase-contact-person`, body: { person: boss } },
      subject: `contact-${boss}`,
    },
    {
      ...{ erase: `/organisations/${organisation}/erase-organisation-contact`, body: { person: speaker } },
      subject: `contact-${speaker}`,
    },
  );

  const header =
    'familyName;givenName;birthDate;sex;municipality;motherTongue;interpreterNeeded;phone;email;benefitUnit;noDuplicate';
  const row = (sex: string) =>
    [
      marked(),
      marked(),
      BIRTH_DATE,
      sex,
      `Zähldorf-${RUN}`,
      'ti',
      'ja',
      marked(),
      marked(),
      marked(),
      marked(),
    ].join(';');
  const right = row('diverse');
  readable = [...markers];
  const csv = [header, right, row(marked())].join('\n');
  const answer = await test.issue('/journeys/import', csv, {
    ...{ ...TODAY, 'content-type': 'text/csv', 'idempotency-key': 'a city' },
  });
  answers.push(answer);
  expect(answer.body).toMatchObject({ imported: 1, faulty: 1 });
};

/** Answers of the server to COPY … TO STDOUT, as bytes. */
class Copy extends pg.Query {
  readonly chunks: Buffer[] = [];
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.chunks.push(chunk);
  }
}

const withClient = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Files of the tables and indexes, and segments of the log, that hold some bytes. */
const holding = async (client: pg.Client, needle: Buffer): Promise<string[]> => {
  await client.query('CHECKPOINT');
  const { rows } = await client.query<{ path: string }>(
    `SELECT path FROM (
       SELECT pg_relation_filepath(c.oid) AS path FROM pg_class c
       WHERE pg_relation_filepath(c.oid) IS NOT NULL AND c.relkind IN ('r', 't', 'i', 'm')
       UNION ALL SELECT 'pg_wal/' || name FROM pg_ls_waldir()
     ) files
     WHERE position($1::bytea IN coalesce(pg_read_binary_file(path, 0, 500000000, true), '')) > 0`,
    [needle],
  );
  return rows.map(({ path }) => path);
};

const tablesOf = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname NOT LIKE 'pg_toast%' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

describe('personal values', () => {
  beforeAll(async () => {
    await story();
    await others();
    const last = answers.at(-1)!.body as { position: string };
    // The views have them, too, before we look.
    expect((await test.get(`/caseload?after=${last.position}`, TODAY)).status).toBe(200);
    expect((await test.get(`/funding?after=${last.position}`, TODAY)).status).toBe(200);
  });

  it('are sealed in every field that is declared so: the story tells it, or it is stored here as it would be', async () => {
    const { facts } = (await import('../src/generated/catalogue.js')).catalogue;
    const { journal, codec } = test.service.runtime;
    const toSeal = Object.entries(facts).flatMap(([type, { fields }]) =>
      Object.entries(fields).flatMap(([name, { sealed }]) => (sealed ? [`${type}.${name}`] : [])),
    );
    const told = new Map<string, unknown>(
      (await journal.readAll(0n, 1_000)).flatMap(({ type, data }) =>
        Object.entries(data).map(([name, value]) => [`${type}.${name}`, value] as const),
      ),
    );
    expect(toSeal.filter((field) => told.has(field) && !isSealed(told.get(field)))).toEqual([]);
    const untold = toSeal.filter((field) => !told.has(field));
    expect(toSeal.length - untold.length).toBeGreaterThanOrEqual(40);

    const meta = { actor: { id: 'a', role: 'r', unit: 'u' }, commandId: randomUUID() };
    const by = { ...meta, correlationId: 'c', legalBasis: 'b' };
    for (const type of new Set(untold.map((field) => field.split('.')[0]!))) {
      const data = Object.fromEntries(
        Object.entries(facts[type]!.fields).flatMap(([name, { sealed, optional }]) =>
          sealed ? [[name, marked()]] : optional ? [] : [[name, 'plain']],
        ),
      );
      const recording = { type, happenedOn: '2021-07-31', data };
      const [stored] = await codec.encode([recording], START(`probe-${randomUUID()}`), '2021-07-31', by);
      expect([type, found(JSON.stringify(stored))]).toEqual([type, []]);
      expect(await codec.open(stored!.data)).toEqual(data);
    }
  });

  it('are shown by the API to those who may read them', async () => {
    const { rows } = (await test.get('/caseload', TODAY)).body as { rows: Record<string, unknown>[] };
    const shown: string[] = [];
    for (const path of [...histories, ...rows.map(({ id }) => `/journeys/${String(id)}`)])
      shown.push((await test.get(`${path}/history`, TODAY)).text);
    expect(readable.length).toBeGreaterThan(40);
    expect(readable.filter((marker) => !shown.join().includes(marker))).toEqual([]);
    expect(shown.join()).toContain(BIRTH_DATE);
    const row = rows.find(({ id }) => id === journey)!;
    expect([row.familyName, row.givenName].every((name) => markers.includes(String(name)))).toBe(true);
    expect(markers).toContain(row.internshipReason);
    const { text } = await test.get('/caseload?format=csv', TODAY);
    expect(text).toContain(String(row.familyName));
  });

  describe('of a participant', () => {
    /** By whom nothing of her may be seen: other units, and roles that work without people or without a share. */
    const STRANGERS = [
      ...['case-worker', 'team-lead', 'coordinator', 'auditor'].map((role) => [role, 'elsewhere'] as const),
      ...['reporting', 'funding-officer', 'partner', 'administrator'].map(
        (role) => [role, 'test-unit'] as const,
      ),
    ];
    const as = ([role, unit]: (typeof STRANGERS)[number]) => ({
      ...{ ...TODAY, 'dev-actor': 'stranger-1', 'dev-role': role, 'dev-unit': unit },
    });

    /** Everything that can be looked at, of her and of what the story made, and its formats. */
    const questions = (): (readonly [path: string, formats: readonly string[]])[] =>
      operations
        .filter(({ method, path }) => method === 'get' && !/^\/(sign-in|me)\b/.test(path))
        .flatMap(({ path, parameters = [] }) => {
          const made = histories.filter((each) => path.startsWith(`/${each.split('/')[1]}/`));
          const ids = made.map((each) => each.split('/')[2]!);
          const known: Readonly<Record<string, string>> = { participant: journey, of: journey, programme };
          const query = parameters
            .filter((each) => each.in === 'query' && each.required)
            .map(({ name }) => `${name}=${known[name] ?? NOWHERE}`);
          const formats = parameters.find(({ name }) => name === 'format')?.schema.enum ?? [];
          return (path.includes('{id}') && ids.length > 0 ? ids : [NOWHERE]).map(
            (id) => [`${path.replace('{id}', id)}?${query.join('&')}`, formats] as const,
          );
        });

    /** Her own values: everything that her key opens, and the day of birth. */
    const hers = async (): Promise<string[]> => {
      const { journal, codec } = test.service.runtime;
      const tokens = (await journal.read(`journey-${journey}`)).flatMap(({ data }) =>
        Object.values(data).filter(isSealed),
      );
      const opened = ((await codec.open(tokens)) as unknown[]).map(String);
      return [...new Set(opened)].filter((text) => text.startsWith('Zz') || text === BIRTH_DATE);
    };

    it('stand in no answer to other units, and to nobody who works without people', async () => {
      const values = await hers();
      expect(values.length).toBeGreaterThan(20);
      const forms = values.flatMap(formsOf);
      const told = (text: string) => forms.filter((form) => text.includes(form));
      const all = questions();
      expect(all.length).toBeGreaterThan(90);

      const leaks: unknown[] = [];
      const statuses: number[] = [];
      const ask = async (who: (typeof STRANGERS)[number], path: string): Promise<boolean> => {
        const { status, text, headers } = await test.get(path, as(who)).buffer(true);
        statuses.push(status);
        const hears = told(text + JSON.stringify(headers));
        const isHers = path.startsWith(`/journeys/${journey}`);
        if (hears.length > 0 || status >= 500 || (isHers && status < 400))
          leaks.push([who, path, status, hears]);
        return status === 200;
      };
      const askAll = async (who: (typeof STRANGERS)[number]): Promise<void> => {
        for (const [path, formats] of all)
          if (await ask(who, path)) for (const format of formats) await ask(who, `${path}&format=${format}`);
      };
      await Promise.all(STRANGERS.map(askAll));
      expect(leaks).toEqual([]);
      for (const status of [200, 403, 404])
        expect([status, statuses.filter((each) => each === status).length > 30]).toEqual([status, true]);

      // So the search finds: to her own unit most of it is shown.
      const shown: string[] = [];
      for (const path of [`/journeys/${journey}`, `/journeys/${journey}/history`, '/caseload'])
        shown.push((await test.get(path, TODAY)).text);
      expect(values.filter((value) => shown.join().includes(value)).length).toBeGreaterThan(20);
    });

    it('stand in no answer to a search by them, but for the unit to ask, and in nothing that changes tell', async () => {
      const values = await hers();
      const { rows } = (await test.get('/caseload', TODAY)).body as { rows: Body[] };
      const { familyName, givenName } = rows.find(({ id }) => id === journey)!;
      expect(values).toContain(familyName);
      for (const who of STRANGERS) {
        const { status, text } = await test.issue(
          '/people',
          { familyName, givenName, birthDate: BIRTH_DATE },
          as(who),
        );
        const others = values.filter(
          (value) => value !== familyName && value !== givenName && value !== BIRTH_DATE,
        );
        expect([...who, status < 500, others.filter((value) => text.includes(value))]).toEqual([
          ...who,
          true,
          [],
        ]);
        expect([...who, text.includes(journey)]).toEqual([...who, false]);
      }
      const abort = new AbortController();
      const headers = sent(as(['reporting', 'test-unit']), 'GET', '/changes');
      const feed = await fetch(`${test.service.url}/changes`, {
        ...{ headers: { ...headers, 'last-event-id': '0' }, signal: abort.signal },
      });
      let heard = '';
      const listening = (async () => {
        for await (const chunk of feed.body!) heard += Buffer.from(chunk as Uint8Array).toString();
      })().catch(() => undefined);
      const { position } = await issue(`/journeys/${journey}/coaching/hold-session`, {
        ...{ on: '2021-02-03', minutes: 30, channel: 'home', language: 'ti', topics: [], note: marked() },
      });
      await test.get(`/caseload?after=${String(position)}`, TODAY);
      await sleep(300);
      abort.abort();
      await listening;
      expect(feed.status).toBe(200);
      expect(heard).not.toBe('');
      expect(found(heard)).toEqual([]);
    });
  });

  it('stand in no table in plain, while what statistics need does', async () => {
    const dump = await withClient(async (client) => {
      const rows: Record<string, string> = {};
      for (const table of await tablesOf(client)) {
        const { rows: all } = await client.query<{ row: string }>(
          `SELECT to_jsonb(t)::text AS row FROM ${table} t`,
        );
        rows[table] = all.map(({ row }) => row).join('\n');
      }
      return rows;
    });
    const tables = Object.entries(dump).filter(([, rows]) => rows !== '');
    for (const name of [
      'journal.facts',
      'keys.data_key',
      'views.caseload',
      'views.funding',
      'pg_catalog.pg_statistic',
    ])
      expect(Object.keys(dump)).toContain(name);
    expect(tables.flatMap(([table, rows]) => found(rows).map((secret) => `${table}: ${secret}`))).toEqual([]);
    for (const table of ['journal.facts', 'views.caseload'])
      for (const plain of [`"Zähldorf-${RUN}"`, '"diverse"', '"51-64"', '"ti"'])
        expect(dump[table]).toContain(plain);
    expect(dump['journal.facts']).toContain('"sealed"');
  });

  it('are also countries, which hint at an origin: a special category, and in no table in plain', async () => {
    const { journal, codec, pool } = test.service.runtime;
    const told = await journal.read(`journey-${journey}`);
    const countries = told.flatMap(({ type, data }) => ('country' in data ? [[type, data.country]] : []));
    expect(new Set(countries.map(([type]) => type))).toEqual(
      new Set(['CertificateRecorded', 'ExperienceRecorded', 'RecognitionFiled']),
    );
    for (const [type, country] of countries) {
      expect([type, isSealed(country) && country.sealed.as]).toEqual([type, 'special']);
      expect([type, await codec.open(country)]).toEqual([type, COUNTRY]);
    }
    const { rows } = await pool.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('journal', 'views', 'engine') AND c.relkind = 'r'`,
    );
    for (const { name } of rows) {
      const plain = `SELECT FROM ${name} t WHERE to_jsonb(t)::text LIKE '%"${COUNTRY}"%'`;
      expect([name, (await pool.query(plain)).rowCount]).toEqual([name, 0]);
    }
  });

  it('stand in nothing that the database copies out', async () => {
    await withClient(async (client) => {
      for (const table of (await tablesOf(client)).filter((name) => !name.startsWith('pg_catalog.')))
        for (const format of ['text', 'csv', 'binary']) {
          const copy = new Copy(`COPY (SELECT * FROM ${table}) TO STDOUT WITH (FORMAT ${format})`);
          const over = new Promise((resolve, reject) => copy.on('end', resolve).on('error', reject));
          client.query(copy as never);
          await over;
          const bytes = Buffer.concat(copy.chunks);
          if (table === 'journal.facts') expect(bytes.length).toBeGreaterThan(10_000);
          expect([table, format, ...found(bytes.toString()), ...found(bytes.toString('latin1'))]).toEqual([
            table,
            format,
          ]);
        }
    });
  });

  it('stand in no file of the database and not in its write-ahead log', async () => {
    await withClient(async (client) => {
      // That which is stored in plain is found in both, so the search can find.
      const plain = await holding(client, Buffer.from(`Zähldorf-${RUN}`));
      expect(plain.some((path) => path.startsWith('pg_wal/'))).toBe(true);
      expect(plain.some((path) => path.startsWith('base/'))).toBe(true);
      const marker = Buffer.from(`Zzmarker-${RUN}`);
      expect(await holding(client, marker)).toEqual([]);
      expect(await holding(client, Buffer.from(marker.toString('hex')))).toEqual([]);
    });
  });

  it('stand in no answer to a command, no metric and no data folder', async () => {
    expect(answers.flatMap(({ text, headers }) => found(text + JSON.stringify(headers)))).toEqual([]);
    expect(found((await test.get('/metrics')).text)).toEqual([]);
    expect(found((await test.get('/operations/projections')).text)).toEqual([]);
    const { dataDir } = test.service.runtime.config;
    for (const file of readdirSync(dataDir))
      expect(found(readFileSync(join(dataDir, file), 'latin1'))).toEqual([]);
  });

  it('stand in no problem document, and not in the log, whatever goes wrong', async () => {
    const path = `/journeys/${journey}/coaching/hold-session`;
    const talk = {
      on: '2021-07-01',
      minutes: 30,
      channel: 'phone',
      language: 'ti',
      topics: [],
      note: markers[0],
    };
    const wrong = [
      await test.issue(path, { ...talk, channel: markers[1] }, TODAY),
      await test.issue(path, { ...talk, [markers[2]!]: markers[2] }, TODAY),
      await test.issue(path, { ...talk, on: '2021-08-01' }, TODAY),
      await test.issue(path, JSON.stringify(talk).slice(0, -1), TODAY),
      await test.issue(`/journeys/${encodeURIComponent(markers[3]!)}/coaching/hold-session`, talk, TODAY),
      await test.get(`/caseload?municipality=${encodeURIComponent(markers[4]!)}&x=1`, TODAY),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 409, 400, 400, 400]);
    // A name of a field that the client made up is the one thing that it hears again.
    expect(wrong.filter((_, index) => index !== 1).flatMap(({ text }) => found(text))).toEqual([]);

    // The store fails under a command and under a view.
    await withClient(async (client) => {
      await client.query(
        'ALTER TABLE journal.facts RENAME TO lost; ALTER TABLE views.caseload RENAME TO lost',
      );
      const failing = [
        await test.issue(path, talk, { ...TODAY, 'idempotency-key': 'fails' }),
        await test.issue('/journeys', { ...talk, familyName: markers[5] }, TODAY),
        await test.get('/caseload', TODAY),
        await test.get(`/journeys/${journey}/history`, TODAY),
      ];
      await client.query(
        'ALTER TABLE journal.lost RENAME TO facts; ALTER TABLE views.lost RENAME TO caseload',
      );
      expect(failing.map(({ status }) => status)).toEqual([500, 400, 500, 500]);
      expect(failing.flatMap(({ text }) => found(text))).toEqual([]);
    });

    const log = logged.join('');
    expect(log).toContain('Nest application successfully started');
    expect(log).toContain('coaching/hold-session');
    expect(log).toContain('internal');
    expect(found(log)).toEqual([]);
  });
});

describe('after an erasure', () => {
  const stream = () => `journey-${journey}`;
  const my = (command: string, body: Body, headers = {}) =>
    test.issue(`/journeys/${journey}/${command}`, body, { ...TODAY, ...headers });
  const facts = (): Promise<JournalFact[]> => test.service.runtime.journal.readAll(0n, 5_000);
  const shownAnywhere = async (): Promise<string> => {
    const { views } = test.service.runtime;
    const paths = [
      ...views
        .filter(({ internal, confidential }) => !internal && !confidential)
        .map(({ name }) => `/${name}`),
      ...histories.map((path) => `${path}/history`),
      ...['', '/timeline'].map((path) => `/journeys/${journey}${path}`),
    ];
    const texts: string[] = [];
    for (const path of paths)
      for (const role of ['coordinator', 'auditor']) {
        const { status, text } = await test.get(path, { ...TODAY, 'dev-role': role });
        // Some views want to know of what, and some are for one of the two.
        expect([path, [200, 400, 403].includes(status) || status]).toEqual([path, true]);
        texts.push(text);
      }
    const search = { familyName: mine[0], birthDate: BIRTH_DATE };
    texts.push((await test.issue('/people', search, TODAY)).text);
    return texts.join('\n');
  };
  const figures = async () => {
    const { rows } = (await test.get('/caseload?limit=200', { ...TODAY, 'dev-role': 'auditor' })).body as {
      rows: Record<string, unknown>[];
    };
    return {
      caseload: rows.map(({ id, ageBand, sex, municipality }) => [id, ageBand, sex, municipality]),
      funding: (await test.get('/funding', TODAY)).body as object,
    };
  };

  /** What the person's keys open, wherever it stands; and a fact of every type that says something of her. */
  let mine: string[] = [];
  let probes: readonly StoredFact[];
  let wrapped: readonly Buffer[];
  let before: { readonly facts: readonly JournalFact[]; readonly figures: object; readonly shown: string };

  beforeAll(async () => {
    const { codec, pool } = test.service.runtime;
    const { facts: declared } = (await import('../src/generated/catalogue.js')).catalogue;
    const by = { actor: { id: 'a', role: 'r', unit: 'u' }, commandId: randomUUID(), correlationId: 'c' };
    probes = (
      await Promise.all(
        Object.entries(declared).flatMap(([type, { fields }]) => {
          const data = Object.fromEntries(
            Object.entries(fields).flatMap(([name, { sealed, optional }]) =>
              sealed || !optional ? [[name, sealed ? marked() : 'plain']] : [],
            ),
          );
          const of = 'participant' in fields ? { ...data, participant: journey } : data;
          // Who speaks for a firm is somebody else.
          if ('person' in fields) return [];
          const place = START('participant' in fields ? `probe-${randomUUID()}` : stream());
          const recording = { type, happenedOn: '2021-07-31', data: of };
          const encoded = codec.encode([recording], place, '2021-07-31', { ...by, legalBasis: 'b' });
          return Object.values(fields).some(({ sealed }) => sealed) ? [encoded] : [];
        }),
      )
    ).flat();
    const stored = await facts();
    const tokens = stored.flatMap(({ data }) =>
      Object.values(data).filter((value) => isSealed(value) && value.sealed.by === stream()),
    );
    mine = ((await codec.open(tokens)) as unknown[]).map(String).filter((text) => text.startsWith('Zz'));
    const { rows } = await pool.query<{ wrapped: Buffer }>(
      'SELECT wrapped FROM keys.data_key WHERE subject = $1',
      [stream()],
    );
    wrapped = rows.map((row) => row.wrapped);
    // Sooner or later autovacuum does; what it samples must not outlive the erasure.
    await pool.query('ANALYZE');
    expect((await my('closing/close-journey', { because: 'completed' })).status).toBe(201);
    before = { facts: await facts(), figures: await figures(), shown: await shownAnywhere() };
    const { position } = (await my('privacy/restrict-processing', { ground: 'retention' })).body as {
      position: string;
    };
    await test.get(`/caseload?after=${position}`, TODAY);
    expect(await figures()).toEqual(before.figures);
  });

  it('which is refused, with the reason, while a legal hold stands or a period runs', async () => {
    const erase = (ground: string) => my('privacy/erase-participant', { ground });
    const held = await my('privacy/place-legal-hold', { reason: 'A made-up case' });
    const { commandId: hold } = held.body as { commandId: string };
    expect((await erase('unlawful')).body).toMatchObject({ status: 409, code: 'legal-hold' });
    await my('privacy/lift-legal-hold', { hold, reason: 'settled' });
    const due = async (query = '') => {
      const { rows } = (await test.get(`/deletion-schedule${query}`, TODAY)).body as { rows: Body[] };
      return rows.find(({ id }) => id === journey);
    };
    expect(await due()).toMatchObject({
      dueOn: '2032-01-01',
      ground: 'case-file',
      restrictedOn: '2021-07-31',
    });
    expect([await due('?state=kept&within=4000'), await due('?within=30'), await due('?state=due')]).toEqual([
      expect.objectContaining({ state: 'kept', heldSince: null }),
      undefined,
      undefined,
    ]);
    const kept = await erase('no-longer-needed');
    expect(kept.body).toMatchObject({ code: 'retention-runs' });
    expect(kept.text).toContain('2031-12-31');
    const talk = { on: '2021-07-01', minutes: 5, channel: 'phone', language: 'ti', topics: [] };
    expect((await my('coaching/hold-session', talk)).body).toMatchObject({ code: 'restricted' });
  });

  it('nothing of the person can be read, anywhere, and what is counted stays', async () => {
    const { codec, keyring, pool } = test.service.runtime;
    expect(mine.length).toBeGreaterThan(20);
    expect(probes.length).toBeGreaterThan(80);
    expect(mine.filter((marker) => before.shown.includes(marker)).length).toBeGreaterThan(20);

    const key = { 'idempotency-key': 'erase her' };
    const erased = await my('privacy/erase-participant', { ground: 'unlawful' }, key);
    expect(erased.status).toBe(201);
    const again = await my('privacy/erase-participant', { ground: 'unlawful' }, key);
    expect(again.body).toEqual(erased.body);
    const deadline = performance.now() + 10_000;
    while ((await keyring.find(stream(), 'personal')) && performance.now() < deadline) await sleep(20);
    const { position } = erased.body as { position: string };
    await test.get(`/caseload?after=${position}`, TODAY);
    await test.issue(`/people`, { familyName: 'x', after: position }, TODAY);

    const { rows } = await pool.query('SELECT FROM keys.data_key WHERE subject = $1', [stream()]);
    expect(rows).toEqual([]);
    const shown = await shownAnywhere();
    expect(mine.filter((marker) => shown.includes(marker))).toEqual([]);
    expect([before.shown, shown].map((text) => text.includes(`"${COUNTRY}"`))).toEqual([true, false]);
    const found = await pool.query('SELECT FROM views.person WHERE id = $1', [journey]);
    expect(found.rows).toEqual([]);
    const { rows: cases } = (await test.get('/caseload?limit=200', TODAY)).body as { rows: Body[] };
    expect(cases.find(({ id }) => id === journey)).toMatchObject({
      ...{ familyName: null, givenName: null, erasedOn: '2021-07-31', restrictedOn: null },
    });
    for (const { type, data } of probes) {
      const opened = (await codec.open(data)) as Body;
      const left = Object.keys(data).filter((name) => isSealed(data[name]) && opened[name] !== null);
      expect([type, left]).toEqual([type, []]);
    }

    expect(await figures()).toEqual(before.figures);
    const after = await facts();
    expect(after.slice(0, before.facts.length)).toEqual(before.facts);
    expect(flawsOf(after.filter((fact) => fact.stream === stream()))).toEqual([]);
    const refused = await my('coaching/hold-session', {
      on: '2021-07-01',
      minutes: 5,
      channel: 'phone',
      language: 'ti',
      topics: [],
    });
    expect(refused.body).toMatchObject({ code: 'erased' });
  });

  it('no file of the tables holds the keys, once they were written anew, and none the values', async () => {
    await withClient(async (client) => {
      expect(wrapped.length).toBe(2);
      await client.query('VACUUM FULL keys.data_key');
      for (const key of wrapped)
        expect((await holding(client, key)).filter((path) => !path.startsWith('pg_wal/'))).toEqual([]);
      expect(await holding(client, Buffer.from(`Zzmarker-${RUN}`))).toEqual([]);
    });
  });
});

describe('those around the journeys', () => {
  /** Everything sealed that stands in a table anywhere, by whose key it is sealed, as far as it opens. */
  const openedAnywhere = async (): Promise<Map<string, unknown[]>> => {
    const { codec } = test.service.runtime;
    const tokens: Sealed[] = [];
    const collect = (value: unknown): void => {
      if (isSealed(value)) tokens.push(value);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    };
    await withClient(async (client) => {
      for (const table of (await tablesOf(client)).filter((name) =>
        /^(journal|views|engine|access)/.test(name),
      )) {
        const { rows } = await client.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
        rows.forEach(({ row }) => collect(row));
      }
    });
    const opened = (await codec.open(tokens)) as unknown[];
    const by = new Map<string, unknown[]>();
    tokens.forEach(({ sealed }, nth) => by.set(sealed.by, [...(by.get(sealed.by) ?? []), opened[nth]]));
    return by;
  };
  const lists = ['mentors', 'staff', 'employers', 'organisations', 'team-load'];
  const SAVED = '/saved-lists?account=coach-1';
  const counted = async () => {
    const lengths: Record<string, number> = {};
    for (const list of lists)
      lengths[list] = ((await test.get(`/${list}`, TODAY)).body as { rows: Body[] }).rows.length;
    return { ...lengths, funding: (await test.get('/funding', TODAY)).body as object };
  };

  it('are erased by the same mechanism, each alone, and what is counted stays', async () => {
    const { keyring, pool, journal } = test.service.runtime;
    const before = { opened: await openedAnywhere(), counted: await counted() };
    const subjects = around.map(({ subject }) => subject);
    const theirs = subjects.flatMap((subject) => before.opened.get(subject) ?? []).flat();
    for (const subject of subjects) expect(before.opened.get(subject)?.length).toBeGreaterThan(1);
    const shown = async () => {
      const texts: string[] = [];
      const paths = [
        ...histories.map((path) => `${path}/history`),
        ...lists.map((list) => `/${list}`),
        SAVED,
      ];
      for (const path of paths)
        for (const role of ['coordinator', 'auditor'])
          texts.push((await test.get(path, { ...TODAY, 'dev-role': role })).text);
      return texts.join('\n');
    };
    const seen = await shown();
    expect(theirs.filter((each) => seen.includes(String(each))).length).toBeGreaterThan(10);
    const keys = 'SELECT wrapped FROM keys.data_key WHERE subject = ANY($1)';
    const { rows: wrapped } = await pool.query<{ wrapped: Buffer }>(keys, [subjects]);
    expect(wrapped).toHaveLength(4);

    let last = '';
    for (const { erase, body } of around) {
      const may = await test.issue(
        erase,
        { ...body, ground: 'objection' },
        { ...TODAY, 'dev-role': 'case-worker' },
      );
      expect([erase, may.status]).toEqual([erase, 403]);
      const answer = await test.issue(erase, { ...body, ground: 'objection' }, TODAY);
      expect([erase, answer.status, answer.text]).toEqual([erase, 201, expect.any(String)]);
      last = (answer.body as { position: string }).position;
    }
    const deadline = performance.now() + 10_000;
    const left = async () =>
      (await Promise.all(subjects.map((each) => keyring.find(each, 'personal')))).some(Boolean);
    while ((await left()) && performance.now() < deadline) await sleep(20);
    for (const list of lists) await test.get(`/${list}?after=${last}`, TODAY);

    expect((await pool.query(keys, [subjects])).rows).toEqual([]);
    const after = await openedAnywhere();
    for (const subject of subjects)
      expect([subject, (after.get(subject) ?? []).filter((value) => value !== null)]).toEqual([subject, []]);
    // Everybody else's is as it was: what a firm or another person said, too.
    for (const [subject, values] of before.opened)
      if (!subjects.includes(subject)) expect([subject, after.get(subject)]).toEqual([subject, values]);
    const now = await shown();
    expect(theirs.filter((each) => now.includes(String(each)))).toEqual([]);
    expect(await counted()).toEqual(before.counted);
    // Who decided what stays known by the account.
    const { rows } = (await test.get('/staff', TODAY)).body as { rows: Body[] };
    expect(rows).toMatchObject([{ account: 'coach-1', name: null }]);
    for (const { erase } of around) {
      const stream = /^\/(mentor|staff|employer|organisation)s?\/([^/]+)/.exec(erase)!;
      expect(flawsOf(await journal.read(`${stream[1]}-${stream[2]}`))).toEqual([]);
    }
    await withClient(async (client) => {
      await client.query('VACUUM FULL keys.data_key');
      for (const { wrapped: key } of wrapped)
        expect((await holding(client, key)).filter((path) => !path.startsWith('pg_wal/'))).toEqual([]);
    });
  });
});

describe('the search for personal values', () => {
  it('finds them in any of the forms in which they could stand', () => {
    const value = `Zzmarker-${RUN}-1-ß`;
    for (const form of formsOf(value)) expect(found(`x ${form} y`)).not.toEqual([]);
    for (const before of ['', 'a', 'ab'])
      expect(found(Buffer.from(`${before}${value}cd`).toString('base64'))).not.toEqual([]);
    expect(found('Zzmarker-0-1')).toEqual([]);
  });
});
