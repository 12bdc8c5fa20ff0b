import { describe } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from './server.js';

/*
 * EVENTSTOREDB_URL names a running server, which may hold facts of earlier runs.
 * EVENTSTOREDB_START is a program that runs a new server in the foreground, given a folder and a port of 127.0.0.1
 * (insecure); it is killed, frozen and started again by the tests. docs/eventstoredb.md has both.
 */
export const { EVENTSTOREDB_URL = '', EVENTSTOREDB_START = '' } = process.env;

/** Tests that need a setting of the environment; without it they are skipped and say why. */
export const given = (
  setting: 'EVENTSTOREDB_URL' | 'EVENTSTOREDB_START',
  name: string,
  tests: () => void,
): void =>
  process.env[setting]
    ? describe(name, tests)
    : describe.skip(`${name} (skipped: ${setting} is not set)`, tests);

const isThere = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** An EventStoreDB of our own, to be killed. */
export const ownEventStore = async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const folder = join(temporaryFolder(), 'data');
  let child: ChildProcess;
  const signal = (name: NodeJS.Signals) => process.kill(-child.pid!, name);
  const start = async (): Promise<void> => {
    child = spawn(EVENTSTOREDB_START, [folder, String(port)], { stdio: 'ignore', detached: true });
    for (const until = performance.now() + 60_000; performance.now() < until; await sleep(50))
      if (await isThere(`http://127.0.0.1:${port}/health/live`)) return;
    throw new Error('EVENTSTOREDB_START has started no server within a minute');
  };
  await start();
  return {
    port,
    url: `esdb://127.0.0.1:${port}?tls=false`,
    signal,
    start,
    kill9: async () => {
      const gone = once(child, 'exit');
      signal('SIGKILL');
      await gone;
    },
  };
};

export type OwnEventStore = Awaited<ReturnType<typeof ownEventStore>>;
