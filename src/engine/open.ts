import type { Pool } from 'pg';
import type { Catalogue } from '../kernel/catalogue.js';
import type { Journal } from '../kernel/journal.js';
import { journalCuts } from './as-of/cuts.js';
import { codec } from './codec.js';
import { type Config, unusable } from './config.js';
import { assertCrashSafe, dataSource, migrate, poolOf } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { startErasures } from './erasures.js';
import { foldedStreams } from './folded.js';
import { guardedRows } from './guard/guarded.js';
import { instanceName } from './instances.js';
import { issue } from './issue.js';
import { assertNotAhead, assertSameJournal } from './journal/fits.js';
import { postgresJournal } from './journal/postgres.js';
import { openKeyring } from './keyring.js';
import { rememberedPasts } from './pasts.js';
import { bringUp } from './projections/bring-up.js';
import { leadership } from './projections/leadership.js';
import { type Reacting, startPolicies } from './projections/policies.js';
import { startActs } from './read-log/acts.js';
import { readLog } from './read-log/read-log.js';
import { peopleIn } from './rows.js';
import { readOnly } from './read-only.js';
import { startReporting } from './reporting/reporting.js';
import { registry } from './registry.js';
import type { Declared, Runtime } from './runtime.js';
import type { Sweeping } from './sweeps/carry-out.js';
import { inTransaction } from './sql.js';
import { startSweeps } from './sweeps/sweeps.js';
import { openTracing } from './tracing/tracing.js';
import { turns } from './turns.js';
import { readers } from './metrics.js';
import { startWebhooks } from './webhooks/webhooks.js';

const startEmbedded = (dataDir: string, log: (line: string) => void) =>
  startEmbeddedPostgres(dataDir, log).catch((error: NodeJS.ErrnoException) => {
    // Only the file system names a system call.
    throw error.syscall ? unusable('DATA_DIR', error) : error;
  });

/** The client of EventStoreDB is loaded only where it is used. */
const openJournal = async ({ eventStoreUrl }: Config, pool: Pool): Promise<Journal> => {
  if (!eventStoreUrl) return postgresJournal(pool);
  const { eventStoreJournal } = await import('./journal/eventstoredb.js');
  return eventStoreJournal(eventStoreUrl);
};

/** Each projection once, however many views read it. */
export const projectionsOf = ({ views, access }: Pick<Declared, 'views' | 'access'>) => [
  ...new Set([access.responsibility, ...views.flatMap(({ projections }) => projections)]),
];

/**
 * Opens the database, the journal and the keys. `start` then sets views and policies going.
 * @throws ConfigError when a setting or the database is not fit for use
 */
export const openRuntime = async (
  config: Config,
  declared: Declared,
  catalogue: Catalogue,
  log: (line: string) => void,
): Promise<Runtime> => {
  const server = config.databaseUrl ? undefined : await startEmbedded(config.dataDir, log);
  const url = config.databaseUrl ?? server!.url;
  const closing: (() => Promise<unknown>)[] = [async () => server?.stop()];
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    await migrate(url).catch((error: unknown) => {
      throw config.databaseUrl ? unusable('DATABASE_URL', error) : error;
    });
    const source = await dataSource(
      url,
      projectionsOf(declared).map(({ row }) => row),
    ).initialize();
    closing.push(() => source.destroy());
    const pool = poolOf(source);
    pool.on('error', (error) => log(`a database connection was lost: ${error.message}`));
    await assertCrashSafe(pool, config);
    const journal = await openJournal(config, pool);
    closing.push(() => journal.close());
    await assertSameJournal(pool, journal);
    await assertNotAhead(pool, journal);
    const guarded = await guardedRows(pool, peopleIn({ ...declared, source }, projectionsOf(declared)));
    closing.push(() => guarded.close());
    const keyring = await openKeyring(pool, config);
    const found = registry(declared.contexts);
    const coded = codec(catalogue, found, keyring);
    const tracing = await openTracing(config);
    closing.push(() => tracing.close());
    const over = new AbortController();
    const options = { ...pool.options };
    const cuts = journalCuts({ journal, codec: coded, source, options, over: over.signal });
    const runtime: Runtime = {
      config,
      url,
      source,
      pool,
      journal,
      guarded,
      keyring,
      readLog: readLog(pool, declared.contexts),
      readOnly: readOnly(pool, config.readOnly),
      codec: coded,
      folded: foldedStreams(journal, coded),
      pasts: rememberedPasts(journal, coded),
      inTurn: turns(),
      registry: found,
      views: declared.views,
      streamViews: declared.streamViews ?? [],
      access: declared.access,
      tracing,
      publication: declared.publication,
      leadership: leadership({ ...pool.options, application_name: instanceName() }),
      cuts,
      projectors: new Map(),
      building: new Map(),
      over,
      close,
    };
    closing.push(async () => {
      runtime.over.abort();
      await Promise.all([
        ...readers(runtime).map((reader) => reader.stop()),
        runtime.reporting,
        runtime.forgetting,
        runtime.webhooks?.stop(),
      ]);
      await cuts.close();
      await runtime.leadership.close();
    });
    return runtime;
  } catch (error) {
    await close();
    throw error;
  }
};

/** Sets views, policies, sweeps and reporting going. Views of an empty journal are there at once; others may still be in the making. */
export const start = async (runtime: Runtime): Promise<void> => {
  const { journal, leadership, over, pool, guarded } = runtime;
  await inTransaction(pool, (sql) => guarded.admit(sql));
  const { reader, watching } = await startErasures(runtime);
  runtime.erasures = reader;
  runtime.forgetting = watching;
  const bringing = projectionsOf(runtime).map((each) => bringUp(runtime, each, over.signal));
  if ((await journal.head()) === 0n) await Promise.all(bringing);
  runtime.policies = await startPolicies(reactingOf(runtime), leadership);
  runtime.sweeps = await startSweeps(sweepingOf(runtime), leadership);
  runtime.acts = await startActs(runtime, leadership);
  runtime.webhooks = startWebhooks(runtime);
  await startReporting(runtime);
};

/** What follows from a fact waits while nothing is recorded, and comes after. */
const issueLater =
  (runtime: Runtime): Reacting['issue'] =>
  async (request) => {
    await runtime.readOnly.ended(runtime.over.signal);
    return issue(runtime, request);
  };

/** What policies work with. */
export const reactingOf = (runtime: Runtime): Reacting => ({
  ...runtime,
  policies: runtime.registry.contexts.flatMap(({ policies }) => policies),
  issue: issueLater(runtime),
});

/** What sweeps work with. */
export const sweepingOf = (runtime: Runtime): Sweeping => ({
  ...runtime,
  sweeps: runtime.registry.contexts.flatMap(({ name, sweeps }) =>
    sweeps.map((each) => ({ ...each, over: name })),
  ),
  issue: issueLater(runtime),
});
