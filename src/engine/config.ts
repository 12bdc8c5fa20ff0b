import { resolve } from 'node:path';

/** The environment, parsed once. README and docs/operations.md explain each variable. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded database and of the development master key. */
  readonly dataDir: string;
  /** Replaces the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** Selects the journal in EventStoreDB; keys and views stay in PostgreSQL. */
  readonly eventStoreUrl?: string;
  readonly logLevel: LogLevel;
  readonly production: boolean;
  /** File with the 32-byte master key in base64; without one a development start creates its own. */
  readonly masterKeyFile?: string;
  /** Lets the database role of dashboards log in. */
  readonly reportingPassword?: string;
  /** Accepts a database that may lose acknowledged facts in a crash. */
  readonly allowUnsafeDatabase: boolean;
}

const LOG_LEVELS = ['error', 'warn', 'log', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
export const UNSAFE_DATABASE = 'facts-may-be-lost';

/** A wrong setting; its message is the one line that the operator sees. */
export class ConfigError extends Error {}

/**
 * What went wrong with a setting that looked right, in one line.
 * @param variable the one to look to
 */
export const unusable = (variable: string, error: unknown): ConfigError => {
  if (error instanceof ConfigError) return error;
  const { message, code } = error as { message?: string; code?: string };
  const [why = ''] = (message || code || String(error)).split('\n');
  return new ConfigError(`${variable} cannot be used: ${why}.`);
};

type Environment = Readonly<Record<string, string | undefined>>;

const word = <W extends string>(env: Environment, name: string, words: readonly W[], otherwise: W): W => {
  const value = env[name] || otherwise;
  if (!words.includes(value as W))
    throw new ConfigError(`${name} must be one of ${words.join(', ')}, not "${value}".`);
  return value as W;
};

const port = (value: string): number => {
  const number = Number(value);
  if (!/^\d{1,5}$/.test(value) || number > 65_535)
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${value}".`);
  return number;
};

const postgresUrl = (value: string): string => {
  const url = /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (!url?.hostname && !url?.searchParams.has('host'))
    throw new ConfigError(
      'DATABASE_URL must be a PostgreSQL address such as postgres://user:password@host:5432/name.',
    );
  return value;
};

const eventStoreUrl = (value: string): string => {
  if (!/^esdb(\+discover)?:\/\/[^/?]/.test(value))
    throw new ConfigError(
      'EVENTSTOREDB_URL must be a connection string such as esdb://user:password@host:2113?tls=true.',
    );
  return value;
};

const loopbackOnly = (host: string, devAccess: string): string => {
  if (!LOOPBACK.includes(host) && devAccess !== 'container')
    throw new ConfigError(
      `HOST=${host} is refused: development headers stand in for access control, so the service listens on loopback only. ` +
        'Inside a container that publishes the port on 127.0.0.1 set DEV_ACCESS=container.',
    );
  return host;
};

/** @throws ConfigError with one line that names the variable */
export const parseConfig = (env: Environment): Config => {
  const production =
    word(env, 'NODE_ENV', ['development', 'production', 'test'], 'development') === 'production';
  if (production && !env.MASTER_KEY_FILE)
    throw new ConfigError(
      'MASTER_KEY_FILE is required with NODE_ENV=production: the key that seals personal data.',
    );
  if (production)
    throw new ConfigError(
      'NODE_ENV=production is refused: this version has no access control yet, only development headers.',
    );
  const unsafe = env.ALLOW_UNSAFE_DATABASE;
  if (unsafe && unsafe !== UNSAFE_DATABASE)
    throw new ConfigError(`ALLOW_UNSAFE_DATABASE must be "${UNSAFE_DATABASE}" or unset, not "${unsafe}".`);
  return {
    port: port(env.PORT || '3000'),
    host: loopbackOnly(
      env.HOST || '127.0.0.1',
      word(env, 'DEV_ACCESS', ['loopback', 'container'], 'loopback'),
    ),
    dataDir: resolve(env.DATA_DIR || '.data'),
    databaseUrl: env.DATABASE_URL ? postgresUrl(env.DATABASE_URL) : undefined,
    eventStoreUrl: env.EVENTSTOREDB_URL ? eventStoreUrl(env.EVENTSTOREDB_URL) : undefined,
    logLevel: word(env, 'LOG_LEVEL', LOG_LEVELS, 'log'),
    production,
    masterKeyFile: env.MASTER_KEY_FILE || undefined,
    reportingPassword: env.REPORTING_PASSWORD || undefined,
    allowUnsafeDatabase: unsafe === UNSAFE_DATABASE,
  };
};
