import { resolve } from 'node:path';
import { ConfigError, type Environment, wholeNumber, word } from './environment.js';
import { AUDIENCE, type SignIn, signInOf, type TrustedIssuer, trustedIssuer } from './identity/settings.js';

export { ConfigError, unusable } from './environment.js';

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
  /** Whose tokens are believed; without one, outside production, those of the development issuer. */
  readonly issuer?: TrustedIssuer;
  /** How pages sign somebody in. */
  readonly signIn: SignIn;
  /** Addresses of proxies that say who really asks (`X-Forwarded-For`) and how (`X-Forwarded-Proto`). */
  readonly trustedProxies?: readonly string[];
  /** Pages of which origins may call this service from a browser. */
  readonly corsOrigins: readonly string[];
  /** Requests of one account in a minute; 0: any number. */
  readonly rateLimit: number;
  /** Lets the collector of metrics in, and nowhere else. */
  readonly metricsToken?: string;
  /** Master keys in base64, the current one first; instead of the file. */
  readonly masterKey?: string;
  /** File with the 32-byte master key in base64, and former ones after it; without one a development start creates its own. */
  readonly masterKeyFile?: string;
  /** File with the Ed25519 key that signs anchors; without one a start creates its own in the data folder. */
  readonly anchorKeyFile?: string;
  /** Where anchors are kept outside the database. */
  readonly anchorDir?: string;
  /** Minutes from one anchor to the next. */
  readonly anchorEvery: number;
  /** Lets the database role of dashboards log in. */
  readonly reportingPassword?: string;
  /** Where traces are sent (OTLP over HTTP); without it there are none. */
  readonly tracesUrl?: string;
  /** Accepts a database that may lose acknowledged facts in a crash. */
  readonly allowUnsafeDatabase: boolean;
  /** Folder of the built pages. */
  readonly webDir: string;
  /** Milliseconds until a receiver of webhooks must have answered. */
  readonly webhookTimeout: number;
  /** The reason for which nothing is recorded. */
  readonly readOnly?: string;
}

const LOG_LEVELS = ['error', 'warn', 'log', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
export const UNSAFE_DATABASE = 'facts-may-be-lost';

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

/** What makes trying out easy, and has no place where real people's data are. */
const DEVELOPMENT_ONLY = ['DEV_ACCESS', 'ALLOW_UNSAFE_DATABASE'];

const assertProduction = (env: Environment): void => {
  for (const [variable, why] of [
    ['MASTER_KEY_FILE', 'the key that seals personal data'],
    ['DATABASE_URL', 'a database that is backed up'],
  ] as const)
    if (!env[variable] && !(variable === 'MASTER_KEY_FILE' && env.MASTER_KEY))
      throw new ConfigError(`${variable} is required with NODE_ENV=production: ${why}.`);
  const wrong = DEVELOPMENT_ONLY.find((variable) => env[variable]);
  if (wrong) throw new ConfigError(`${wrong} is for development; it is refused with NODE_ENV=production.`);
};

const hostOf = (env: Environment, production: boolean): string => {
  const host = env.HOST || '127.0.0.1';
  const access = word(env, 'DEV_ACCESS', ['loopback', 'container'], 'loopback');
  if (!production && !LOOPBACK.includes(host) && access !== 'container')
    throw new ConfigError(
      `HOST=${host} is refused outside production: whoever can read DATA_DIR may be anybody, and tell the time. ` +
        'Inside a container that publishes the port on 127.0.0.1 set DEV_ACCESS=container.',
    );
  return host;
};

const list = (value: string | undefined): readonly string[] =>
  (value ?? '').split(',').flatMap((each) => each.trim() || []);

const origins = (value: string | undefined): readonly string[] => {
  const all = list(value);
  const wrong = all.find((each) => !URL.canParse(each) || new URL(each).origin !== each);
  if (wrong)
    throw new ConfigError(`CORS_ORIGINS must be origins such as https://desk.example.org, not "${wrong}".`);
  return all;
};

const metricsToken = (value: string | undefined): string | undefined => {
  if (value && !/^[\w.~+/-]{24,200}=*$/.test(value))
    throw new ConfigError('METRICS_TOKEN must be 24 to 200 random letters, digits or one of . _ ~ + / - =.');
  return value || undefined;
};

const tracesUrl = (value: string | undefined): string | undefined => {
  if (!value) return undefined;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value))
    throw new ConfigError(
      'OTEL_EXPORTER_OTLP_ENDPOINT must be the address of a collector such as http://127.0.0.1:4318.',
    );
  return `${value.replace(/\/+$/, '')}/v1/traces`;
};

/** @throws ConfigError with one line that names the variable */
export const parseConfig = (env: Environment): Config => {
  const production =
    word(env, 'NODE_ENV', ['development', 'production', 'test'], 'development') === 'production';
  if (production) assertProduction(env);
  const unsafe = env.ALLOW_UNSAFE_DATABASE;
  if (unsafe && unsafe !== UNSAFE_DATABASE)
    throw new ConfigError(`ALLOW_UNSAFE_DATABASE must be "${UNSAFE_DATABASE}" or unset, not "${unsafe}".`);
  const issuer = trustedIssuer(env, production);
  const proxies = list(env.TRUST_PROXY);
  return {
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    host: hostOf(env, production),
    dataDir: resolve(env.DATA_DIR || '.data'),
    databaseUrl: env.DATABASE_URL ? postgresUrl(env.DATABASE_URL) : undefined,
    eventStoreUrl: env.EVENTSTOREDB_URL ? eventStoreUrl(env.EVENTSTOREDB_URL) : undefined,
    logLevel: word(env, 'LOG_LEVEL', LOG_LEVELS, 'log'),
    production,
    issuer,
    signIn: signInOf(env, issuer?.audience ?? AUDIENCE),
    trustedProxies: proxies.length > 0 ? proxies : undefined,
    corsOrigins: origins(env.CORS_ORIGINS),
    rateLimit: wholeNumber(env, 'RATE_LIMIT', production ? 3_000 : 0, 0, 999_999_999),
    metricsToken: metricsToken(env.METRICS_TOKEN),
    masterKey: env.MASTER_KEY || undefined,
    masterKeyFile: env.MASTER_KEY_FILE || undefined,
    anchorKeyFile: env.ANCHOR_KEY_FILE || undefined,
    anchorDir: env.ANCHOR_DIR ? resolve(env.ANCHOR_DIR) : undefined,
    anchorEvery: wholeNumber(env, 'ANCHOR_EVERY', 10, 1, 9_999),
    reportingPassword: env.REPORTING_PASSWORD || undefined,
    tracesUrl: tracesUrl(env.OTEL_EXPORTER_OTLP_ENDPOINT),
    allowUnsafeDatabase: unsafe === UNSAFE_DATABASE,
    webDir: resolve(env.WEB_DIR || 'dist/web'),
    webhookTimeout: wholeNumber(env, 'WEBHOOK_TIMEOUT', 10_000, 100, 60_000),
    readOnly: env.READ_ONLY || undefined,
  };
};
