import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/engine/embedded-postgres.js';

/** What a bench works in: a folder and a PostgreSQL of its own, gone when it ends. */
export interface Setting {
  /** Smaller and fewer: to see that it works, not how fast. */
  readonly quick: boolean;
  readonly rounds: number;
  readonly say: (line: string) => void;
  /** A folder that the user who runs PostgreSQL may enter. */
  readonly folder: () => string;
  /** The address of a new and empty database; all are on one server. */
  readonly database: () => Promise<string>;
  /** A connection that is closed in the end. */
  readonly client: (url: string) => Promise<pg.Client>;
  /** Something to be undone in the end, last first. */
  readonly after: (undo: () => Promise<unknown>) => void;
}

export const openSetting = (quick: boolean, say: (line: string) => void) => {
  const undoing: (() => Promise<unknown>)[] = [];
  const folder = (): string => {
    const path = mkdtempSync(join(tmpdir(), 'integration-journey-bench-'));
    chmodSync(path, 0o711);
    undoing.push(async () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
    return path;
  };
  let server: Promise<EmbeddedPostgres> | undefined;
  let databases = 0;
  const start = async (): Promise<EmbeddedPostgres> => {
    const started = await startEmbeddedPostgres(folder());
    undoing.push(() => started.stop());
    return started;
  };
  const setting: Setting = {
    quick,
    rounds: quick ? 2 : 5,
    say,
    folder,
    database: async () => {
      const url = new URL((await (server ??= start())).url);
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      url.pathname = `/bench_${++databases}`;
      await client.query(`CREATE DATABASE bench_${databases} TEMPLATE template0`);
      await client.end();
      return url.href;
    },
    client: async (url) => {
      const client = new pg.Client({ connectionString: url });
      // What is still connected when the server stops has done its work.
      client.on('error', () => undefined);
      await client.connect();
      undoing.push(() => client.end());
      return client;
    },
    after: (undo) => void undoing.push(undo),
  };
  const close = async (): Promise<void> => {
    for (const undo of undoing.splice(0).reverse())
      await undo().catch((error: unknown) => say(String(error)));
  };
  return { setting, close };
};
