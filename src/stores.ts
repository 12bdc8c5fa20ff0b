import { Pool } from 'pg';
import { SingleBar } from 'cli-progress';
import { type Config, ConfigError, parseConfig, unusable } from './engine/config.js';
import { migrate } from './engine/database.js';
import { runningEmbedded, startEmbeddedPostgres } from './engine/embedded-postgres.js';
import { postgresJournal } from './engine/journal/postgres.js';
import { enterShellAct, type ShellAct } from './engine/read-log/shell.js';

/** What programs work with that need no views: the database, and the journal in it or elsewhere. */
export interface Stores {
  readonly config: Config;
  readonly url: string;
  readonly pool: Pool;
  readonly journal: Awaited<ReturnType<typeof postgresJournal>>;
}

interface How {
  readonly readOnly?: boolean;
  /** What is entered in the read log before. */
  readonly act?: ShellAct;
}

/** Works on the stores of the environment, beside a running service or without one. @throws ConfigError */
export const withStores = async <T>(
  name: string,
  work: (stores: Stores) => Promise<T>,
  { readOnly = false, act }: How = {},
): Promise<T> => {
  const config = parseConfig(process.env);
  const running = config.databaseUrl ?? runningEmbedded(config.dataDir);
  const server = running ? undefined : await startEmbeddedPostgres(config.dataDir, console.error);
  const url = running ?? server!.url;
  const closing: (() => Promise<unknown>)[] = [async () => server?.stop()];
  try {
    if (!readOnly)
      await migrate(url).catch((error: unknown) => {
        throw config.databaseUrl ? unusable('DATABASE_URL', error) : error;
      });
    const options = readOnly ? '-c default_transaction_read_only=on' : undefined;
    const pool = new Pool({ connectionString: url, application_name: name, options });
    pool.on('error', () => undefined);
    closing.push(() => pool.end());
    if (act) await enterShellAct(pool, act, { harmless: readOnly });
    const journal = config.eventStoreUrl
      ? await (await import('./engine/journal/eventstoredb.js')).eventStoreJournal(config.eventStoreUrl)
      : await postgresJournal(pool);
    closing.push(() => journal.close());
    return await work({ config, url, pool, journal });
  } finally {
    for (const close of closing.reverse()) await close();
  }
};

/** A bar over so many of something. */
export const progressBar = (what: string, total: number) => {
  const bar = new SingleBar({
    format: `${what.padEnd(10)} {bar} {percentage} % | {value} of {total} facts | {eta_formatted} left`,
    noTTYOutput: true,
    notTTYSchedule: 2_000,
  });
  bar.start(total, 0);
  return {
    update: (done: number): void => {
      if (done > bar.getTotal()) bar.setTotal(done);
      bar.update(done);
    },
    stop: (): void => bar.stop(),
  };
};

/** Runs a program; what went wrong is said in one line, unless it is a defect. */
export const program = async (main: (args: readonly string[]) => Promise<number | void>): Promise<void> => {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
  }
};
