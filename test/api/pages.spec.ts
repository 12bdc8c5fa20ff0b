import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { TABLE } from '../../src/access/table.js';
import { ROLES } from '../../src/kernel/roles.js';
import { ownIssuer } from '../support/issuer.js';
import { type Headers, startTestService, type TestService } from '../support/service.js';
import { temporaryFolder } from '../support/server.js';
import { settled } from '../support/settled.js';

const SCRIPT = `console.log("${'made up '.repeat(50)}")`;

let web: string;
let test: TestService;
beforeAll(async () => {
  web = join(temporaryFolder(), 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  for (const [name, content] of Object.entries({
    'index.html':
      '<!doctype html><meta property="csp-nonce" nonce="CSP-NONCE"><script src="/assets/main-x1.js"></script>',
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/main-x1.js': SCRIPT,
    'assets/main-x1.js.br': brotliCompressSync(SCRIPT),
    'assets/main-x1.js.gz': gzipSync(SCRIPT),
  }))
    writeFileSync(join(web, name), content);
  test = await startTestService({ WEB_DIR: web });
});
afterAll(() => test?.stop());

const ask = (path: string, accept = 'identity') => test.request().get(path).set('accept-encoding', accept);

describe('the pages', () => {
  it('are one document for everybody, which may run its own scripts and nothing else', async () => {
    const [first, second] = [await ask('/'), await ask('/')];
    const nonceOf = ({ text }: { text: string }) => / nonce="([\w+/=]{22,})"/.exec(text)![1]!;
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    expect(first.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy':
        `default-src 'none';script-src 'self';style-src 'self' 'nonce-${nonceOf(first)}';img-src 'self' data:;` +
        "font-src 'self';connect-src 'self';frame-ancestors 'none';base-uri 'none';form-action 'self'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('may ask the issuer for tokens, wherever it says it gives them', async () => {
    const issuer = await ownIssuer();
    issuer.away = true;
    const other = await startTestService({
      ...{ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'journey', OIDC_REFRESH_SECONDS: '1', WEB_DIR: web },
    });
    try {
      const policy = async () =>
        (await other.request().get('/')).headers['content-security-policy'] as string;
      const mayAsk = async () => /connect-src ([^;]*)/.exec(await policy())![1];
      const own = `'self' ${new URL(issuer.url).origin}`;
      expect(await mayAsk()).toBe(own);

      issuer.away = false;
      for (const [endpoint, allowed] of [
        ['http://tokens.example.org/realms/kreis/token', `${own} http://tokens.example.org`],
        ['http://tokens.example.org;script-src/token', own],
        ['http://[::1]:9443/token', `${own} http://[::1]:9443`],
        ['https://other.protocol.example.org/token', own],
      ]) {
        issuer.discovery = { token_endpoint: endpoint };
        for (const deadline = performance.now() + 10_000; (await mayAsk()) !== allowed; await sleep(50))
          expect([endpoint, performance.now() < deadline]).toEqual([endpoint, true]);
      }
    } finally {
      await other.stop();
      issuer.stop();
    }
  });

  it('are kept by a browser as long as their name tells of their content', async () => {
    const { headers, text } = await ask('/assets/main-x1.js');
    expect([text, headers['cache-control']]).toEqual([SCRIPT, 'public, max-age=31536000, immutable']);
    expect(headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect((await ask('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
  ])('come compressed to who takes %s', async (accept, encoding) => {
    const { headers } = await test.request().head('/assets/main-x1.js').set('accept-encoding', accept);
    expect([headers['content-encoding'], headers.vary]).toEqual([
      encoding,
      expect.stringMatching(/accept-encoding/i),
    ]);
    expect(headers['content-type']).toMatch(/javascript/);
  });

  it('give nothing away besides', async () => {
    for (const path of [
      '/assets/',
      '/assets/none.js',
      '/assets/../index.html',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/index.html',
      '/package.json',
      '/assets/main-x1.js.br',
    ])
      expect([401, 403, 404]).toContain((await ask(path)).status);
    expect((await ask('/docs')).status).toBe(200);
  });
});

interface Me {
  readonly name?: string;
  readonly role: string;
  readonly roles: readonly string[];
  readonly units: readonly string[];
  readonly may: Readonly<Record<'commands' | 'views' | 'replay' | 'operate', readonly string[]>>;
}
const me = async (headers: Headers = {}): Promise<Me> => (await test.get('/me', headers)).body as Me;

describe('who asks', () => {
  it('is told as whom, by the name in the directory', async () => {
    await test.issue('/staff', {
      account: 'coach-7',
      name: 'Frau Beispiel',
      languages: ['de'],
      municipality: 'Musterstadt',
      unit: 'kreis',
    });
    await settled(test);
    expect(
      await me({
        'dev-actor': 'coach-7',
        'dev-role': 'case-worker',
        'dev-units': 'kreis,kreis.stadt',
        unit: 'kreis.stadt',
      }),
    ).toMatchObject({
      account: 'coach-7',
      name: 'Frau Beispiel',
      ...{
        role: 'case-worker',
        roles: ['case-worker'],
        unit: 'kreis.stadt',
        units: ['kreis', 'kreis.stadt'],
      },
    });
    expect(await me({ 'dev-actor': 'coach-8' })).not.toHaveProperty('name');
    expect((await test.request().get('/me')).status).toBe(401);
  });

  it('is told what the role may do, and nothing else', async () => {
    const [worker, auditor, administrator, officer] = await Promise.all(
      ['case-worker', 'auditor', 'administrator', 'funding-officer'].map((role) => me({ 'dev-role': role })),
    );
    expect(worker!.may.commands).toEqual(expect.arrayContaining(['register-participant', 'hold-session']));
    expect(worker!.may.views).toEqual(expect.arrayContaining(['caseload', 'my-day', 'timeline']));
    expect([worker!.may.replay, worker!.may.operate]).toEqual([['journeys'], []]);
    expect(auditor!.may.commands).toEqual([]);
    expect(auditor!.may.replay).toEqual(expect.arrayContaining(['journeys', 'grants']));
    expect(auditor!.may.views).toEqual(expect.arrayContaining(['read-log', 'projections', 'proof']));
    expect(administrator!.may.operate).toEqual(expect.arrayContaining(['replay', 'read-only']));
    expect(administrator!.may.views).not.toContain('caseload');
    expect(officer!.may.views).not.toContain('participants');
    for (const role of ROLES) {
      const { may } = await me({ 'dev-role': role });
      const looks = Object.values(TABLE).some(({ roles }) => Object.hasOwn(roles, role));
      expect([role, may.views.length > 0]).toEqual([role, looks]);
    }
  });
});
