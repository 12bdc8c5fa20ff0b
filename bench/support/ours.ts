import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { declared } from '../../src/app.module.js';
import { parseConfig } from '../../src/engine/config.js';
import { developmentKey, developmentToken } from '../../src/engine/identity/development.js';
import { openRuntime, start } from '../../src/engine/open.js';
import type { Runtime } from '../../src/engine/runtime.js';
import { catalogue } from '../../src/generated/catalogue.js';
import type { Setting } from './setting.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Our engine in this process, without HTTP and with no reader at work. */
export const openOurs = async (
  setting: Setting,
  url: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Runtime> => {
  const config = parseConfig({ DATABASE_URL: url, DATA_DIR: setting.folder(), ...env });
  const runtime = await openRuntime(config, declared, catalogue, setting.say);
  setting.after(() => runtime.close());
  return runtime;
};

/** Our engine in this process with views and policies at work. */
export const openService = async (setting: Setting, url: string): Promise<Runtime> => {
  const runtime = await openOurs(setting, url);
  await start(runtime);
  return runtime;
};

/** A program in a process of its own. */
export interface Program {
  readonly process: ChildProcess;
  /** Where it listens; known once it says so. */
  readonly url: string;
  /** Resident memory now, and the most so far, in MB; NaN where there is no /proc. */
  memory(): { readonly now: number; readonly peak: number };
  stop(): Promise<void>;
}

const memoryOf = (pid: number): { now: number; peak: number } => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const mb = (field: string): number =>
      Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
    return { now: mb('VmRSS'), peak: mb('VmHWM') };
  } catch {
    return { now: NaN, peak: NaN };
  }
};

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');

/** Starts a program that says on stdout at which address it listens. */
export const listening = async (
  setting: Setting,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Program> => {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended(child);
  };
  setting.after(stop);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)));
    createInterface(child.stdout).on('line', (line) => {
      const said = /http:\/\/[\d.]+:\d+/.exec(line);
      if (said) resolve(said[0]);
    });
  });
  return { process: child, url, memory: () => memoryOf(child.pid!), stop };
};

export interface Ours extends Program {
  /** What a coach sends with a command. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Our whole service, as `npm start` runs it; requests are counted for the limit, which is beyond reach. */
export const startOurs = async (
  setting: Setting,
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Ours> => {
  const { DATA_DIR, ...set } = { DATA_DIR: setting.folder(), RATE_LIMIT: '999999999', ...env };
  const program = await listening(setting, [...flags, 'dist/src/main.js'], { PORT: '0', DATA_DIR, ...set });
  const token = developmentToken(developmentKey(DATA_DIR), {
    account: 'coach-1',
    roles: ['case-worker'],
    units: ['bench'],
  });
  return { ...program, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } };
};

/** A program in TypeScript from `bench`. */
export const startBench = (setting: Setting, file: string, ...args: readonly string[]): Promise<Program> =>
  listening(setting, ['--import', './bench/support/loader.js', file, ...args]);

/**
 * `npm run rebuild -- caseload` (or all views) on a database, in a process of its own.
 * @param meanwhile called again and again while it works
 * @returns the most memory it took, in MB
 */
export const rebuildViews = async (
  setting: Setting,
  url: string,
  views: 'caseload' | 'all',
  meanwhile: () => Promise<unknown> = () => sleep(5),
  env: Readonly<Record<string, string>> = {},
): Promise<number> => {
  const child = spawn(process.execPath, ['dist/src/rebuild.js', views], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATABASE_URL: url, DATA_DIR: setting.folder(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  let peak = 0;
  while (child.exitCode === null) {
    peak = Math.max(peak, memoryOf(child.pid!).peak || 0);
    await meanwhile();
  }
  if (child.exitCode !== 0) throw new Error(`The rebuild failed: ${said}`);
  return peak;
};
