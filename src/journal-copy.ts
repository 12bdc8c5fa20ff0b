import { SingleBar } from 'cli-progress';
import { Pool } from 'pg';
import { ConfigError, parseConfig, unusable } from './engine/config.js';
import { migrate } from './engine/database.js';
import { startEmbeddedPostgres, runningEmbedded } from './engine/embedded-postgres.js';
import { copyJournal, type CopyProgress } from './engine/journal/copy.js';
import { eventStoreJournal } from './engine/journal/eventstoredb.js';
import { followed, handOver, isInUse } from './engine/journal/hand-over.js';
import { postgresJournal } from './engine/journal/postgres.js';
import { enterShellAct } from './engine/read-log/shell.js';

/** `npm run journal:copy`: moves the journal in PostgreSQL to the store that EVENTSTOREDB_URL names. */
const main = async (): Promise<void> => {
  const config = parseConfig(process.env);
  if (!config.eventStoreUrl) throw new ConfigError('EVENTSTOREDB_URL must name the store to copy into.');
  const running = config.databaseUrl ?? runningEmbedded(config.dataDir);
  const server = running ? undefined : await startEmbeddedPostgres(config.dataDir, console.log);
  const url = running ?? server!.url;
  const closing: (() => Promise<unknown>)[] = [async () => server?.stop()];
  try {
    await migrate(url).catch((error: unknown) => {
      throw config.databaseUrl ? unusable('DATABASE_URL', error) : error;
    });
    const pool = new Pool({ connectionString: url, application_name: 'journal-copy' });
    pool.on('error', () => undefined);
    closing.push(() => pool.end());
    const source = await postgresJournal(pool);
    closing.push(() => source.close());
    const target = await eventStoreJournal(config.eventStoreUrl);
    closing.push(() => target.close());
    await copy(pool, source, target);
  } finally {
    for (const close of closing.reverse()) await close();
  }
};

type Journals = Parameters<typeof copyJournal>;

const copy = async (pool: Pool, source: Journals[0], target: Journals[1]): Promise<void> => {
  const now = await followed(pool);
  if (now === target.id)
    return console.log(
      'This database follows the journal in EventStoreDB already: there is nothing to copy.',
    );
  if (now !== undefined && now !== source.id)
    throw new ConfigError(
      `This database follows journal ${now}, which is neither its own nor that of EVENTSTOREDB_URL.`,
    );

  await enterShellAct(pool, { what: 'journal-copy', asked: { to: target.id } });
  const bars = progressBars(await source.head());
  try {
    if (await isInUse(pool)) {
      const { facts } = await copyJournal(source, target, bars.progress);
      bars.stop();
      console.log(`Copied ${facts} facts beside the running service. Stop it and copy again to finish.`);
    } else {
      const { facts, streams } = await handOver(pool, source, target, bars.progress);
      bars.stop();
      console.log(
        `Moved ${facts} facts in ${streams} streams: each has the same id, hash and place in the order, each stream the ` +
          'same length and last hash. From now on start the service with EVENTSTOREDB_URL; it builds its views first.',
      );
    }
  } finally {
    bars.stop();
  }
};

/** One bar after the other; positions in PostgreSQL count facts. */
const progressBars = (head: bigint) => {
  let bar: SingleBar | undefined;
  let now = '';
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  const progress: CopyProgress = (what, done) => {
    if (what !== now) {
      stop();
      now = what;
      bar = new SingleBar({
        format: `${what.padEnd(8)} {bar} {percentage} % | {value} of {total} facts | {eta_formatted} left`,
        noTTYOutput: true,
        notTTYSchedule: 2_000,
      });
      bar.start(Number(head), done);
    }
    if (done > (bar?.getTotal() ?? 0)) bar?.setTotal(done);
    bar?.update(done);
  };
  return { progress, stop };
};

try {
  await main();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
