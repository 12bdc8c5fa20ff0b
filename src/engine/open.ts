import type { Catalogue } from '../kernel/catalogue.js';
import { codec } from './codec.js';
import type { Config } from './config.js';
import { assertCrashSafe, dataSource, migrate, poolOf } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { foldedStreams } from './folded.js';
import { issue } from './issue.js';
import { postgresJournal } from './journal/postgres.js';
import { openKeyring } from './keyring.js';
import { startPolicies } from './projections/policies.js';
import { prepareTables, startProjector } from './projections/projector.js';
import { registry } from './registry.js';
import type { Declared, Runtime } from './runtime.js';
import { turns } from './turns.js';
import { readers } from './metrics.js';

/** Each projection once, however many views read it. */
export const projectionsOf = ({ views }: Pick<Declared, 'views'>) => [
  ...new Set(views.flatMap(({ projections }) => projections)),
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
  const server = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.dataDir, log);
  const url = config.databaseUrl ?? server!.url;
  const closing: (() => Promise<unknown>)[] = [async () => server?.stop()];
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    await migrate(url);
    const source = await dataSource(
      url,
      projectionsOf(declared).map(({ row }) => row),
    ).initialize();
    closing.push(() => source.destroy());
    const pool = poolOf(source);
    pool.on('error', (error) => log(`a database connection was lost: ${error.message}`));
    await assertCrashSafe(pool, config);
    const journal = await postgresJournal(pool);
    closing.push(() => journal.close());
    const keyring = await openKeyring(pool, config);
    const found = registry(declared.contexts);
    const coded = codec(catalogue, found, keyring);
    const runtime: Runtime = {
      config,
      url,
      source,
      journal,
      keyring,
      codec: coded,
      folded: foldedStreams(journal, coded),
      inTurn: turns(),
      registry: found,
      views: declared.views,
      projectors: new Map(),
      close,
    };
    closing.push(() => Promise.all(readers(runtime).map((reader) => reader.stop())));
    return runtime;
  } catch (error) {
    await close();
    throw error;
  }
};

/** Sets views and policies going. */
export const start = async (runtime: Runtime): Promise<void> => {
  const { source, journal, codec: coded, registry: found, projectors } = runtime;
  const projections = projectionsOf(runtime);
  await prepareTables(source, projections);
  for (const each of projections) projectors.set(each.name, startProjector(source, journal, coded, each));
  runtime.policies = await startPolicies(
    source,
    journal,
    coded,
    found.contexts.flatMap(({ policies }) => policies),
    (request) => issue(runtime, request),
  );
};
