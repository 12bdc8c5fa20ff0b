import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { seed, times } from '../faults/extent.js';
import {
  commands,
  NOWHERE,
  object,
  operations,
  queries,
  resolved,
  type Schema,
  sampler,
} from '../support/openapi.js';
import { agent, type Answer, send as sendTo, withEach } from '../support/sending.js';
import { sent as asked, startTestService, type TestService } from '../support/service.js';
import { openWorld, type World } from '../support/world.js';

/*
 * Whatever a client sends is answered with a problem document of the 4XX kind, and changes nothing. The requests are
 * generated from the OpenAPI document, so a new command is covered as soon as it is documented.
 */

/** Words without spaces, as they stand. */
const words = ({ raw }: TemplateStringsArray): string[] => raw[0]!.trim().split(/\s+/);

let test: TestService;
let url: string;
let world: World;
let journey: string;
let programme: string;

const at: World['at'] = (path, id) => world.at(path, id);
const { sample, fieldsOf } = sampler(() => journey);

/* ---- valid samples, and what is wrong instead; all as JSON text ---- */

const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);
const TOKEN = `{"sealed":{"by":"journey-${NOWHERE}","as":"personal","at":"x/y","box":"AAAA"}}`;

const wrong = (schema: Schema): string[] => {
  const of = resolved(schema);
  const valid = sample(of);
  const text = (...values: string[]) => values.map((value) => JSON.stringify(value));
  const always = ['null', '{}', TOKEN, `[[${valid}]]`, '{"__proto__":1}', nested(40, '[', ']')];
  if (of.type === 'array') {
    const item = sample(of.items!);
    const many = (of.maxItems ?? 0) + 1;
    return [
      ...always.filter((each) => each !== '[]'),
      ...['0', 'true', '"x"', item, `{"0":${item},"length":1}`, `[${item},null]`, `[[${item}]]`, '[{}]'],
      `[${Array.from({ length: many }, () => item).join()}]`,
      ...(of.minItems ? ['[]'] : []),
      ...wrong(of.items!).map((value) => `[${value}]`),
    ];
  }
  // An object all of whose fields may be left out may be empty.
  const mayBeEmpty = of.type === 'object' && !of.required?.length;
  const scalar = [...always.filter((each) => !(mayBeEmpty && each === '{}')), '[]', `[${valid}]`];
  if (of.type === 'object')
    return [
      ...scalar,
      '1',
      '"x"',
      ...Object.entries(of.properties!).flatMap(([name, field]) =>
        wrong(field).map((value) => object({ ...fieldsOf(of), [name]: value })),
      ),
      object({ ...fieldsOf(of), unknown: '1' }),
    ];
  if (of.type === 'integer')
    return [
      ...scalar,
      ...words`1.5 -1.5 1e309 -1e309 9007199254740993 1e-7 true "1" "" "0x1"`,
      String((of.minimum ?? 0) - 1),
      String((of.maximum ?? 1e15) + 1),
    ];
  if (of.type === 'boolean') return [...scalar, '0', '1', '"true"', '"false"', '""', '-0'];
  const inner = JSON.parse(valid) as string;
  const strings = [
    ...text('', ' ', '\n', '\u0000', `${inner}\u0000`, `${inner}\u001f`, '\u007f', 'x'.repeat(5_000)),
    '"\\ud800"',
    '"a\\udc00b"',
  ];
  const strict = of.enum ?? of.pattern ?? of.format;
  const other = text(`${inner} `, ` ${inner}`, `${inner}\n`, `${inner}\u200b`, 'Zz zz', '__proto__');
  const dates = words`"2021-02-30" "2021-13-01" "2021-7-1" "20210701" "1899-12-31" "9999-12-31" "2200-01-01"
    "2021-07-01T00:00:00Z" "-2021-07-01" "२०२१-०७-०१" "0000-00-00"`;
  return [
    ...scalar,
    ...['0', '-1', '1.5', '1e309', 'true', 'false'],
    ...strings,
    ...(strict ? other : text('x'.repeat((of.maxLength ?? 0) + 1))),
    ...(of.format === 'date' ? dates : []),
    ...(of.format === 'uuid'
      ? text('550E8400-E29B-41D4-A716-446655440000', `{${NOWHERE}}`, `urn:uuid:${NOWHERE}`)
      : []),
  ];
};

/** All wrong values for the first field of a schema, and for each further one another of them: validation is by schema. */
const tried = new Map<string, number>();
const wrongOnce = (schema: Schema): string[] => {
  const key = JSON.stringify(resolved(schema));
  const [all, turn] = [wrong(schema), tried.get(key) ?? 0];
  tried.set(key, turn + 1);
  return turn === 0 ? all : [all[turn % all.length]!];
};

/** For what is refused before anybody looks at the command: some commands stand for all. */
const some = <T>(all: readonly T[]): readonly T[] => all.filter((_, index) => index % 8 === 0);

/* ---- sending ---- */

interface Case {
  readonly what: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Buffer;
  /** Any 4XX if absent. */
  readonly expected?: number;
  readonly code?: string;
  /** A field that the answer must name. */
  readonly field?: string;
}
const TODAY = { 'dev-now': '2021-07-31T10:00:00Z' };

const send = ({ headers = {}, ...asked }: Case): Promise<Answer> =>
  sendTo(url, { ...asked, headers: { ...TODAY, ...headers } });

/** Everything that the answer lacks of a problem document, or of what was expected. */
const complaints = (
  { expected, code, field }: Omit<Case, 'path'>,
  { status, headers, text }: Answer,
): string[] => {
  const about: string[] = [];
  const demand = (holds: boolean, what: string) => (holds ? undefined : about.push(what));
  demand(status >= 400 && status < 500, `status ${status}`);
  demand(headers['content-type'] === 'application/problem+json; charset=utf-8', `${headers['content-type']}`);
  let problem: Record<string, unknown> = {};
  try {
    problem = JSON.parse(text) as Record<string, unknown>;
  } catch {
    about.push(`no JSON: ${text.slice(0, 80)}`);
  }
  demand(problem.status === status, 'status in the body');
  demand(/^[a-z]+(-[a-z]+)*$/.test(String(problem.code)), 'code');
  demand(problem.type === `urn:integration-journey:problem:${String(problem.code)}`, 'type');
  demand(typeof problem.title === 'string' && problem.title !== '', 'title');
  demand(typeof problem.hint === 'string' && problem.hint.includes(' '), 'hint');
  demand(!/(\bat .*:\d+:\d+|node_modules|SELECT |relation ")/.test(text), 'shows its inside');
  if (expected) demand(status === expected, `${status} ${String(problem.code)} instead of ${expected}`);
  if (code) demand(problem.code === code, `${String(problem.code)} instead of ${code}`);
  if (field) {
    const paths = ((problem.errors ?? []) as { path: string }[]).map(({ path }) => path.split('.')[0]);
    demand(paths.includes(field), `names ${paths.join() || 'nothing'} instead of ${field}`);
  }
  return about;
};

const tally = new Map<number, number>();
let sentInAll = 0;

/** Counts an answer; what is wrong with it, if anything is. */
const judge = (of: Omit<Case, 'path'>, answer: Answer): string[] => {
  sentInAll++;
  tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
  const about = complaints(of, answer);
  return about.length > 0 ? [`${of.what}: ${about.join('; ')}`] : [];
};

/** Of thousands every third by chance, which differ from run to run; all of them at length. */
const SHARE = times(3, 1);
const chosen = (cases: readonly Case[]): readonly Case[] =>
  cases.length < 1_000 ? cases : cases.filter((_, index) => index % SHARE === seed % SHARE);

/** Sends them, some at a time, and reports those that were not answered as they should be. */
const refuseAll = async (cases: readonly Case[]): Promise<void> => {
  const failures: string[] = [];
  await withEach(chosen(cases), async (each) => void failures.push(...judge(each, await send(each))));
  expect(failures.slice(0, 20)).toEqual([]);
  expect(cases.length).toBeGreaterThan(0);
};

/** Bytes as they are, and whatever comes back until the service closes. */
const wire = (bytes: Buffer | string, more?: (socket: Socket) => void): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(test.service.url);
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    const patience = setTimeout(() => socket.destroy(new Error('no answer within 5 s')), 5_000);
    const finish = (error?: Error) => {
      clearTimeout(patience);
      const [head = '', ...rest] = Buffer.concat(chunks).toString().split('\r\n\r\n');
      const [status = '', ...headers] = head.split('\r\n');
      if (!status.startsWith('HTTP/1.1 ')) return reject(error ?? new Error('closed without an answer'));
      resolve({
        status: Number(status.split(' ')[1]),
        headers: Object.fromEntries(headers.map((line) => line.toLowerCase().split(/: (.*)/))),
        text: rest.join('\r\n\r\n'),
      });
    };
    socket.on('data', (chunk) => chunks.push(chunk));
    // The service may close while we still write.
    socket.on('error', finish);
    socket.on('close', () => finish());
    socket.write(bytes);
    more?.(socket);
  });

/* ---- what must stay as it was ---- */

const everything = async (): Promise<unknown> => {
  const client = new Client({ connectionString: test.databaseUrl });
  await client.connect();
  const rows = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;
  const all = {
    head: await rows('SELECT position::text FROM journal.head'),
    streams: await rows(
      'SELECT stream, max(version) AS version, md5(string_agg(hash::text, NULL ORDER BY version)) AS hashes FROM journal.facts GROUP BY stream ORDER BY stream',
    ),
    keys: await rows('SELECT subject, category FROM keys.data_key ORDER BY 1, 2'),
    caseload: await rows('SELECT md5(string_agg(c::text, NULL ORDER BY id)) AS rows FROM views.caseload c'),
  };
  await client.end();
  return all;
};

let before: unknown;

beforeAll(async () => {
  test = await startTestService();
  ({ url } = await test.apart());
  world = await openWorld(test);
  ({ journey, programme } = world);
  before = undefined;
});
afterAll(async () => {
  agent.destroy();
  await test.stop();
});

describe('malformed requests', () => {
  it('differ from requests that are as documented, which are recorded or refused for what they say', async () => {
    for (const { path, name, schema } of commands) {
      // A view that is asked by POST may wait for a position; a made-up one is as wrong there as in an address.
      const { after: _, ...fields } = fieldsOf(schema);
      const asked = name.startsWith('look-') ? fields : fieldsOf(schema);
      const { status, text } = await send({ what: name, path: at(path), body: object(asked) });
      expect([200, 201, 409].includes(status) || `${name} ${text}`).toBe(true);
    }
    for (const { path, parameters = [] } of queries) {
      const asked = parameters
        .filter((each) => each.in === 'query' && each.required)
        .map(({ name, schema }) => `${name}=${String(JSON.parse(sample(schema, name)))}`);
      const query = asked.length > 0 ? `?${asked.join('&')}` : '';
      const { status } = await send({ what: path, method: 'GET', path: `${at(path)}${query}` });
      expect([path, status]).toEqual([path, 200]);
    }
    expect((await test.get(`/journeys/${journey}`)).body.version).toBeGreaterThan(5);
    before = await everything();
  });

  it(
    'with a field of the wrong kind are 400 and the answer names it',
    () =>
      refuseAll(
        commands.flatMap(({ path, name, schema }) =>
          Object.entries(schema.properties!).flatMap(([field, of]) =>
            wrongOnce(of).map((value) => {
              const deep = value.includes('['.repeat(20));
              const reserved = value.includes('"__proto__":');
              return {
                what: `${name}.${field} ${value.slice(0, 60)}`,
                path: at(path),
                body: object({ ...fieldsOf(schema), [field]: value }),
                expected: 400,
                code: deep ? 'malformed' : 'invalid',
                ...(!deep && { field: reserved ? '__proto__' : field }),
              };
            }),
          ),
        ),
      ),
    180_000,
  );

  it('that lack a field are 400 and the answer names it', () =>
    refuseAll(
      commands.flatMap(({ path, name, schema }) =>
        (schema.required ?? []).map((field) => {
          const { [field]: _, ...rest } = fieldsOf(schema);
          return {
            what: `${name} without ${field}`,
            path: at(path),
            body: object(rest),
            expected: 400,
            field,
          };
        }),
      ),
    ));

  it('with a field that nobody asked for are 400 and the answer names it', () =>
    refuseAll(
      some(commands).flatMap(({ path, name, schema }) => {
        const valid = fieldsOf(schema);
        const inherited = words`__proto__ constructor prototype toString hasOwnProperty valueOf isPrototypeOf`;
        const ours = words`unknown id type commandId actor recordedAt happenedOn sealed data $where then`;
        const odd = [Object.keys(valid)[0]!.toUpperCase(), 'x'.repeat(2_000), '\u0000', ''];
        return [...inherited, ...ours, ...odd].map((field) => ({
          what: `${name} with ${field.slice(0, 20)}`,
          path: at(path),
          body: object({ ...valid, [field]: '{"a":1}' }),
          expected: 400,
          field: field.split('.')[0],
        }));
      }),
    ));

  it('that say something twice are 400 and the answer names it', () =>
    refuseAll(
      commands.flatMap(({ path, name, schema }) =>
        Object.entries(fieldsOf(schema)).flatMap(([field, value]) => {
          const valid = object(fieldsOf(schema)).slice(1, -1);
          const escaped = `"\\u${field.charCodeAt(0).toString(16).padStart(4, '0')}${field.slice(1)}"`;
          return [
            `{"${field}":null,${valid}}`,
            `{${valid},"${field}":${value}}`,
            `{${valid},${escaped}:${value}}`,
          ].map((body) => ({
            what: `${name}.${field} twice`,
            path: at(path),
            body,
            expected: 400,
            code: 'invalid',
            field,
          }));
        }),
      ),
    ));

  it('whose body is no object, or no JSON, are 400', () =>
    refuseAll(
      some(commands).flatMap(({ path, name, schema }) => {
        const valid = object(fieldsOf(schema));
        const noObject = [...words`null [] "" "x" 0 -1 1.5 true`, `[${valid}]`, JSON.stringify(valid)];
        const noJson = [
          ...words`{"a":NaN} {"a":Infinity} {"a":01} {"a":+1} {"a":.5} {"a":0x1} {a:1} {"a":undefined}
            {"a":"\x41"} {"a":"\u12"} undefined <xml/>`,
          ...['', ' ', '{"a":"\t"}', `\ufeff${valid}`, `)]}'\n${valid}`, `callback(${valid})`],
          ...[valid.slice(0, -1), valid.slice(0, valid.length / 2), valid.slice(1), `${valid}}`],
          ...[`${valid}${valid}`, valid.replace(/}$/, ',}'), valid.replace('{', '{,'), `${valid}//`],
          ...[valid.replaceAll('"', "'"), valid.replace('{', '{/* */'), valid.replace(':', '=')],
        ];
        return [
          ...noObject.map((body) => ({ body, code: 'invalid' })),
          ...noJson.map((body) => ({ body, code: 'malformed' })),
        ].map(({ body, code }) => ({
          what: `${name} ${body.slice(0, 40)}`,
          path: at(path),
          body,
          expected: 400,
          code,
        }));
      }),
    ));

  it('in another encoding are refused', async () => {
    const path = `/journeys/${journey}/assignment/assign-case-worker`;
    const valid = '{"caseWorker":"coach-7"}';
    const around = (...bytes: number[]) =>
      Buffer.concat([
        Buffer.from('{"caseWorker":"coach-7","reason":"ab'),
        Buffer.from(bytes),
        Buffer.from('c"}'),
      ]);
    const utf8: [string, Buffer][] = [
      ['a lone continuation', around(0x80)],
      ['a lone start', around(0xc3)],
      ['an overlong slash', around(0xc0, 0xaf)],
      ['an overlong NUL', around(0xc0, 0x80)],
      ['a surrogate', around(0xed, 0xa0, 0x80)],
      ['a surrogate pair (CESU-8)', around(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80)],
      ['beyond Unicode', around(0xf4, 0x90, 0x80, 0x80)],
      ['five bytes', around(0xf8, 0x88, 0x80, 0x80, 0x80)],
      ['FE FF', around(0xfe, 0xff)],
      ['latin-1', Buffer.from('{"caseWorker":"coach-7","reason":"Grüße"}', 'latin1')],
      ['a raw NUL', around(0)],
      ['half a character at the end', Buffer.concat([Buffer.from(valid), Buffer.from([0xe2, 0x82])])],
      ['UTF-16, little end first', Buffer.from(valid, 'utf16le')],
      ['UTF-16 with a mark', Buffer.from(`\ufeff${valid}`, 'utf16le')],
      ['UTF-16, big end first', Buffer.from(valid, 'utf16le').swap16()],
      ['UTF-32', Buffer.from(Array.from(valid).flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0]))],
      ['UTF-7', Buffer.from('+AHsAIg-caseWorker')],
      ['random bytes', Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 197 + 31) % 256))],
      ['gzip without saying so', gzipSync(valid)],
    ];
    await refuseAll([
      ...utf8.map(([what, body]) => ({ what, path, body, expected: 400, code: 'malformed' })),
      ...[
        ['gzip', gzipSync(valid)],
        ['gzip', valid],
        ['x-gzip', gzipSync(valid)],
        ['deflate', deflateSync(valid)],
        ['br', valid],
        ['zstd', valid],
        ['identity, gzip', valid],
        ['unheard-of', valid],
      ].map(([encoding, body]) => ({
        what: `Content-Encoding ${String(encoding)}`,
        path,
        body: body!,
        headers: { 'content-encoding': encoding as string },
        expected: 415,
        code: 'unsupported-media-type',
      })),
      ...[
        ...[undefined, '', ' ', 'multipart/form-data; boundary=x', 'application/json, text/plain'],
        ...words`text/plain text/json text/html application/xml application/x-www-form-urlencoded
          application/jsonp application/jsonx application/json-patch+json application/merge-patch+json
          application/problem+json application/vnd.api+json application/octet-stream application/ json */*
          __proto__`,
      ].map((type) => ({
        what: `Content-Type ${type}`,
        path,
        body: type?.includes('urlencoded') ? 'caseWorker=coach-7' : valid,
        headers: { 'content-type': type },
        expected: 415,
        code: 'unsupported-media-type',
      })),
    ]);
  });

  it('that are too large or too deep are refused', () =>
    refuseAll(
      commands
        .filter((_, index) => index % 4 === 0)
        .flatMap(({ path, name, schema }) => {
          const valid = object(fieldsOf(schema)).slice(1, -1);
          const large = [
            `{${valid},"x":"${'x'.repeat(102_400)}"}`,
            `{${valid}}${' '.repeat(102_400)}`,
            'x'.repeat(200_000),
          ];
          const deep = [
            `{${valid},"x":${nested(10_000, '[', ']')}}`,
            `{${valid},"x":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
            nested(50_000, '[', ']'),
            '['.repeat(50_000),
            `{"__proto__":${'{"__proto__":'.repeat(5_000)}1${'}'.repeat(5_001)}`,
          ];
          const wide = `{${valid},${Array.from({ length: 5_000 }, (_, index) => `"u${index}":1`).join()}}`;
          return [
            ...large.map((body) => ({ body, expected: 413, code: 'too-large' })),
            ...deep.map((body) => ({ body, expected: 400, code: undefined })),
            { body: wide, expected: 400, code: 'invalid' },
          ].map((each, index) => ({ what: `${name} large ${index}`, path: at(path), ...each }));
        }),
    ));

  it('to an address that is none are refused', () => {
    const ids: [string, number][] = [
      ['x', 400],
      ['1', 400],
      ['null', 400],
      [NOWHERE.replace('4', '9'), 400],
      ['00000000-0000-0000-0000-000000000000', 400],
      [`${NOWHERE}0`, 400],
      [NOWHERE.slice(1), 400],
      ['550E8400-E29B-41D4-A716-446655440000', 400],
      ["'%20OR%201=1--", 400],
      ['%00', 400],
      ['%ff', 400],
      ['%c0%af', 400],
      ['%', 400],
      ['%zz', 400],
      ['%2e%2e%2fprogrammes', 400],
      ['__proto__', 400],
      ['constructor', 400],
      ['%F0%9F%92%A9', 400],
      ['x'.repeat(101), 414],
      ['x'.repeat(8_000), 414],
      [NOWHERE, 404],
    ];
    const bodied = commands
      .filter(({ path }) => path.includes('{id}'))
      .flatMap(({ path, name, schema }) =>
        ids.map(([id, expected]) => ({
          what: `${name} ${id.slice(0, 40)}`,
          path: at(path, id),
          body: object(fieldsOf(schema)),
          expected: expected === 400 ? undefined : expected,
        })),
      );
    const asked = queries
      .filter(({ path }) => path.includes('{id}'))
      .flatMap(({ path }) =>
        ids.map(([id, expected]) => ({
          what: `GET ${path} ${id.slice(0, 40)}`,
          method: 'GET',
          path: at(path, id),
          expected: expected === 400 ? undefined : expected,
        })),
      );
    const mine = (paths: string[]) => paths.map((path) => `/journeys/${journey}/${path}`);
    const nowhere = [
      ...words`/nothing // //journeys /journeys/ /Journeys /journeys//intake/assess-needs /journeys/../programmes
        /journeys;x=1 /%6Aourneys%00 /__proto__ /constructor /.env /docs/../../etc/passwd`,
      ...mine(words`intake intake/ intake/assess-needs/ intake/AssessNeeds intake/register-participant assess-needs
        coaching/assess-needs history/x`),
      `/journeys/${journey}#x`,
      `/programmes/${programme}/programme/request-seat`,
      `/programmes/${programme}/define-programme`,
      // What only policies may ask is no route.
      ...mine(words`enrolment/take-seat enrolment/join-waiting-list enrolment/receive-seat-offer
        enrolment/leave-waiting-list`),
      `/programmes/${programme}/release-seat`,
    ].map((path) => ({ what: `POST ${path}`, path, body: '{}' }));
    return refuseAll([...bodied, ...asked, ...nowhere]);
  });

  it('with a method that the address does not take are refused', () =>
    refuseAll(
      [...new Set(operations.map(({ path }) => path))].flatMap((path) => {
        const taken = operations
          .filter((each) => each.path === path)
          .map(({ method }) => method.toUpperCase());
        return words`GET POST PUT PATCH DELETE OPTIONS TRACE PROPFIND SEARCH PURGE LINK`
          .filter((method) => !taken.includes(method))
          .map((method) => ({
            what: `${method} ${path}`,
            method,
            path: at(path).replace('{name}', 'x'),
            ...(['POST', 'PUT', 'PATCH'].includes(method) && { body: '{}' }),
          }));
      }),
    ));

  it('with headers that are not as documented are refused', () => {
    const path = `/journeys/${journey}/assignment/assign-case-worker`;
    const body = '{"caseWorker":"coach-7"}';
    const long = 'x'.repeat(201);
    const noHandle = ['', ' ', 'a b', 'a'.repeat(65), ...words`UPPER -a .a a,b a_b ä ';-- ../a __proto__`];
    const wrongly: Readonly<Record<string, readonly string[]>> = {
      role: noHandle,
      unit: noHandle,
      'dev-now': [
        ...['', ' ', 'Thu, 01 Jul 2021 10:00:00 GMT', '2021-07-01T10:00:00Z, 2021-07-01T10:00:00Z'],
        ...words`now 0 2021 2021-07-01 2021-07-01T10:00 2021-07-01T10:00:00 1627776000 2021-02-30T10:00:00Z
          2021-07-01T25:00:00Z 2021-07-01T10:60:00Z 2021-07-01T10:00:00+99:00 2021-07-01T10:00:00.0000Z
          +002021-07-01T10:00:00Z 9999-12-31T23:59:59Z 0001-01-01T00:00:00Z 2021-07-01t10:00:00z`,
      ],
      'if-match': ['', ' ', ...words`1 " "" "x" "-1" "1.0" "1e0" "1","2" W/1 w/"1" "1"x "12345678901" null`],
      'idempotency-key': ['', ' ', '\t', long],
      'legal-basis': ['', ' ', long],
    };
    return refuseAll([
      ...Object.entries(wrongly).flatMap(([header, values]) =>
        values.map((value) => ({
          what: `${header}: ${value.slice(0, 40)}`,
          path,
          body,
          headers: { [header]: Buffer.from(value).toString('latin1') },
          expected: 400,
        })),
      ),
      { what: 'nobody', path, body, headers: { 'dev-actor': undefined }, expected: 401 },
      ...queries.map((query) => ({
        what: `${query.path} by nobody`,
        method: 'GET',
        path: at(query.path),
        headers: { 'dev-actor': undefined },
        expected: 401,
      })),
      { what: 'another version', path, body, headers: { 'if-match': '"0"' }, expected: 412 },
      { what: 'a version to come', path, body, headers: { 'if-match': '"999999999"' }, expected: 412 },
      {
        what: 'an Accept of no use does not help',
        path,
        body: '{}',
        headers: { accept: 'image/png' },
        expected: 400,
      },
    ]);
  });

  it('with a query that is not as documented are refused', () => {
    const position = (text: string) => Buffer.from(text).toString('base64url');
    const { id: journalId } = test.service.runtime.journal;
    const cursors = words`x {} [] [1] [null,null] ["2021-01-01",1] ["2021-01-01","x"] [[],{}] null 1e999`
      .concat(`["x","${NOWHERE}"]`, `["2021-01-01","${NOWHERE}","x"]`, `["2021-02-30","${NOWHERE}"]`)
      .concat(`{"0":"2021-01-01","1":"${NOWHERE}","length":2}`)
      .map(position);
    const positions = words`:x :-1 :1.5 :9999999999999999999999 :1x :0x1`
      .map((rest) => `${journalId}${rest}`)
      .concat('x', journalId, `${journalId}:1;DROP TABLE`, '000000000000:1', `:${journalId}:1`)
      .map(position);
    const own: Readonly<Record<string, readonly string[]>> = {
      after: [...words`x 1 -1 null %00`, ...positions, `${journalId}:1`],
      cursor: [...cursors, ...words`%00 '%20OR%201=1 %F0%9F%92%A9`],
    };
    const beyond = ({ minimum = 0, maximum = 0 }: Schema): string[] => [
      ...words`-1 1.5 1e1 0x10 NaN 99999999999999999999 %D9%A1 %2B1`,
      ...[String(minimum - 1), String(maximum + 1)],
    ];
    const values = ({ name, schema }: { name: string; schema: Schema }): string[] => [
      ...['', 'x'.repeat(600), ...words`%20 %00`],
      ...(own[name] ?? []),
      ...((schema.enum ?? schema.pattern ?? schema.format) ? words`Zz ZZ __proto__ [] %F0%9F%92%A9` : []),
      ...(schema.format === 'date' ? words`2021-02-30 2021-7-1 2021-07-01T00:00:00Z 20210701` : []),
      ...(schema.type === 'integer' ? beyond(schema) : []),
      ...(name === 'recordedUntil' ? words`2021 2021-07 2021-07-01T10:00 now 2021-02-30T10:00:00Z` : []),
    ];
    return refuseAll(
      queries.flatMap(({ path, parameters = [] }) => {
        const known = parameters.filter((parameter) => parameter.in === 'query');
        const ask = (query: string, field?: string) => ({
          what: `GET ${path}?${query.slice(0, 60)}`,
          method: 'GET',
          path: `${at(path)}?${query}`,
          expected: 400,
          field,
        });
        return [
          ...known.flatMap((parameter) =>
            values(parameter).map((value) => ask(`${parameter.name}=${value}`)),
          ),
          ...known.flatMap(({ name }) => [
            ask(`${name}=a&${name}=b`, name),
            ask(`${name}[]=a`),
            ask(`${name}[a]=b`),
            ask(`${name}`, name),
            ask(`${name.toUpperCase()}=a`, name.toUpperCase()),
          ]),
          ...words`unknown __proto__ constructor prototype toString hasOwnProperty id today`.map((name) =>
            ask(`${name}=1`, name),
          ),
        ];
      }),
    );
  });

  it('in the wrong order are 409', () => {
    const things = words`session internship course procedure placement programme participant`;
    return refuseAll(
      commands.flatMap(({ path, name, schema }) =>
        Object.keys(schema.properties!)
          .filter((field) => things.includes(field))
          .map((field) => ({
            what: `${name} of an unknown ${field}`,
            path: at(path),
            body: object({ ...fieldsOf(schema), [field]: JSON.stringify(NOWHERE) }),
            expected: 409,
          })),
      ),
    );
  });

  describe('that are hardly HTTP', () => {
    const post = (headers: string, body = '') =>
      `POST /journeys/${journey}/assignment/assign-case-worker HTTP/1.1\r\nHost: x\r\nAuthorization: ${asked({}).authorization}\r\nConnection: close\r\n${headers}\r\n${body}`;
    const get = (line: string, headers = 'Host: x\r\nConnection: close\r\n') => `${line}\r\n${headers}\r\n`;

    it('are refused', async () => {
      const json = 'Content-Type: application/json\r\n';
      const garbage: [string, string | Buffer][] = [
        ['NUL', Buffer.alloc(64)],
        ['FF', Buffer.alloc(64, 0xff)],
        ['a TLS hello', Buffer.from('16030100a5010000a10303', 'hex')],
        ['a PostgreSQL start', Buffer.from('0000000804d2162f', 'hex')],
        ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
        ['words', 'hello there\r\n\r\n'],
        ['JSON', '{"caseWorker":"coach-7"}\r\n\r\n'],
        ['a line of 100 kB', 'x'.repeat(100_000)],
        ['an unheard-of method', get('FROB /journeys HTTP/1.1')],
        ['a method in lower case', get('get /caseload HTTP/1.1')],
        ['no version', get('GET /caseload')],
        ['version 9', get('GET /caseload HTTP/9.9')],
        ['no method', get('/caseload HTTP/1.1')],
        ['no address', get('GET HTTP/1.1')],
        ['a space in the address', get('GET /case load HTTP/1.1')],
        ['a raw NUL in the address', get('GET /case\u0000load HTTP/1.1')],
        ['an address of 20 kB', get(`GET /caseload?coach=${'x'.repeat(20_000)} HTTP/1.1`)],
        ['no host', get('GET /caseload HTTP/1.1', 'Connection: close\r\n')],
        ['a tunnel', get('CONNECT example.org:443 HTTP/1.1')],
        ['the star', get('OPTIONS * HTTP/1.1')],
        ['an absolute address, by nobody', get('GET http://example.org/caseload HTTP/1.1')],
        [
          'an upgrade, by nobody',
          get('GET /caseload HTTP/1.1', 'Host: x\r\nConnection: close, upgrade\r\nUpgrade: websocket\r\n'),
        ],
        ['20 kB of headers', get('GET /caseload HTTP/1.1', `Host: x\r\nX: ${'y'.repeat(20_000)}\r\n`)],
        [
          '3000 headers',
          get('GET /caseload HTTP/1.1', `Host: x\r\nConnection: close\r\n${'X: y\r\n'.repeat(3_000)}`),
        ],
        ['a header without colon', get('GET /caseload HTTP/1.1', 'Host: x\r\nnonsense\r\n')],
        ['a header with a space', get('GET /caseload HTTP/1.1', 'Host: x\r\nIf Match: a\r\n')],
        ['a header with NUL', get('GET /caseload HTTP/1.1', 'Host: x\r\nRole: a\u0000b\r\n')],
        ['a folded header', get('GET /caseload HTTP/1.1', 'Host: x\r\n Role: a\r\n')],
        ['a negative length', post(`${json}Content-Length: -5\r\n`)],
        ['a length in words', post(`${json}Content-Length: five\r\n`)],
        ['a huge length', post(`${json}Content-Length: 99999999999999999999\r\n`)],
        ['a length over the limit', post(`${json}Content-Length: 9999999\r\n`)],
        ['two lengths', post(`${json}Content-Length: 5\r\nContent-Length: 6\r\n`, '{"a":1}')],
        [
          'length and chunks',
          post(`${json}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n`, '0\r\n\r\n'),
        ],
        ['a chunk size that is none', post(`${json}Transfer-Encoding: chunked\r\n`, 'zz\r\n{}\r\n0\r\n\r\n')],
        [
          'a chunk longer than said',
          post(`${json}Transfer-Encoding: chunked\r\n`, '1\r\n{"a":1}\r\n0\r\n\r\n'),
        ],
        ['an empty chunked body', post(`${json}Transfer-Encoding: chunked\r\n`, '0\r\n\r\n')],
        ['an unheard-of transfer encoding', post(`${json}Transfer-Encoding: frob\r\n`, '{}')],
        ['an expectation', post(`${json}Expect: wonders\r\nContent-Length: 2\r\n`, '{}')],
        ['no content type', post('Content-Length: 2\r\n', '{}')],
        ['no body at all', post('')],
        ['an empty body', post(`${json}Content-Length: 0\r\n`)],
      ];
      const failures: string[] = [];
      for (const [what, bytes] of garbage) {
        const silence = (error: Error) => ({ status: 0, headers: {}, text: error.message });
        failures.push(...judge({ what }, await wire(bytes).catch(silence)));
      }
      expect(failures).toEqual([]);
    });

    it('and never end are cut off at the limit of a body', async () => {
      let written = 0;
      const answer = await wire(
        post('Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n'),
        (socket) => {
          const more = () => {
            if (socket.destroyed) return;
            written += 1_000;
            socket.write(`3e8\r\n${'x'.repeat(1_000)}\r\n`, () => setImmediate(more));
          };
          more();
        },
      );
      expect(judge({ what: 'an endless body', expected: 413, code: 'too-large' }, answer)).toEqual([]);
      expect(written).toBeLessThan(2_000_000);
    });

    it('and stop in the middle are given up after a while', async () => {
      const server = test.service.app.getHttpServer();
      for (const limit of [server.requestTimeout, server.headersTimeout]) {
        expect(limit).toBeGreaterThan(0);
        expect(limit).toBeLessThanOrEqual(60_000);
      }
      // What node reports then, now.
      const timeout = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      server.once('connection', (socket: Socket) =>
        socket.once('data', () => setImmediate(() => server.emit('clientError', timeout, socket))),
      );
      const answer = await wire(post('Content-Type: application/json\r\nContent-Length: 500\r\n', '{"case'));
      expect(judge({ what: 'half a body', expected: 408, code: 'timeout' }, answer)).toEqual([]);
    });
  });

  it('were many, and changed nothing', async () => {
    const counts = [...tally].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
    process.stdout.write(`${sentInAll} malformed requests were answered: ${counts.join(', ')}\n`);
    expect(sentInAll).toBeGreaterThanOrEqual(500);
    expect(before).toBeDefined();
    expect(await everything()).toEqual(before);
    expect((await test.get('/health/ready')).status).toBe(200);
  });
});
