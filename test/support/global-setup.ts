import { rmSync } from 'node:fs';
import { register } from 'node:module';

export type WithTestServer = typeof globalThis & { stopTestServer?: () => Promise<void> };

/** One PostgreSQL for all specs; each takes a database of its own from it (database.ts). */
export default async function globalSetup(): Promise<void> {
  // jest loads this file, but not what it imports, through ts-jest.
  register('../../tools/typescript.js', import.meta.url);
  const { startEmbeddedPostgres } = await import('../../src/engine/embedded-postgres.js');
  const { temporaryFolder } = await import('./server.js');

  // All that specs write lies in one folder. A server of theirs that an aborted run leaves behind ends by itself within
  // a minute after its files are gone.
  const folder = temporaryFolder();
  process.env.TEST_FOLDER = folder;
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

  const given = process.env.TEST_DATABASE_URL;
  const server = given
    ? undefined
    : await startEmbeddedPostgres(`${folder}/shared`, console.log).catch((error: Error) => {
        remove();
        throw error;
      });
  process.env.TEST_POSTGRES_URL = given ?? server?.url;
  const stop = async () => {
    await server?.stop();
    remove();
  };
  (globalThis as WithTestServer).stopTestServer = stop;
  // Ctrl-C ends jest without its teardown.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(130)));
}
