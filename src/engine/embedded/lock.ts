import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** What no waiting will change, said to the person who started the service. */
export class Refused extends Error {}

export class FolderInUse extends Refused {}

/**
 * One service per data folder: a lock of a session of its own, which ends with the process however it ends. It lives
 * in the database `postgres`, since advisory locks are per database and the service uses some in its own.
 */
export async function takeLock(url: string, dataDir: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: `service (process ${process.pid})`,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  await client.connect().catch((error: Error & { code?: string }) => {
    throw error.code === '28P01'
      ? new Refused(
          `${dataDir}/postgres.password does not fit the database: restore it, or start anew with --reset.`,
        )
      : error;
  });
  // After a kill -9 the server may need a moment to notice that the old session is gone.
  const deadline = Date.now() + 3_000;
  while (!(await tryLock(client))) {
    if (Date.now() > deadline) {
      const holder = await holderOf(client);
      await client.end();
      throw new FolderInUse(
        `Another ${holder} is running on ${dataDir}: stop it first, or choose another data folder.`,
      );
    }
    await sleep(100);
  }
  return client;
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock(1) AS locked');
  return rows[0]?.locked === true;
}

async function holderOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
     WHERE locktype = 'advisory' AND datname = current_database() AND granted`,
  );
  return rows[0]?.name ?? 'service';
}

/** When one backend crashes, PostgreSQL ends all sessions and goes on; the lock must come back, too. */
export function keepLock(client: Client, url: string, dataDir: string, over: AbortSignal): void {
  // The lock is no reason for the process to stay.
  (client as Client & { unref(): void }).unref();
  client.once('end', () => void retake());
  const retake = async (): Promise<void> => {
    while (!over.aborted) {
      const next = await takeLock(url, dataDir).catch(() => undefined);
      if (next && over.aborted) await next.end();
      else if (next) return keepLock(next, url, dataDir, over);
      else await sleep(200, undefined, { ref: false });
    }
  };
}
