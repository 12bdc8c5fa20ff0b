import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Folder } from './folder.js';
import { Refused } from './lock.js';
import type { Run } from './programs.js';

/** The server process of a cluster: starting, finding and stopping it. */

export interface Postmaster {
  pid: number;
  port: number;
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '64MB',
  log_checkpoints: 'off',
  // Details and statements quote values, and those are personal data.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

export const logOf = ({ dataDir }: Folder) => join(dataDir, 'postgres.log');

export async function launch(folder: Folder, run: Run, port: number): Promise<Postmaster> {
  disownStalePid(folder);
  const log = openLog(folder);
  try {
    const start = fstatSync(log).size;
    const options = Object.entries({ port, ...settings }).map(([name, value]) => `-c ${name}=${value}`);
    const args = ['start', '-s', '-w', '-t', '120', '-D', folder.cluster, '-o', options.join(' ')];
    const { code } = await run('pg_ctl', args, ['ignore', log, log]);
    const server = livePostmaster(folder);
    if (code === 0 && server) return server;
    const said = readFileSync(logOf(folder)).subarray(start).toString().trim();
    const version = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
    const message = `PostgreSQL does not start in ${folder.cluster} (made by version ${version}):\n${lastLines(said, 6)}`;
    const passing = /address already in use|lock file|shared memory block/i.test(said);
    throw passing ? new Error(message) : new Refused(message);
  } finally {
    closeSync(log);
  }
}

const lastLines = (text: string, count: number): string => text.split('\n').slice(-count).join('\n');

/** Stops this server and no other, should a successor have started one since. */
export async function stopServer(folder: Folder, run: Run, pid: number): Promise<void> {
  const isLive = () => livePostmaster(folder)?.pid === pid;
  if (!isLive()) return;
  const { code, output } = await run('pg_ctl', ['stop', '-s', '-W', '-m', 'fast', '-D', folder.cluster]);
  if (code !== 0 && isLive()) throw new Error(`PostgreSQL cannot be stopped: ${output}`);
  // With -w pg_ctl would wait for the successor's server, too.
  const deadline = Date.now() + 120_000;
  while (isLive()) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (pid ${pid}) does not stop: see ${logOf(folder)}`);
    await sleep(10);
  }
}

export function livePostmaster({ cluster }: Folder): Postmaster | undefined {
  const [pid, , , port] = pidFile(cluster);
  return pid && port && isAlive(Number(pid)) && mayServe(Number(pid), cluster)
    ? { pid: Number(pid), port: Number(port) }
    : undefined;
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** After a crash another program may have got the pid; where there is no /proc, PostgreSQL has to judge that. */
function mayServe(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return true;
  }
}

/**
 * PostgreSQL refuses to start while a stranger of the same user has the pid in postmaster.pid. The file must not be
 * deleted, since it also tells of backends that are still at work; so the pid becomes one that no process can have.
 */
function disownStalePid({ cluster }: Folder): void {
  const [pid, ...rest] = pidFile(cluster);
  if (!pid || !isAlive(Number(pid)) || mayServe(Number(pid), cluster)) return;
  writeFileSync(join(cluster, 'postmaster.pid'), [2 ** 31 - 1, ...rest].join('\n'));
}

/** Opened by us and inherited, so that the server needs no right to write in the data folder. */
function openLog(folder: Folder): number {
  const path = logOf(folder);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(path, `${path}.old`);
  return openSync(path, 'a', 0o600);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
