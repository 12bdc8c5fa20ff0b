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
  ['NODE_ENV', { NODE_ENV: 'production', MASTER_KEY_FILE: '/key' }],
  ['MASTER_KEY_FILE', { NODE_ENV: 'production' }],
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
      masterKeyFile: undefined,
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
        ALLOW_UNSAFE_DATABASE: 'facts-may-be-lost',
        NODE_ENV: 'test',
      }),
    ).toEqual({
      port: 0,
      host: '0.0.0.0',
      dataDir: '/data',
      databaseUrl: 'postgresql://user:pass%40word@[::1]:5433/name?sslmode=disable',
      logLevel: 'debug',
      production: false,
      masterKeyFile: '/run/secrets/key',
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

  const refused: readonly (readonly [string, () => Environment])[] = [
    ['PORT', () => ({ PORT: 'x' })],
    ['PORT', () => ({ PORT: String((blocker.address() as AddressInfo).port), DATABASE_URL: database.url })],
    ['LOG_LEVEL', () => ({ LOG_LEVEL: 'loud' })],
    ['HOST', () => ({ HOST: '0.0.0.0' })],
    ['HOST', () => ({ HOST: 'no-such-host.invalid', DEV_ACCESS: 'container', DATABASE_URL: database.url })],
    ['DATABASE_URL', () => ({ DATABASE_URL: 'x' })],
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
