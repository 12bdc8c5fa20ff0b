import { types, type Pool } from 'pg';
import { DataSource, DefaultNamingStrategy } from 'typeorm';
import { type Config, ConfigError, UNSAFE_DATABASE } from './config.js';
import { MIGRATIONS } from './journal/migrations.js';

/** Views live here; a rebuild works in a schema beside it. */
export const VIEWS = 'views';

const DATE = 1082;
const DATES = 1182;
const BIGINT = 20;
const TEXTS = 1009;
const MIGRATION_LOCK = 7_305_001;

const asIs = (value: string): string => value;
/** An array without quotes and nulls, as most are, needs no parser. */
const PLAIN = /^\{(?!.*(["\\{]|NULL))/s;
const texts = (types.getTypeParser as (oid: number) => (value: string) => unknown)(TEXTS);
const PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  [DATE]: asIs,
  [DATES]: (value) => value.slice(1, -1).split(',').filter(Boolean),
  [BIGINT]: Number,
  [TEXTS]: (value) => (PLAIN.test(value) ? value.slice(1, -1).split(',').filter(Boolean) : texts(value)),
};

/** Dates as `YYYY-MM-DD` and whole numbers as numbers, wherever a row is read. */
const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    PARSERS[oid] ?? (types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format),
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns in snake_case, so that those who write SQL need no quotes. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snake(property);
  }
}

type Entity = new () => object;

/** A DataSource over some row entities in a schema. */
export const dataSource = (
  url: string,
  entities: readonly Entity[],
  schema = VIEWS,
  poolSize = 20,
): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    schema,
    entities: [...entities],
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migration',
    namingStrategy: new SnakeCase(),
    // Statements over documents look dear to the planner; compiling them takes longer than running them.
    extra: { max: poolSize, types: parsers, options: '-c jit=off' },
    applicationName: 'integration-journey',
  });

/** The pool beneath a DataSource, for statements that TypeORM has no part in. */
export const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;

/** Brings journal, keys and engine tables up to date; several instances may start at once. */
export const migrate = async (url: string): Promise<void> => {
  const source = await dataSource(url, [], 'public', 2).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
};

const CRASH_SAFETY = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** Refuses a database that acknowledges before it has written. @throws ConfigError */
export const assertCrashSafe = async (
  pool: Pool,
  { allowUnsafeDatabase }: Pick<Config, 'allowUnsafeDatabase'>,
): Promise<void> => {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [CRASH_SAFETY],
  );
  const off = rows.filter(({ setting }) => setting === 'off').map(({ name }) => name);
  if (off.length > 0 && !allowUnsafeDatabase)
    throw new ConfigError(
      `The database has ${off.join(' and ')} off: acknowledged facts would be lost in a crash. ` +
        `Turn it on, or set ALLOW_UNSAFE_DATABASE=${UNSAFE_DATABASE} for a throwaway database.`,
    );
};
