import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freshDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { somebody } from '../support/service.js';
import { asked } from '../support/tokens.js';
import { assertBuilt, failedStart, serviceProcess } from './process.js';

/* What the real process says on its two streams, in good days and bad ones, holds no secret and no personal value. */

const RUN = randomBytes(6).toString('hex');
const closing: (() => Promise<unknown>)[] = [];
beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const connected = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

test('nothing that the process says holds a personal value, a token, a password or a key', async () => {
  const marked = (what: string): string => `Zz${what}${RUN}`;
  const database = await freshDatabase();
  const admin = await connected(database.url);
  const [user, password] = [`teller_${RUN}`, marked('password')];
  await admin.query(`CREATE ROLE ${user} LOGIN SUPERUSER PASSWORD '${password}'`);
  closing.push(async () => {
    await admin.end();
    await database.drop();
    const server = await connected(process.env.TEST_POSTGRES_URL!);
    await server.query(`DROP ROLE ${user}`);
    await server.end();
  });
  const url = new URL(database.url);
  [url.username, url.password] = [user, password];
  const folder = temporaryFolder();
  const master = randomBytes(32).toString('base64');
  writeFileSync(join(folder, 'master'), master, { mode: 0o600 });
  const env = {
    ...{ DATABASE_URL: url.href, DATA_DIR: join(folder, 'data'), MASTER_KEY_FILE: join(folder, 'master') },
    ...{ LOG_LEVEL: 'debug', REPORTING_PASSWORD: marked('reporting') },
  };
  const service = serviceProcess(env);
  closing.push(() => service.kill9());
  await service.start();

  const tokens = new Set<string>();
  const ask = async (path: string, body?: object | string, actor = 'coach-1') => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = { ...asked({ 'dev-actor': actor }, method, path), 'content-type': 'application/json' };
    tokens.add((headers as Record<string, string>).authorization!.split(' ')[1]!);
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(service.url + path, { method, headers, body: sent });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, string> };
  };

  // Nobody listens there, so that deliveries fail, too.
  const order = {
    url: 'http://127.0.0.1:9/',
    unit: 'test-unit',
    types: ['SessionHeld', 'ParticipantRegistered'],
  };
  const { secret } = (await ask('/operations/webhooks', order, 'admin-1')).body;
  const [familyName, givenName, externalNumber] = ['family', 'given', 'number'].map(marked) as [
    string,
    string,
    string,
  ];
  const { id } = (await ask('/journeys', somebody({ familyName, givenName, externalNumber }))).body;
  const path = `/journeys/${id}/coaching/hold-session`;
  const talk = {
    on: '2021-03-01',
    minutes: 30,
    channel: 'home',
    language: 'ti',
    topics: ['health'],
    note: marked('note'),
  };
  const statuses = async (...answers: ReturnType<typeof ask>[]) =>
    (await Promise.all(answers)).map(({ status }) => status);

  expect([secret, id]).toEqual([expect.stringMatching(/^whsec_/), expect.any(String)]);
  expect(
    await statuses(ask(path, talk), ask('/people', { familyName, givenName }), ask('/caseload')),
  ).toEqual([201, 200, 200]);
  // What is refused for each of the reasons, with the value in the body, in the address and in the query.
  const refused = await statuses(
    ...[ask(path, { ...talk, channel: marked('channel') }), ask(path, { ...talk, [marked('field')]: 1 })],
    ...[ask(path, JSON.stringify(talk).slice(0, -1)), ask(path, { ...talk, on: '2099-01-01' })],
    ...[ask(`/journeys/${familyName}/history`), ask(`/caseload?sort=${familyName}&x=${givenName}`)],
    ask(`/${familyName}`),
  );
  expect(refused.filter((status) => status < 400 || status >= 500)).toEqual([]);
  const forged = `Bearer ${[...tokens][0]!.split('.').slice(0, 2).join('.')}.${marked('signature')}`;
  expect((await fetch(`${service.url}/caseload`, { headers: { authorization: forged } })).status).toBe(401);

  // What fails within: in the journal, in a view, with a value that the database complains of, without connections.
  await admin.query('ALTER TABLE journal.facts RENAME TO lost; ALTER TABLE views.caseload RENAME TO lost');
  expect(await statuses(ask(path, talk), ask('/caseload'), ask(`/journeys/${id}/history`))).toEqual([
    500, 500, 500,
  ]);
  await admin.query('ALTER TABLE journal.lost RENAME TO facts; ALTER TABLE views.lost RENAME TO caseload');
  await admin.query(`ALTER TABLE journal.facts ADD CONSTRAINT never CHECK (false) NOT VALID`);
  expect((await ask(path, talk)).status).toBeGreaterThanOrEqual(500);
  await admin.query('ALTER TABLE journal.facts DROP CONSTRAINT never');
  const busy = Promise.allSettled(Array.from({ length: 20 }, () => ask(path, talk)));
  await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND pid <> pg_backend_pid()`,
    [user],
  );
  await busy;
  for (let tries = 0; tries < 100 && (await ask(path, talk)).status !== 201; tries++) await sleep(100);
  expect(await service.stop()).toBe(0);
  writeFileSync(join(folder, 'other'), marked('master').padEnd(43, '0') + '=', { mode: 0o600 });
  const unstarted = await failedStart({ ...env, MASTER_KEY_FILE: join(folder, 'other') });
  expect(unstarted.code).toBe(1);

  const all = service.said + unstarted.out + unstarted.err;
  for (const said of ['coaching/hold-session', 'internal', 'another master key']) expect(all).toContain(said);
  const secrets = [
    ...[password, master, secret!, secret!.replace('whsec_', '')],
    ...['reporting', 'signature', 'master'].map(marked),
    ...[familyName, givenName, externalNumber, talk.note, marked('channel'), marked('field')],
    ...[...tokens].flatMap((token) => [token, ...token.split('.').slice(1)]),
    ...[Buffer.from(master, 'base64').toString('hex'), RUN.toUpperCase()],
  ];
  expect(secrets.filter((each) => all.includes(each))).toEqual([]);
}, 60_000);
