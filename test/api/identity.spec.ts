import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac, createSecretKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose';
import supertest, { type Response } from 'supertest';
import { parseConfig } from '../../src/engine/config.js';
import {
  AUDIENCE,
  claimsOf,
  makeKey,
  now,
  type OwnIssuer,
  ownIssuer,
  publicJwk,
  signed,
} from '../support/issuer.js';
import { temporaryFolder } from '../support/server.js';
import { startTestService, type TestService } from '../support/service.js';
import { asked, tokenOf } from '../support/tokens.js';

/* Whoever attacks has everything but a private key of the issuer: its public keys, its tokens for others, an issuer of his own. */

const [rsa, ec, ed, attacker] = [makeKey('RS256'), makeKey('ES256'), makeKey('EdDSA'), makeKey('RS256')];

let issuer: OwnIssuer;
let test: TestService;
/** Serves the attacker's keys, and knows whether anybody asked. */
let lure: Server;
let lured = 0;

beforeAll(async () => {
  [issuer, lure] = [
    await ownIssuer(rsa, ec, ed),
    createServer((_, response) => {
      lured++;
      void publicJwk(attacker).then((jwk) => response.end(JSON.stringify({ keys: [jwk] })));
    }),
  ];
  await new Promise<void>((listening) => lure.listen(0, '127.0.0.1', listening));
  test = await startTestService({ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: AUDIENCE });
});
afterAll(async () => {
  await test?.stop();
  issuer?.stop();
  lure?.close();
});

const ADDRESS = '/journeys/00000000-0000-4000-8000-000000000000';
const ask = (headers: Record<string, string>, path = ADDRESS) => test.request().get(path).set(headers);
const bearing = (token: string) => ask({ authorization: `Bearer ${token}` });
const claims = (more: Readonly<Record<string, unknown>> = {}) => claimsOf(issuer.url, more);
/** Let in: nobody has this id. */
const letIn = ({ status }: Response) => expect(status).toBe(404);

const part = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const lureUrl = (): string => `http://127.0.0.1:${(lure.address() as AddressInfo).port}/keys`;

/** With the attacker's own key, and a header that leads to it. */
const led = (header: object) => signed(attacker, claims(), header);

/** With a public key as the secret, in the forms that libraries took for one. */
const confused = async (alg: 'HS256' | 'HS384' | 'HS512', form: 'pem' | 'der' | 'jwk') => {
  const secret = {
    pem: async () => exportSPKI(rsa.publicKey),
    der: () => rsa.publicKey.export({ type: 'spki', format: 'der' }),
    jwk: async () => JSON.stringify(await publicJwk(rsa)),
  };
  const bytes = await secret[form]();
  const head = `${part({ alg, kid: rsa.kid, typ: 'JWT' })}.${part(claims())}`;
  return `${head}.${createHmac(alg.replace('HS', 'sha'), bytes).update(head).digest('base64url')}`;
};

/** Tokens that nobody may get in with. */
const ATTACKS: Readonly<Record<string, () => string | Promise<string>>> = {
  'alg none': () => new UnsecuredJWT(claims()).encode(),
  'alg None, with a signature': async () =>
    `${part({ alg: 'None', kid: rsa.kid })}.${(await signed(rsa, claims())).split('.').slice(1).join('.')}`,
  'no alg': () => `${part({ kid: rsa.kid })}.${part(claims())}.${part('x')}`,
  'no signature': async () => `${(await signed(rsa, claims())).split('.').slice(0, 2).join('.')}.`,
  ...Object.fromEntries(
    (['HS256', 'HS384', 'HS512'] as const).flatMap((alg) =>
      (['pem', 'der', 'jwk'] as const).map((form) => [
        `${alg} with the public key as ${form}`,
        () => confused(alg, form),
      ]),
    ),
  ),
  'HS256 with an empty secret': () =>
    `${part({ alg: 'HS256' })}.${part(claims())}.${createHmac('sha256', '')
      .update(`${part({ alg: 'HS256' })}.${part(claims())}`)
      .digest('base64url')}`,
  'a symmetric key that a header brings': () =>
    new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', jwk: { kty: 'oct', k: part('secret') } } as never)
      .sign(createSecretKey(Buffer.from('secret'.repeat(8)))),
  'another key of the same kid': () => led({ kid: rsa.kid }),
  'the wrong algorithm for a key': async () => {
    const [, body] = (await signed(ec, claims())).split('.');
    return `${part({ alg: 'ES256', kid: rsa.kid })}.${body}.${part('x'.repeat(64))}`;
  },
  'an ECDSA signature of zeros': async () =>
    `${(await signed(ec, claims())).split('.').slice(0, 2).join('.')}.${Buffer.alloc(64).toString('base64url')}`,
  'a changed body': async () => {
    const [head, , signature] = (await signed(rsa, claims())).split('.');
    return `${head}.${part(claims({ roles: ['administrator'] }))}.${signature}`;
  },
  ...Object.fromEntries(
    [
      '../../../../../../dev/null',
      '/proc/self/environ',
      'issuer.key',
      "' OR '1'='1",
      "x' UNION SELECT 'secret'--",
      'http://127.0.0.1:1/keys',
      '__proto__',
      'constructor',
      '$(id)',
      '\u0000',
      'x'.repeat(2_000),
      '',
    ].map((kid) => [`kid ${JSON.stringify(kid.slice(0, 30))}`, () => led({ kid })] as const),
  ),
  'kid that is no text': () => led({ kid: { $ne: null } }),
  jku: () => led({ kid: attacker.kid, jku: lureUrl() }),
  x5u: () => led({ kid: attacker.kid, x5u: lureUrl() }),
  jwk: async () => led({ jwk: await publicJwk(attacker) }),
  'jwk of the same kid': async () =>
    led({ kid: rsa.kid, jwk: await publicJwk({ ...attacker, kid: rsa.kid }) }),
  x5c: () => led({ x5c: [part('certificate')] }),
  'an extension that must be understood': () => signed(rsa, claims(), { crit: ['x'], x: 1 }),
  'a payload that is not encoded': () =>
    `${part({ alg: 'RS256', kid: rsa.kid, b64: false, crit: ['b64'] })}.x.y`,
  'another issuer': () => signed(rsa, claims({ iss: 'https://other.example.org' })),
  'an issuer that begins alike': () => signed(rsa, claims({ iss: `${issuer.url}/` })),
  'several issuers': () => signed(rsa, claims({ iss: [issuer.url] })),
  'the development issuer': () => tokenOf({ account: 'coach-1', roles: ['administrator'], units: ['kreis'] }),
  'another audience': () => signed(rsa, claims({ aud: 'another-service' })),
  'other audiences': () => signed(rsa, claims({ aud: ['a', 'b', `${AUDIENCE}-2`] })),
  'an expired one': () => signed(rsa, claims({ exp: now() - 60 })),
  'one for later': () => signed(rsa, claims({ nbf: now() + 60 })),
  ...Object.fromEntries(
    (['iss', 'aud', 'exp', 'sub'] as const).map((name) => [
      `no ${name}`,
      () => signed(rsa, claims({ [name]: undefined })),
    ]),
  ),
  ...Object.fromEntries(
    [
      ...[
        { exp: '9999999999' },
        { exp: 'tomorrow' },
        { exp: null },
        { exp: Infinity },
        { nbf: 'now' },
        { sub: 42 },
        { sub: '' },
      ],
      ...[{ sub: ['coach-1'] }, { sub: 'Coach 1' }, { sub: "coach-1' OR 1=1" }, { sub: 'x'.repeat(65) }],
      ...[{ roles: { 0: 'administrator' } }, { roles: 1 }, { roles: [['administrator']] }, { roles: null }],
      ...[{ units: true }, { units: [null] }, { units: { kreis: true } }, { aud: 1 }, { aud: {} }],
    ].map((wrong) => [`claims ${JSON.stringify(wrong)}`, () => signed(rsa, claims(wrong))] as const),
  ),
  'a token for signing out': () => signed(rsa, claims(), { typ: 'logout+jwt' }),
  'a proof of possession': () => signed(rsa, claims(), { typ: 'dpop+jwt' }),
  'one that is bound to a key': () => signed(rsa, claims({ cnf: { jkt: 'x' } })),
  'a list': () => `${part({ alg: 'RS256', kid: rsa.kid })}.${part('[]')}.x`,
  'three words': () => 'a.b.c',
  'an encrypted one': () => 'a.b.c.d.e',
  'one that is too large': () => signed(rsa, claims({ much: 'x'.repeat(8_000) })),
};

describe('a token of the issuer', () => {
  it.each([
    ['RS256', rsa],
    ['ES256', ec],
    ['EdDSA', ed],
  ] as const)('signed by %s lets somebody in', async (_, key) => {
    letIn(await bearing(await signed(key, claims())));
    letIn(await bearing(await signed(key, claims(), { typ: undefined })));
    letIn(await bearing(await signed(key, claims({ aud: ['another-service', AUDIENCE] }))));
  });

  it('may be a few seconds old or early, since clocks differ', async () => {
    letIn(await bearing(await signed(rsa, claims({ exp: now() - 2, nbf: now() + 2 }))));
  });

  it('says who made an entry, as whom', async () => {
    const authorization = `Bearer ${await signed(rsa, claims({ sub: 'lead-7', roles: ['offline_access', 'case-worker', 'coordinator'], units: ['kreis', 'kreis.stadt'] }))}`;
    const headers = {
      authorization,
      'content-type': 'application/json',
      role: 'coordinator',
      unit: 'kreis.stadt',
    };
    const programme = { title: 'Muster', from: '2021-01-01', seats: 1, funders: ['Musterfonds'], rates: [] };
    const { status, body } = await test.request().post('/programmes').set(headers).send(programme);
    expect(status).toBe(201);
    const { rows } = await test.service.runtime.pool.query<{ meta: unknown }>(
      'SELECT meta FROM journal.facts',
    );
    expect(rows[0]!.meta).toMatchObject({
      actor: { id: 'lead-7', role: 'coordinator', unit: 'kreis.stadt' },
    });
    expect(body).toHaveProperty('id');
  });

  it.each([
    [{ role: 'administrator' }, {}],
    [{ unit: 'kreis.stadt' }, {}],
    [{ unit: 'kreise' }, {}],
    [{}, { roles: [] }],
    [{}, { roles: 'offline_access Administrator' }],
    [{}, { roles: undefined }],
    [{}, { units: [] }],
    [{}, { units: undefined }],
  ])('gives nobody what is not in it: %j %j', async (headers, more) => {
    const authorization = `Bearer ${await signed(rsa, claims(more))}`;
    const { status, body } = await ask({ authorization, ...headers });
    expect([status, (body as { code: string }).code]).toEqual([403, 'forbidden']);
  });
});

describe('an attack', () => {
  it.each(Object.keys(ATTACKS))('by %s fails', async (name) => {
    const { status, headers, body, text } = await bearing(await ATTACKS[name]!());
    const { correlationId: _, ...said } = body as { correlationId: string };
    expect({ status, challenge: headers['www-authenticate'], said }).toEqual({
      status: 401,
      challenge: 'Bearer error="invalid_token"',
      said: {
        type: 'urn:integration-journey:problem:unauthenticated',
        title: 'Unauthenticated',
        status: 401,
        code: 'unauthenticated',
        hint: 'This token is not valid, or not any more. Get a new one.',
      },
    });
    expect(text).not.toMatch(/jose|kid|alg|aud|iss|exp\b/);
  });

  it('leads nowhere: nobody fetched what a header named', () => expect(lured).toBe(0));

  it('by a token elsewhere than in the header fails', async () => {
    const token = await signed(rsa, claims());
    const nowhere = [
      ask({}, `${ADDRESS}?access_token=${token}`),
      ask({ cookie: `access_token=${token}; Authorization=Bearer ${token}` }),
      ask({ authorization: token }),
      ask({ authorization: `Basic ${token}` }),
      ask({ authorization: `Bearer ${token} ${token}` }),
      ask({ authorization: `Bearer ${token}, Bearer ${token}` }),
      ask({ authorization: `Bearer  \t${token}` }),
      ask({ 'x-authorization': `Bearer ${token}`, 'proxy-authorization': `Bearer ${token}` }),
      ask({ 'x-forwarded-user': 'admin', 'remote-user': 'admin' }),
      ask({ 'dev-actor': 'admin', 'dev-role': 'administrator', 'dev-unit': 'kreis' }),
    ];
    expect((await Promise.all(nowhere)).map(({ status }) => status)).toEqual(nowhere.map(() => 401));
  });

  it('by two tokens fails, whichever is valid', async () => {
    const valid = `Bearer ${await signed(rsa, claims())}`;
    for (const authorization of [
      [valid, 'Bearer a.b.c'],
      ['Bearer a.b.c', valid],
      [valid, valid],
    ]) {
      const answer = await fetchRaw(authorization);
      expect(answer).toBe(400);
    }
  });

  it('by an address that is none, or by another method, is answered like any other', async () => {
    for (const path of [
      '/nothing',
      '/openapi',
      '/healthy',
      '/docsx',
      '/health/../caseload',
      '//health/live',
      '/METRICS',
    ])
      expect((await ask({}, path)).status).toBe(401);
    for (const method of ['post', 'put', 'delete', 'options', 'patch'] as const)
      expect((await test.request()[method]('/health/live')).status).toBe(401);
  });
});

/** With the header as often as there are values. */
const fetchRaw = async (authorization: readonly string[]): Promise<number> => {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const headers = ['Host', 'x', ...authorization.flatMap((value) => ['Authorization', value])];
    const sent = request(`${test.service.url}${ADDRESS}`, { headers } as never, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    sent.on('error', reject);
    sent.end();
  });
};

describe('in production', () => {
  let production: TestService;
  beforeAll(async () => {
    const key = join(temporaryFolder(), 'master.key');
    writeFileSync(key, Buffer.alloc(32, 7).toString('base64'));
    production = await startTestService({
      NODE_ENV: 'production',
      MASTER_KEY_FILE: key,
      OIDC_ISSUER: 'https://issuer.invalid',
      OIDC_AUDIENCE: AUDIENCE,
    });
  });
  afterAll(() => production?.stop());

  it('the development issuer is nobody, though its key lies in the data folder', async () => {
    const administrator = { 'dev-actor': 'admin', 'dev-role': 'administrator', 'dev-unit': 'kreis' };
    for (const headers of [asked(administrator), administrator, {}])
      expect((await supertest(production.service.url).get(ADDRESS).set(headers)).status).toBe(401);
  });

  it('nobody tells the time', async () => {
    const { status, text } = await supertest(production.service.url)
      .get('/health/live')
      .set('dev-now', '2021-01-01T00:00:00Z');
    expect([status, text]).toEqual([400, expect.stringContaining('dev-now')]);
  });

  it('metrics are for those who have a token, health for all', async () => {
    expect((await supertest(production.service.url).get('/metrics')).status).toBe(401);
    expect((await supertest(production.service.url).get('/health/ready')).status).toBe(200);
  });

  it('prints no tokens', async () => {
    const { tokenFrom } = await import('../../src/engine/identity/token.js');
    const given = {
      ...production.environment,
      NODE_ENV: 'production',
      MASTER_KEY_FILE: '/key',
      OIDC_AUDIENCE: 'x',
    };
    const env = { ...given, OIDC_ISSUER: 'https://issuer.invalid' };
    expect(() => tokenFrom(['--role', 'auditor'], env)).toThrow('real issuer');
    expect(() => tokenFrom(['--role', 'auditor'], { ...env, NODE_ENV: 'development' })).toThrow(
      'real issuer',
    );
    expect(() => parseConfig(env)).not.toThrow();
  });
});
