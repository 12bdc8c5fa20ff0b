import { join } from 'node:path';
import { jest } from '@jest/globals';
import supertest, { type Test } from 'supertest';
import { parseConfig } from '../../src/engine/config.js';
import type { Service } from '../../src/service.js';
import { assertBuilt, serviceProcess } from '../faults/process.js';
import { freshDatabase } from './database.js';
import { temporaryFolder } from './server.js';
import { asked, type Headers, trustTests } from './tokens.js';

// jest on Node 20 cannot require() the ES module beneath @fastify/static, which serves /docs. Nobody downloads here.
jest.mock('content-disposition', () => ({ create: () => 'attachment' }));
const { startService } = await import('../../src/service.js');

export type { Headers } from './tokens.js';
export type Body = Record<string, unknown>;

/** What every request says unless a test says otherwise; `undefined` leaves a header out. Roles and units: tokens.ts. */
export const DEFAULT_HEADERS: Headers = {
  'dev-actor': 'coach-1',
  'dev-now': '2021-03-15T09:00:00Z',
};

/** Another instance. */
export type Twin = Pick<TestService, 'issue' | 'get' | 'stop'> & { readonly url: string };

/** The real service on a database of its own, listening on loopback. */
export interface TestService {
  readonly service: Service;
  readonly databaseUrl: string;
  /** For other programs on the same database and keys. */
  readonly environment: Readonly<Record<'DATABASE_URL' | 'DATA_DIR', string>>;
  /** Another instance of the service on the same database; it ends with this one. */
  twin(): Promise<Twin>;
  /** The same as a process of its own, from the build: for thousands of requests, which cost three times as much within jest. */
  apart(): Promise<Twin>;
  /** Plain supertest on the running service, without any headers. */
  request(): ReturnType<typeof supertest>;
  /** POST; the body is sent as it is when it is a string. */
  issue(path: string, body: object | string, headers?: Headers): Test;
  get(path: string, headers?: Headers): Test;
  /** Registers a made-up person and answers the id. */
  person(fields?: Body, headers?: Headers): Promise<string>;
  /** Sets up a programme and answers the id. */
  programme(fields?: Body, headers?: Headers): Promise<string>;
  /** Records a grant and answers the id. */
  grant(fields?: Body, headers?: Headers): Promise<string>;
  stop(): Promise<void>;
}

let people = 0;

/** Nobody is born on the same day as another one, so that nobody is taken for another one. */
const birthDate = (): string => {
  const nth = people++;
  const [day, month, year] = [13 + (nth % 16), 1 + (Math.floor(nth / 16) % 12), Math.floor(nth / 192)];
  return `${1990 - year}-${String(month).padStart(2, '0')}-${day}`;
};

export const somebody = (fields: Body = {}): Body => ({
  familyName: 'Musterfrau',
  givenName: 'Erika',
  birthDate: birthDate(),
  sex: 'female',
  municipality: 'Musterstadt',
  motherTongue: 'ar',
  interpreterNeeded: false,
  ...fields,
});

export const someProgramme = (fields: Body = {}): Body => ({
  title: 'Musterprogramm',
  from: '2021-01-01',
  seats: 15,
  funders: ['Musterfonds'],
  rates: [],
  ...fields,
});

/** A grant that pays for talks and lessons by rates, for rooms and exams at cost, and for posts. */
export const someGrant = (fields: Body = {}): Body => ({
  title: 'Musterzuwendung',
  funder: 'Musterland',
  legalBasis: 'Musterrichtlinie',
  on: '2021-01-10',
  from: '2021-01-01',
  to: '2021-12-31',
  ownShare: { permille: 200, basis: 'within' },
  modules: [
    {
      module: 'coaching',
      title: 'Coaching',
      cents: 1_000_000,
      lines: [
        { line: 'talks', title: 'Talks', kind: 'rate', unit: 'coaching-session', cents: 4500 },
        {
          line: 'hours',
          title: 'Hours',
          kind: 'rate',
          unit: 'coaching-hour',
          cents: 4000,
          minutesPerUnit: 60,
        },
        { line: 'posts', title: 'Posts', kind: 'staff-post', monthlyCents: 400_000, permille: 1500 },
      ],
    },
    {
      module: 'courses',
      title: 'Courses',
      cents: 500_000,
      lines: [
        { line: 'lessons', title: 'Lessons', kind: 'rate', unit: 'teaching-unit', cents: 3750 },
        { line: 'exams', title: 'Exams', kind: 'actual', unit: 'exam-fee' },
        { line: 'rooms', title: 'Rooms', kind: 'actual' },
      ],
    },
  ],
  ...fields,
});

/** At noon in Berlin (winter time) of a day. */
export const on = (day: string): Headers => ({ 'dev-now': `${day}T11:00:00Z` });

/** What is sent, in the words of a test. */
export const sent = (headers: Headers, method?: string, path?: string): Record<string, string> =>
  asked({ ...DEFAULT_HEADERS, ...headers }, method, path);

/** @param env replaces settings of the environment, such as `LOG_LEVEL` */
export const startTestService = async (
  env: Readonly<Record<string, string>> = {},
  log?: (line: string) => void,
): Promise<TestService> => {
  const database = await freshDatabase();
  const environment = { DATABASE_URL: database.url, DATA_DIR: join(temporaryFolder(), 'data') };
  trustTests(environment.DATA_DIR);
  const config = parseConfig({
    ...environment,
    PORT: '0',
    LOG_LEVEL: 'error',
    ...env,
  });
  const service = await startService(config, log).catch(async (error: unknown) => {
    await database.drop();
    throw error;
  });
  const twins: Pick<Service, 'stop'>[] = [];
  const request = () => supertest(service.url);
  const at = (url: string): Pick<TestService, 'issue' | 'get'> => ({
    issue: (path, body, headers = {}) =>
      supertest(url)
        .post(path)
        .set({ 'content-type': 'application/json', ...sent(headers, 'POST', path) })
        .send(body),
    get: (path, headers = {}) =>
      supertest(url)
        .get(path)
        .set(sent(headers, 'GET', path)),
  });
  const { issue, get } = at(service.url);
  const beside = (twin: Pick<Service, 'stop'>, url: string): Twin => {
    twins.push(twin);
    const stop = async () => {
      twins.splice(twins.indexOf(twin), 1);
      await twin.stop();
    };
    return { ...at(url), url, stop };
  };

  const created = async (path: string, body: Body, headers?: Headers): Promise<string> => {
    const answer = await issue(path, body, headers);
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return (answer.body as { id: string }).id;
  };

  return {
    service,
    databaseUrl: database.url,
    environment,
    request,
    issue,
    get,
    twin: async () => {
      const twin = await startService(config, log);
      return beside(twin, twin.url);
    },
    apart: async () => {
      assertBuilt();
      const twin = serviceProcess({ ...environment, ...env });
      await twin.start();
      return beside({ stop: async () => void (await twin.stop()) }, twin.url);
    },
    person: (fields, headers) => created('/journeys', somebody(fields), headers),
    grant: (fields, headers) => created('/grants', someGrant(fields), headers),
    programme: (fields, headers) => created('/programmes', someProgramme(fields), headers),
    stop: async () => {
      for (const each of [...twins, service]) await each.stop();
      await database.drop();
    },
  };
};
