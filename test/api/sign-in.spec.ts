import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import * as oauth from 'oauth4webapi';
import { pretend } from '../../src/engine/identity/issuer/people.js';
import { startTestService, type TestService } from '../support/service.js';
import { temporaryFolder } from '../support/server.js';
import { trustTests } from '../support/tokens.js';

/* A page signs somebody in at the development issuer as it would at any other: by a client that knows nothing of ours. */

const LENIENT = { [oauth.allowInsecureRequests]: true };
const PEOPLE = [
  { account: 'coach-1', name: 'Frau Beispiel', roles: ['case-worker', 'team-lead'], units: ['kreis'] },
  { account: 'lead-1', name: '<b>"Muster"</b>', roles: ['team-lead'], units: ['kreis', 'kreis.stadt'] },
];

let test: TestService;
let server: oauth.AuthorizationServer;
let client: oauth.Client;
let home: string;

beforeAll(async () => {
  const dataDir = temporaryFolder();
  trustTests(dataDir);
  pretend(dataDir, PEOPLE);
  test = await startTestService({ DATA_DIR: dataDir });
  home = `${test.service.url}/`;
  const { body } = await test.request().get('/sign-in');
  const { issuer, clientId, scope } = body as Record<string, string>;
  expect([clientId, scope]).toEqual(['integration-journey', 'openid']);
  const url = new URL(issuer!);
  server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, LENIENT));
  client = { client_id: clientId! };
});
afterAll(() => test?.stop());
afterEach(() => void jest.restoreAllMocks());

interface Way {
  readonly verifier: string;
  readonly parameters: Record<string, string>;
}

const begun = async (more: Record<string, string | undefined> = {}): Promise<Way> => {
  const verifier = oauth.generateRandomCodeVerifier();
  const parameters = {
    ...{ client_id: client.client_id, response_type: 'code', redirect_uri: home, scope: 'openid' },
    ...{ state: 'st<"&', nonce: 'made-up', code_challenge_method: 'S256' },
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    ...more,
  };
  return { verifier, parameters: JSON.parse(JSON.stringify(parameters)) as Record<string, string> };
};

const authorize = ({ parameters }: Way, headers: Record<string, string> = {}) =>
  fetch(`${server.authorization_endpoint}?${new URLSearchParams(parameters).toString()}`, {
    redirect: 'manual',
    headers,
  });

const locationOf = (answer: Response): URL => new URL(answer.headers.get('location')!);

const take = async (way: Way, answer: Response, verifier = way.verifier, to = home) => {
  const params = oauth.validateAuthResponse(server, client, locationOf(answer), way.parameters.state);
  return oauth.authorizationCodeGrantRequest(server, client, oauth.None(), params, to, verifier, LENIENT);
};

const tokens = async (way: Way, answer: Response) =>
  oauth.processAuthorizationCodeResponse(server, client, await take(way, answer), {
    expectedNonce: 'made-up',
  });

const signedIn = async (account: string) => {
  const way = await begun({ login_hint: account });
  const answer = await authorize(way);
  return { answer, tokens: await tokens(way, answer) };
};

const failing = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];

describe('who signs in', () => {
  it('chooses among people on a page without scripts, in the language of the browser', async () => {
    const way = await begun();
    const german = await authorize(way, { 'accept-language': 'de-DE,de;q=0.9,en;q=0.8' });
    const [text, policy] = [await german.text(), german.headers.get('content-security-policy')!];
    expect(text).toMatch(/<html lang="de">[^]*Als wen anmelden\?[^]*Frau Beispiel, coach-1/);
    expect(text).toContain('&lt;b&gt;&quot;Muster&quot;');
    expect(text).toContain('value="st&lt;&quot;&amp;"');
    expect(text).not.toMatch(/<script|<style| on\w+=|style=/);
    expect(policy).toContain("default-src 'none';style-src 'self';form-action 'self' http://127.0.0.1:");
    expect(german.headers.get('x-frame-options')).toBe('DENY');
    expect(await (await authorize(way, { 'accept-language': 'fr,en' })).text()).toContain('Sign in as whom?');
  });

  it('comes back with a token that the service believes, for a quarter of an hour', async () => {
    const { tokens: got } = await signedIn('coach-1');
    expect(oauth.getValidatedIdTokenClaims(got)).toMatchObject({ sub: 'coach-1', name: 'Frau Beispiel' });
    expect(got.expires_in).toBe(900);
    const bearing = (token: string) =>
      test
        .request()
        .get('/caseload')
        .set({ authorization: `Bearer ${token}`, role: 'team-lead' });
    expect((await bearing(got.access_token)).status).toBe(200);
    for (const other of [got.id_token!, got.refresh_token!]) expect((await bearing(other)).status).toBe(401);
  });

  it('is remembered by the browser, so that a page that is opened again asks silently', async () => {
    const { answer } = await signedIn('lead-1');
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(/; Path=\/development-issuer; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const silent = await begun({ prompt: 'none' });
    const back = await authorize(silent, { cookie: cookie.split(';')[0]! });
    expect(oauth.getValidatedIdTokenClaims(await tokens(silent, back))?.sub).toBe('lead-1');
    for (const headers of [{}, { cookie: 'development-person=nobody' }] as Record<string, string>[])
      expect(locationOf(await authorize(silent, headers)).searchParams.get('error')).toBe('login_required');
    const out = await fetch(`${server.end_session_endpoint}?post_logout_redirect_uri=${home}`, {
      redirect: 'manual',
    });
    expect([locationOf(out).href, out.headers.get('set-cookie')]).toEqual([
      home,
      expect.stringContaining('Max-Age=0'),
    ]);
  });

  it('stays so by a refresh token', async () => {
    const { tokens: got } = await signedIn('lead-1');
    const renew = (token: string) =>
      oauth.refreshTokenGrantRequest(server, client, oauth.None(), token, LENIENT);
    const again = await oauth.processRefreshTokenResponse(server, client, await renew(got.refresh_token!));
    expect((await test.request().get('/team-load').auth(again.access_token, { type: 'bearer' })).status).toBe(
      200,
    );
    for (const wrong of [got.access_token, got.id_token!, 'x', ''])
      expect(await failing(await renew(wrong || 'a.b.c'))).toEqual([400, 'invalid_grant']);
  });
});

describe('the development issuer', () => {
  it('sends nobody to an address that was not agreed', async () => {
    const elsewhere = [
      'https://evil.example.org/',
      `${home}x`,
      home.slice(0, -1),
      `${home}?a=1`,
      'javascript:alert(1)',
    ];
    for (const redirect_uri of [
      ...elsewhere,
      home.replace('127.0.0.1', '127.0.0.1.evil.example.org'),
      undefined,
    ])
      for (const login_hint of ['coach-1', undefined]) {
        const answer = await authorize(await begun({ redirect_uri, login_hint }));
        expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
      }
    expect((await authorize(await begun({ client_id: 'another' }))).status).toBe(400);
    const out = await fetch(
      `${server.end_session_endpoint}?post_logout_redirect_uri=https://evil.example.org/`,
    );
    expect([out.status, out.redirected]).toEqual([200, false]);
  });

  it.each([
    ['no challenge', { code_challenge: undefined }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['tokens in the address', { response_type: 'token' }, 'unsupported_response_type'],
    ['no identity', { scope: 'email' }, 'invalid_scope'],
  ])('refuses %s', async (_, more, error) => {
    const answer = await authorize(await begun({ login_hint: 'coach-1', ...more }));
    expect(locationOf(answer).searchParams.get('error')).toBe(error);
    expect(locationOf(answer).searchParams.get('code')).toBeNull();
  });

  it('takes a code once, from whoever began, within a minute', async () => {
    const fresh = async () => {
      const way = await begun({ login_hint: 'coach-1' });
      return { way, answer: await authorize(way) };
    };
    const { way, answer } = await fresh();
    expect((await take(way, answer)).status).toBe(200);
    const [stolen, moved, late] = [await fresh(), await fresh(), await fresh()];
    const other = oauth.generateRandomCodeVerifier();
    for (const wrong of [
      await take(way, answer),
      await take(stolen.way, stolen.answer, other),
      // It was tried by somebody else: whoever began has to begin again.
      await take(stolen.way, stolen.answer),
      await take(moved.way, moved.answer, undefined, `${home}x`),
    ])
      expect(await failing(wrong)).toEqual([400, 'invalid_grant']);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 61_000);
    expect(await failing(await take(late.way, late.answer))).toEqual([400, 'invalid_grant']);
  });

  it('is on this machine only, by whatever name it is called', async () => {
    const asked = (host: string, path: string) => test.request().get(path).set('host', host);
    for (const host of [
      'evil.example.org',
      '127.0.0.1.evil.example.org:3000',
      'localhost.evil.example.org',
    ]) {
      expect((await asked(host, '/development-issuer/authorize')).status).toBe(421);
      expect((await asked(host, '/sign-in')).status).toBe(404);
    }
    const { body } = await asked('localhost:3000', '/sign-in');
    expect((body as { issuer: string }).issuer).toBe('http://localhost:3000/development-issuer');
  });

  it('is not there where another one is set, and pages that are not built say so', async () => {
    const issuer = 'http://127.0.0.1:1/realms/kreis';
    const other = await startTestService({
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: 'journey',
      OIDC_CLIENT_ID: 'pages',
      OIDC_SCOPE: 'openid roles',
      WEB_DIR: join(temporaryFolder(), 'none'),
    });
    try {
      expect((await other.request().get('/sign-in')).body).toEqual({
        issuer,
        clientId: 'pages',
        scope: 'openid roles',
      });
      for (const path of ['jwks', 'authorize', '.well-known/openid-configuration'])
        expect((await other.request().get(`/development-issuer/${path}`)).status).toBe(401);
      const { status, body } = await other.request().get('/');
      expect([status, (body as { hint: string }).hint]).toEqual([
        404,
        expect.stringContaining('npm run build'),
      ]);
    } finally {
      await other.stop();
    }
  });
});
