import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { ConfigError, parseConfig } from '../src/engine/config.js';
import { assertBuilt, failedStart } from './faults/process.js';
import { freshDatabase, type TestDatabase } from './support/database.js';
import { temporaryFolder } from './support/server.js';

type Environment = Readonly<Record<string, string>>;

const thrown = (env: Environment): unknown => {
  try {
    return parseConfig(env);
  } catch (error) {
    return error;
  }
};

/** All that production needs. */
const PRODUCTION: Environment = {
  NODE_ENV: 'production',
  MASTER_KEY_FILE: '/run/secrets/key',
  DATABASE_URL: 'postgres://database.example.org/journey',
  OIDC_ISSUER: 'https://issuer.example.org/realms/kreis',
  OIDC_AUDIENCE: 'integration-journey',
};

/** Values that stop the start, by variable. */
const WRONG: readonly (readonly [variable: string, env: Environment])[] = [
  ...['x', '-1', '65536', '3000.5', '0x50', '1e3', ' 80', '3000;', '99999999'].map(
    (PORT) => ['PORT', { PORT }] as const,
  ),
  ...['verbose', 'LOG', 'debug ', 'info'].map((LOG_LEVEL) => ['LOG_LEVEL', { LOG_LEVEL }] as const),
  ...[
    'localhost:5432',
    'mysql://localhost/x',
    'http://localhost',
    'postgres:/x',
    'postgres://[',
    'postgres://',
  ].map((DATABASE_URL) => ['DATABASE_URL', { DATABASE_URL }] as const),
  ...['0.0.0.0', '::', '192.168.1.1', 'example.org', '127.0.0.1.example.org'].map(
    (HOST) => ['HOST', { HOST }] as const,
  ),
  ...['yes', 'Container', 'true'].map((DEV_ACCESS) => ['DEV_ACCESS', { DEV_ACCESS }] as const),
  ...['true', '1', 'FACTS-MAY-BE-LOST'].map(
    (ALLOW_UNSAFE_DATABASE) => ['ALLOW_UNSAFE_DATABASE', { ALLOW_UNSAFE_DATABASE }] as const,
  ),
  ['EVENTSTOREDB_URL', { EVENTSTOREDB_URL: 'http://localhost:2113' }],
  ['EVENTSTOREDB_URL', { EVENTSTOREDB_URL: 'esdb://' }],
  ['NODE_ENV', { NODE_ENV: 'staging' }],
  ['ANCHOR_EVERY', { ANCHOR_EVERY: '0' }],
  ['WEBHOOK_TIMEOUT', { WEBHOOK_TIMEOUT: '99' }],
  ...['MASTER_KEY_FILE', 'DATABASE_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE'].map(
    (missing) => [missing, { ...PRODUCTION, [missing]: '' }] as const,
  ),
  ['DEV_ACCESS', { ...PRODUCTION, DEV_ACCESS: 'container' }],
  ['DEV_ACCESS', { ...PRODUCTION, DEV_ACCESS: 'loopback' }],
  ['ALLOW_UNSAFE_DATABASE', { ...PRODUCTION, ALLOW_UNSAFE_DATABASE: 'facts-may-be-lost' }],
  ...[
    'http://issuer.example.org',
    'http://127.0.0.1:8080',
    'urn:integration-journey:development',
    'issuer.example.org',
    'https://user:password@issuer.example.org',
    'https://issuer.example.org?x=1',
    'https://issuer.example.org/#x',
    'file:///etc/passwd',
  ].map((OIDC_ISSUER) => ['OIDC_ISSUER', { ...PRODUCTION, OIDC_ISSUER }] as const),
  ['OIDC_ISSUER', { OIDC_ISSUER: 'http://issuer.example.org', OIDC_AUDIENCE: 'x' }],
  ...['0', '3601', 'x', '-1'].map(
    (OIDC_REFRESH_SECONDS) => ['OIDC_REFRESH_SECONDS', { ...PRODUCTION, OIDC_REFRESH_SECONDS }] as const,
  ),
  ...['-1', 'none', '1e9', '1234567890'].map((RATE_LIMIT) => ['RATE_LIMIT', { RATE_LIMIT }] as const),
  ...[
    '*',
    'null',
    'https://desk.example.org/',
    'desk.example.org',
    'https://a.example.org https://b.example.org',
  ].map((CORS_ORIGINS) => ['CORS_ORIGINS', { CORS_ORIGINS }] as const),
  ...['short', 'with spaces in between them', 'x'.repeat(201)].map(
    (METRICS_TOKEN) => ['METRICS_TOKEN', { METRICS_TOKEN }] as const,
  ),
];

describe('the environment', () => {
  it('may be empty', () => {
    expect(parseConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      databaseUrl: undefined,
      logLevel: 'log',
      production: false,
      corsOrigins: [],
      rateLimit: 0,
      masterKeyFile: undefined,
      anchorEvery: 10,
      signIn: { clientId: 'integration-journey', scope: 'openid' },
      webDir: resolve('dist/web'),
      webhookTimeout: 10_000,
      allowUnsafeDatabase: false,
    });
    expect(parseConfig({ PORT: '', DATABASE_URL: '', HOST: '', LOG_LEVEL: '' })).toEqual(parseConfig({}));
  });

  it('says what it says', () => {
    expect(
      parseConfig({
        PORT: '0',
        HOST: '0.0.0.0',
        DEV_ACCESS: 'container',
        DATA_DIR: '/data',
        DATABASE_URL: 'postgresql://user:pass%40word@[::1]:5433/name?sslmode=disable',
        LOG_LEVEL: 'debug',
        MASTER_KEY_FILE: '/run/secrets/key',
        ANCHOR_KEY_FILE: '/run/secrets/anchor',
        ANCHOR_DIR: '/worm',
        ANCHOR_EVERY: '60',
        ALLOW_UNSAFE_DATABASE: 'facts-may-be-lost',
        NODE_ENV: 'test',
        OIDC_CLIENT_ID: 'pages',
        OIDC_SCOPE: 'openid profile',
        WEB_DIR: '/pages',
        WEBHOOK_TIMEOUT: '5000',
        CORS_ORIGINS: 'https://desk.example.org, http://localhost:8080',
        TRUST_PROXY: '10.0.0.1, 10.1.0.0/16',
        RATE_LIMIT: '100',
        METRICS_TOKEN: 'made-up.made-up_made-up~1',
      }),
    ).toEqual({
      port: 0,
      host: '0.0.0.0',
      dataDir: '/data',
      databaseUrl: 'postgresql://user:pass%40word@[::1]:5433/name?sslmode=disable',
      logLevel: 'debug',
      production: false,
      corsOrigins: ['https://desk.example.org', 'http://localhost:8080'],
      trustedProxies: ['10.0.0.1', '10.1.0.0/16'],
      rateLimit: 100,
      metricsToken: 'made-up.made-up_made-up~1',
      masterKeyFile: '/run/secrets/key',
      anchorKeyFile: '/run/secrets/anchor',
      anchorDir: '/worm',
      anchorEvery: 60,
      signIn: { clientId: 'pages', scope: 'openid profile' },
      webDir: '/pages',
      webhookTimeout: 5_000,
      allowUnsafeDatabase: true,
    });
    for (const HOST of ['::1', 'localhost']) expect(parseConfig({ HOST }).host).toBe(HOST);
  });

  it.each(WRONG)('with a wrong %s is refused in one line that names it: %j', (variable, env) => {
    const error = thrown(env);
    expect(error).toBeInstanceOf(ConfigError);
    const { message } = error as ConfigError;
    expect(message).toContain(variable);
    expect(message).toMatch(/^.{20,300}$/);
  });

  it('of production takes any host, limits requests and has one issuer', () => {
    expect(
      parseConfig({ ...PRODUCTION, HOST: '0.0.0.0', OIDC_CLAIM_ROLES: 'realm_access.roles' }),
    ).toMatchObject({
      production: true,
      host: '0.0.0.0',
      rateLimit: 3_000,
      issuer: {
        url: PRODUCTION.OIDC_ISSUER,
        audience: 'integration-journey',
        claims: { account: 'sub', roles: 'realm_access.roles', units: 'units' },
        refreshSeconds: 300,
      },
    });
  });

  it('does not repeat a password', () => {
    const { message } = thrown({ DATABASE_URL: 'mysql://user:geheim@localhost/x' }) as ConfigError;
    expect(message).not.toContain('geheim');
  });
});

describe('the service', () => {
  let database: TestDatabase;
  let blocker: Server;
  beforeAll(async () => {
    assertBuilt();
    database = await freshDatabase();
    blocker = createServer();
    await new Promise<void>((listening) => blocker.listen(0, '127.0.0.1', listening));
  });
  afterAll(async () => {
    blocker?.close();
    await database?.drop();
  });

  const started = (env: Environment) => failedStart({ DATA_DIR: join(temporaryFolder(), 'data'), ...env });

  const file = (content = ''): string => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, content);
    return path;
  };
  const folder = (): string => {
    const path = join(temporaryFolder(), 'folder');
    mkdirSync(path);
    return path;
  };

  // Of what the environment alone tells, one: above are all.
  const refused: readonly (readonly [string, () => Environment])[] = [
    ['PORT', () => ({ PORT: 'x' })],
    ['PORT', () => ({ PORT: String((blocker.address() as AddressInfo).port), DATABASE_URL: database.url })],
    ['HOST', () => ({ HOST: 'no-such-host.invalid', DEV_ACCESS: 'container', DATABASE_URL: database.url })],
    ['DATABASE_URL', () => ({ DATABASE_URL: 'postgres://127.0.0.1:1/nothing-listens' })],
    ['DATABASE_URL', () => ({ DATABASE_URL: `${database.url}_that_is_not_there` })],
    ['DATABASE_URL', () => ({ DATABASE_URL: database.url.replace(/:[^:@]+@/, ':wrong@') })],
    ['DATA_DIR', () => ({ DATA_DIR: file() })],
    ['DATA_DIR', () => ({ DATA_DIR: join(file(), 'below'), DATABASE_URL: database.url })],
    ['MASTER_KEY_FILE', () => ({ MASTER_KEY_FILE: '/no/such/file', DATABASE_URL: database.url })],
    ['MASTER_KEY_FILE', () => ({ MASTER_KEY_FILE: file('short'), DATABASE_URL: database.url })],
    ['MASTER_KEY_FILE', () => ({ MASTER_KEY_FILE: folder(), DATABASE_URL: database.url })],
  ];

  it.each(refused)('with a wrong %s ends with code 1 and one line on stderr (%#)', async (variable, env) => {
    const { code, err, out } = await started(env());
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).toContain(variable);
    expect(err).not.toContain(' at ');
    expect([code, out]).toEqual([1, '']);
  });
});
