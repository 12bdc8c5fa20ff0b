import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { type Headers, sent, startTestService, type TestService } from '../support/service.js';

/* What a browser, a collector of metrics, a program gone wild and somebody who tries tokens are told. */

const DESK = 'https://desk.example.org';
const METRICS_TOKEN = 'made-up-token-for-metrics-only';
const LIMIT = 100;
const ADDRESS = '/journeys/00000000-0000-4000-8000-000000000000';

let test: TestService;
beforeAll(async () => {
  test = await startTestService({ RATE_LIMIT: String(LIMIT), CORS_ORIGINS: DESK, METRICS_TOKEN });
});
afterAll(() => test?.stop());

/** As somebody of their own, so that one test does not use up the limit of another. */
const ask = (account: string, path = ADDRESS, headers: Headers = {}) =>
  test.get(path, { 'dev-actor': account, ...headers });

const code = ({ status, body }: Response) => [status, (body as { code?: string }).code];

describe('what browsers are told', () => {
  it.each([
    ['an answer', () => ask('reader-1', '/programmes?limit=1')],
    ['a refusal', () => ask('reader-1')],
    ['nobody', () => test.request().get(ADDRESS)],
    ['an address that is none', () => ask('reader-1', '/nothing')],
    ['health', () => test.request().get('/health/live')],
  ])('with %s: not to keep, sniff, embed or run it', async (_, answer) => {
    const { headers } = await answer();
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    for (const header of [
      'server',
      'x-powered-by',
      'strict-transport-security',
      'access-control-allow-origin',
    ])
      expect(headers).not.toHaveProperty(header);
  });

  it('with the documentation: to run its own scripts and no others', async () => {
    const { headers, text } = await test.request().get('/docs');
    const policy = headers['content-security-policy']!;
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(text).not.toMatch(/<script(?![^>]* src=)|<[^>]+ on[a-z]+=|(src|href)="https?:/);
    expect((await test.request().get('/docs/swagger-ui-init.js')).status).toBe(200);
  });

  it('of other origins: to keep out, unless they were named', async () => {
    const preflight = (origin: string) =>
      test.request().options('/programmes').set({
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      });
    const allowed = await preflight(DESK);
    expect([allowed.status, allowed.headers['access-control-allow-origin']]).toEqual([204, DESK]);
    for (const origin of [
      'https://evil.example.org',
      `${DESK}.evil.example.org`,
      'null',
      'http://desk.example.org',
    ])
      for (const { headers } of [await preflight(origin), await ask('reader-1', ADDRESS, { origin })]) {
        expect(headers).not.toHaveProperty('access-control-allow-origin');
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
      }
  });
});

describe('metrics', () => {
  it('are for those who have their token, which opens nothing else', async () => {
    const bearing = (token: string, path: string) =>
      test.request().get(path).set('authorization', `Bearer ${token}`);
    expect((await bearing(METRICS_TOKEN, '/metrics')).text).toContain('http_request_duration_seconds');
    for (const wrong of ['', 'x', `${METRICS_TOKEN}x`, METRICS_TOKEN.slice(1)])
      expect((await bearing(wrong, '/metrics')).status).toBeGreaterThanOrEqual(401);
    for (const path of [ADDRESS, '/operations/projections', '/caseload'])
      expect((await bearing(METRICS_TOKEN, path)).status).toBeGreaterThanOrEqual(401);
  });
});

describe('somebody who asks too much', () => {
  it('is told when to go on, and others are not concerned', async () => {
    const answers: Response[] = [];
    for (let nth = 0; nth < LIMIT; nth++) answers.push(await ask('wild-1'));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    const refused = await ask('wild-1', ADDRESS, { 'dev-unit': 'another' });
    expect(code(refused)).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await ask('calm-1')).status).toBe(404);
    expect((await test.request().get('/health/ready')).status).toBe(200);
  });

  it('with wrong tokens is told so, and a right token from the same address is let in', async () => {
    const wrong = () => test.request().get(ADDRESS).set('authorization', 'Bearer a.b.c');
    const statuses: number[] = [];
    while (statuses.at(-1) !== 429 && statuses.length < LIMIT) statuses.push((await wrong()).status);
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.length).toBeLessThan(LIMIT / 10);
    expect((await ask('calm-2')).status).toBe(404);
    // No proxy is trusted: nobody gets another address by saying so.
    const elsewhere = test
      .request()
      .get(ADDRESS)
      .set({ ...sent({ 'dev-actor': undefined }), 'x-forwarded-for': '192.0.2.7' });
    expect((await elsewhere).status).toBe(429);
  });
});
