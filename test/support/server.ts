import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/engine/embedded-postgres.js';

export interface OwnServer {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** As a crash would end it; returns when the process is gone. */
  kill9(): Promise<void>;
  /** Starts it again on the same port, whether it was killed or still runs. */
  restart(): Promise<void>;
  /** Stops it and deletes its data. */
  stop(): Promise<void>;
}

/** A PostgreSQL for one spec that kills or restarts it. */
export async function ownServer(dataDir = temporaryFolder()): Promise<OwnServer> {
  let server: EmbeddedPostgres = await startEmbeddedPostgres(dataDir);
  return {
    dataDir,
    get url() {
      return server.url;
    },
    get pid() {
      return server.pid;
    },
    kill9: () => kill9(server.pid),
    restart: async () => {
      await server.stop();
      server = await startEmbeddedPostgres(dataDir, undefined, Number(new URL(server.url).port));
    },
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const MEMORY = '/dev/shm';
const ROOM = 8 * 1024 ** 3;

/** In memory where there is plenty: a test run does nothing so often as to wait for a disk, whose faults have specs of their own. */
function scratch(): string {
  const { bavail, bsize } = existsSync(MEMORY) ? statfsSync(MEMORY) : { bavail: 0, bsize: 0 };
  return bavail * bsize >= ROOM && freemem() >= ROOM ? MEMORY : tmpdir();
}

/** Goes with the test run at the latest. The user that runs PostgreSQL for root may enter it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(process.env.TEST_FOLDER ?? scratch(), 'integration-journey-test-'));
  chmodSync(folder, 0o711);
  return folder;
}

export async function kill9(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (isRunning(pid)) await sleep(10);
}

/** A process that is dead, but that its parent has not yet asked about, has an empty command line. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}
