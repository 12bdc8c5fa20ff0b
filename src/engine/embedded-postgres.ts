import { chownSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { checkDeletable, deleteFolder, findFolder, hasCluster, openFolder } from './embedded/folder.js';
import { passwordOf, sweep, syncFolder, type Folder } from './embedded/folder.js';
import { FolderInUse, keepLock, Refused, takeLock } from './embedded/lock.js';
import { postgresPrograms, serverAccount, type Account, type Run } from './embedded/programs.js';
import { freePort, launch, livePostmaster, logOf, stopServer } from './embedded/server.js';

/** A real PostgreSQL for those who have none at hand: its programs come from npm, its data is a folder. */
export interface EmbeddedPostgres {
  url: string;
  pid: number;
  /** Whether the server has outlived an earlier service and was found running. */
  adopted: boolean;
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(
  dataDir: string,
  log: (line: string) => void = () => {},
  port?: number,
): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const folder = openFolder(resolve(dataDir), account, log);
  const password = passwordOf(folder);
  const run = await postgresPrograms(folder.home, account, log);
  if (!hasCluster(folder)) await createCluster(folder, password, run, account);

  const deadline = Date.now() + 60_000;
  for (;;) {
    const running = livePostmaster(folder);
    try {
      const server = running ?? (await launch(folder, run, port ?? (await freePort())));
      const lockUrl = urlOf(password, server.port, 'postgres');
      const lock = await takeLock(lockUrl, folder.dataDir);
      await createDatabase(lock).catch(async (error: Error) => {
        await lock.end();
        throw error;
      });
      sweep(folder);
      const over = new AbortController();
      keepLock(lock, lockUrl, folder.dataDir, over.signal);
      let stopped: Promise<void> | undefined;
      const stop = () => {
        over.abort();
        // The lock is left to end with the server: let go sooner, a successor would adopt what is being stopped.
        return (stopped ??= stopServer(folder, run, server.pid));
      };
      return { url: urlOf(password, server.port, 'journey'), pid: server.pid, adopted: !!running, stop };
    } catch (error) {
      // Anything else passes: the server is still recovering, its owner is just stopping it, the port was snatched.
      if (error instanceof Refused) throw error;
      if (Date.now() > deadline)
        throw new Error(
          `PostgreSQL in ${folder.cluster} is not ready (${(error as Error).message}): see ${logOf(folder)}`,
          { cause: error },
        );
      await sleep(100);
    }
  }
}

/** The address of the server that a running service has started on this folder, if there is one. */
export function runningEmbedded(dataDir: string): string | undefined {
  if (!existsSync(dataDir)) return undefined;
  const folder = findFolder(resolve(dataDir));
  const running = livePostmaster(folder);
  return running && urlOf(passwordOf(folder), running.port, 'journey');
}

/** For a fresh start: stops a server that was left over, and deletes the data wherever it is kept. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  checkDeletable(dataDir);
  const folder = findFolder(dataDir);
  const running = livePostmaster(folder);
  if (running) {
    const url = urlOf(passwordOf(folder), running.port, 'postgres');
    await takeLock(url, folder.dataDir).catch((error) => {
      if (error instanceof FolderInUse) throw error;
    });
    const run = await postgresPrograms(folder.home, serverAccount(), () => {});
    await stopServer(folder, run, running.pid);
  }
  deleteFolder(folder);
}

const urlOf = (password: string, port: number, database: string) =>
  `postgres://journey:${password}@127.0.0.1:${port}/${database}`;

/** A cluster appears under its name only when it is whole: initdb works beside it, and its work is renamed. */
async function createCluster(folder: Folder, password: string, run: Run, account?: Account): Promise<void> {
  const fresh = mkdtempSync(join(folder.home, 'postgres.new-'));
  const [made, pwfile] = [join(fresh, 'cluster'), join(fresh, 'password')];
  try {
    writeFileSync(pwfile, password, { mode: 0o600 });
    if (account) for (const path of [fresh, pwfile]) chownSync(path, account.uid, account.gid);
    const { code, output } = await run('initdb', [
      ...['-D', made, '-U', 'journey', `--pwfile=${pwfile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--data-checksums', '--no-instructions'],
    ]);
    if (code !== 0) throw new Error(`PostgreSQL could not create its files in ${folder.home}: ${output}`);
    renameSync(made, folder.cluster);
    syncFolder(folder.home);
  } catch (error) {
    // Another start was faster; the lock will tell who goes on.
    if (!hasCluster(folder)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function createDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'journey'");
  if (rowCount === 0) await client.query('CREATE DATABASE journey');
}
