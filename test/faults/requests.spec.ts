import { afterAll, beforeAll, describe, expect, test as it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import {
  commands,
  NOWHERE,
  object,
  operations,
  queries,
  resolved,
  sampler,
  RESTRICTS,
  STOPS_ALL,
  type Schema,
} from '../support/openapi.js';
import { agent, type Answer, type Asked, send, withEach } from '../support/sending.js';
import { on, startTestService, type TestService } from '../support/service.js';
import { openWorld, type World } from '../support/world.js';
import { report, seed, times } from './extent.js';
import { SQL } from './injection.js';
import { random } from './load.js';

/*
 * Requests of somebody who is let in and means no good, made from the OpenAPI document: nothing that he writes is executed,
 * now or when it is read later, and nothing that he sends makes the service fail.
 */

const TODAY = on('2021-07-31');

let test: TestService;
let url: string;
let world: World;
let pool: Pool;
const chance = random(seed);
const below = (most: number): number => Math.floor(chance() * most);
const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
const { sample, fieldsOf } = sampler(() => world.journey);

beforeAll(async () => {
  test = await startTestService();
  ({ url } = await test.apart());
  world = await openWorld(test);
  pool = new Pool({ connectionString: test.databaseUrl, max: 1 });
});
afterAll(async () => {
  agent.destroy();
  await pool?.end();
  await test?.stop();
});

const column = async (sql: string): Promise<unknown[]> =>
  (await pool.query<{ found: unknown }>(sql)).rows.map(({ found }) => found);

/** Tables, columns, routines, triggers, roles; not the parts of a table that each month has, nor what a session has for itself. */
const schema = () =>
  column(`
    SELECT concat_ws(' ', table_schema, table_name, column_name, data_type) AS found FROM information_schema.columns
      WHERE table_schema NOT LIKE 'pg\\_%' AND table_name !~ '_\\d{4}_\\d{2}$'
    UNION ALL SELECT concat_ws(' ', specific_schema, routine_name) FROM information_schema.routines
      WHERE specific_schema NOT IN ('pg_catalog', 'information_schema')
    UNION ALL SELECT DISTINCT concat_ws(' ', trigger_schema, trigger_name) FROM information_schema.triggers
    UNION ALL SELECT concat_ws(' ', rolname, rolsuper, rolcanlogin) FROM pg_roles
      WHERE rolname !~ '^(reporting|teller_)' ORDER BY found`); // roles are the server's, and other specs have some

/** What is recorded up to a position, and which keys there are: none of it may change. */
const kept = async (head: string) => ({
  facts: await column(
    `SELECT md5(string_agg(f::text, '' ORDER BY position)) AS found FROM journal.facts f WHERE position <= ${head}`,
  ),
  keys: await column('SELECT count(*)::int AS found FROM keys.data_key'),
});
const head = async (): Promise<string> =>
  (await column('SELECT max(position)::text AS found FROM journal.facts'))[0] as string;

const tally = new Map<number, number>();
const failures: string[] = [];

const judge = ({ method = 'POST', path, body }: Asked, { status, text }: Answer): void => {
  tally.set(status, (tally.get(status) ?? 0) + 1);
  if (
    status >= 500 ||
    /SELECT |relation "|syntax error|PostgreSQL|node_modules/.test(status >= 400 ? text : '')
  )
    failures.push(`${method} ${path} ${String(body ?? '').slice(0, 300)} → ${status} ${text.slice(0, 300)}`);
};

/** Whoever is told to ask again soon does: so many questions about the past at once are not answered. */
const ask = async (asked: Asked, tries = 20): Promise<Answer> => {
  const answer = await send(url, { ...asked, headers: { ...TODAY, ...asked.headers } });
  if (answer.status === 503 && tries > 1 && answer.text.includes('"too-many-pasts"')) {
    await sleep(500);
    return ask(asked, tries - 1);
  }
  judge(asked, answer);
  return answer;
};

/** What each test leaves: no failure, and how many were answered how. */
const told = (what: string): void => {
  const counts = [...tally].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
  const all = [...tally.values()].reduce((sum, each) => sum + each, 0);
  report(`${all} ${what}: ${counts.join(', ')}`);
  tally.clear();
  expect(failures.splice(0).slice(0, 10)).toEqual([]);
};

let turn = seed;
/** Some of the list at each place, others at the next one; all of it at full length. */
const some = (): readonly string[] =>
  Array.from({ length: times(1, SQL.length) }, () => SQL[turn++ % SQL.length]!);

/** The value with each of its texts in turn replaced. */
const infected = (of: Schema, name: string): string[] => {
  const field = resolved(of);
  if (field.type === 'array') return infected(field.items!, name).map((value) => `[${value}]`);
  if (field.type === 'object')
    return Object.entries(field.properties ?? {}).flatMap(([inner, schema]) =>
      infected(schema, inner).map((value) => object({ ...fieldsOf(field), [inner]: value })),
    );
  return field.type === 'string' ? some().map((text) => JSON.stringify(text)) : [];
};

const cursorOf = (text: string): string[] =>
  [[text], [text, NOWHERE], ['2021-01-01', text], [null, text, NOWHERE], { 0: text }].map((cursor) =>
    Buffer.from(JSON.stringify(cursor)).toString('base64url'),
  );

const required = ({ parameters = [] }: (typeof queries)[number]): string[] =>
  parameters
    .filter((each) => each.in === 'query' && each.required)
    .map(({ name, schema }) => `${name}=${String(JSON.parse(sample(schema, name)))}`);

function* injectedQueries(): Generator<Asked> {
  for (const query of operations.filter(({ method }) => method === 'get')) {
    const { path, parameters = [] } = query;
    for (const { name, in: place } of parameters) {
      for (const text of some()) {
        if (place === 'path')
          yield { method: 'GET', path: path.replace(`{${name}}`, encodeURIComponent(text)) };
        if (place === 'header')
          yield { method: 'GET', path: world.at(path), headers: { [name]: encodeURIComponent(text) } };
        if (place !== 'query') continue;
        const values = name === 'cursor' ? [text, ...cursorOf(text)] : [text];
        for (const value of values) {
          const others = required(query).filter((each) => !each.startsWith(`${name}=`));
          const search = [...others, `${name}=${encodeURIComponent(value)}`].join('&');
          yield { method: 'GET', path: `${world.at(path)}?${search}` };
        }
      }
    }
  }
}

function* injectedCommands(): Generator<Asked> {
  for (const { path, schema } of commands) {
    const fields = fieldsOf(schema);
    for (const [name, field] of Object.entries(schema.properties ?? {}))
      for (const value of infected(field, name))
        yield { path: world.at(path), body: object({ ...fields, [name]: value }) };
    for (const text of some()) {
      const latin = encodeURIComponent(text);
      yield {
        path: world.at(path),
        body: object(fields),
        headers: { 'idempotency-key': latin, 'legal-basis': latin },
      };
      yield { path: path.replace('{id}', latin), body: object(fields) };
    }
  }
}

describe('SQL and the like', () => {
  it('in every parameter of every question executes nothing', async () => {
    const [before, position] = [await schema(), await head()];
    const state = await kept(position);
    await withEach(injectedQueries(), async (each) => void (await ask(each)));
    told('injected questions');
    expect([await head(), await kept(position), await schema()]).toEqual([position, state, before]);
  }, 3_600_000);

  it('in every text of every command executes nothing, neither when it is recorded nor when it is read', async () => {
    const [before, position] = [await schema(), await head()];
    const state = await kept(position);
    const { facts } = state;
    await withEach(injectedCommands(), async (each) => void (await ask(each)));
    for (const query of queries) {
      const search = [...required(query)].join('&');
      const path = `${world.at(query.path)}?${search}`;
      await ask({ method: 'GET', path });
      if (query.parameters?.some(({ name }) => name === 'format'))
        await ask({ method: 'GET', path: `${path}&format=csv` });
    }
    told('injected commands, and questions after them');
    expect([(await kept(position)).facts, await schema()]).toEqual([facts, before]);
    expect((await kept(position)).keys[0]).toBeGreaterThanOrEqual(state.keys[0] as number);
    expect(existsSync('/tmp/pwned')).toBe(false);
    expect((await test.get('/health/ready')).status).toBe(200);
  }, 3_600_000);
});

/* ---- anything at all ---- */

const ODD = [
  'null',
  'true',
  '0',
  '-1',
  '1e308',
  '9007199254740993',
  '""',
  '"\\u0000"',
  '"\\ud83d"',
  '[]',
  '{}',
].concat(
  ...['"2021-02-29"', '"9999-12-31"', '"0001-01-01"', `"${NOWHERE}"`, '"😀"', '"ﷺ"', '"\\u202e"', '[[[]]]'],
);

const letters = (): string =>
  JSON.stringify(
    Array.from({ length: below(30) }, () => String.fromCodePoint(32 + below(pick([96, 1_000, 0xd000])))).join(
      '',
    ),
  );

/** Mostly as the schema says, so that it gets far; now and then anything. */
const grown = (of: Schema, name: string, depth = 0): string => {
  if (chance() < 0.04) return pick([pick(ODD), letters(), JSON.stringify(pick(SQL))]);
  const field = resolved(of);
  if (field.enum) return JSON.stringify(pick(field.enum));
  if (field.type === 'object') {
    const named = Object.entries(field.properties ?? {}).filter(
      ([each]) =>
        (each !== 'correction' || chance() < 0.1) && (field.required?.includes(each) || chance() < 0.5),
    );
    return object(Object.fromEntries(named.map(([each, schema]) => [each, grown(schema, each, depth + 1)])));
  }
  if (field.type === 'array')
    return `[${Array.from({ length: below(depth > 3 ? 1 : 4) }, () => grown(field.items!, name, depth + 1)).join()}]`;
  if (field.type === 'integer')
    return String(pick([field.minimum ?? 0, field.maximum ?? 1e9, below(100), below(1e6), -below(10)]));
  if (field.type === 'boolean') return pick(['true', 'false']);
  if (field.format === 'date') return `"${2018 + below(6)}-0${1 + below(9)}-${10 + below(19)}"`;
  if (field.format === 'uuid')
    return JSON.stringify(pick([...Object.values(world.streams), ...seen, NOWHERE]));
  return (chance() < 0.7 && sample(field, name)) || letters();
};

/** Ids that the service made: of sessions, internships, facts … */
const seen: string[] = [];
const remember = (text: string): void => {
  const { commandId, facts = [] } = JSON.parse(text) as { commandId?: string; facts?: { id: string }[] };
  for (const id of [commandId, ...facts.map(({ id }) => id)])
    if (id) seen[seen.length < 200 ? seen.length : below(200)] = id;
};

const anything = (): Asked => {
  const {
    method,
    path,
    parameters = [],
    requestBody,
  } = pick(operations.filter(({ operationId }) => ![STOPS_ALL, RESTRICTS].includes(operationId)));
  const search = parameters
    .filter((each) => each.in === 'query' && (each.required || chance() < 0.4))
    .map(
      ({ name, schema }) =>
        `${name}=${encodeURIComponent(String(grown(schema, name)).replace(/^"|"$/g, ''))}`,
    );
  const { schema } = requestBody?.content['application/json'] ?? {};
  const address = chance() < 0.95 ? world.at(path) : world.at(path, encodeURIComponent(letters()));
  return {
    method: chance() < 0.99 ? method.toUpperCase() : pick(['GET', 'POST', 'PUT', 'DELETE', 'HEAD']),
    path:
      address.replace(/\{\w+\}/g, pick(['caseload', 'policies', 'x'])) +
      (search.length ? `?${search.join('&')}` : ''),
    body: method === 'post' ? (schema ? grown(schema, '') : '{}') : undefined,
    headers: {
      ...(chance() < 0.1 && { 'if-match': pick(['"1"', '"99"', '*']) }),
      ...(chance() < 0.2 && { 'idempotency-key': `key-${below(50)}` }),
      ...(chance() < 0.05 && {
        'dev-role': pick(['auditor', 'partner', 'reporting', 'administrator', 'team-lead']),
      }),
      ...(chance() < 0.05 && { accept: pick(['text/csv', 'image/png', '*/*']) }),
    },
  };
};

it('thousands of requests of any kind make nothing fail', async () => {
  const position = await head();
  const state = await kept(position);
  const requests = Array.from({ length: times(2_000, 20_000) }, () => undefined);
  await withEach(requests, async () => {
    const answer = await ask(anything());
    if (answer.status === 201) remember(answer.text);
  });
  told('requests of any kind');
  expect((await kept(position)).facts).toEqual(state.facts);
  expect((await test.get('/health/ready')).status).toBe(200);
}, 600_000);
