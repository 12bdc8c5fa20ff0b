import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase } from '../support/database.js';
import { kill9, temporaryFolder } from '../support/server.js';
import { trustTests } from '../support/tokens.js';

const MAIN = 'dist/src/main.js';

const modified = (path: string): number => statSync(path).mtimeMs;

/** @throws if the built service is not there, or is not that of the sources; no test is skipped for that. */
export const assertBuilt = (): void => {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run \`npm run build\` before this spec.`);
  const built = modified(existsSync('dist/.built') ? 'dist/.built' : MAIN);
  const newer = readdirSync('src', { recursive: true, encoding: 'utf8' })
    // The catalogue is made by the build.
    .filter((path) => /\.(ts|sql)$/.test(path) && !/\.spec\.ts$|^generated/.test(path))
    .find((path) => modified(join('src', path)) > built);
  if (newer) throw new Error(`dist is older than src/${newer}: run \`npm run build\` before this spec.`);
};

/** The service as a process of its own, to be killed and started again. */
export interface ServiceProcess {
  /** Where it listens; where it last listened while it is down. */
  readonly url: string;
  readonly starts: number;
  /** The end of what it said on stderr, since its last start. */
  readonly complaints: string;
  /** All that it said on either stream, over all its starts. */
  readonly said: string;
  /** Resolves when it listens. @throws if it ends instead */
  start(): Promise<void>;
  /** Starts it without waiting. */
  launch(): void;
  kill9(): Promise<void>;
  /** As Ctrl-C would. @returns its exit code */
  stop(): Promise<number | null>;
}

type Environment = Readonly<Record<string, string>>;

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });

const spawnService = (env: Environment): ChildProcess =>
  spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** A start that is to fail: how it ended and what it said. One that succeeds is killed after a while. */
export const failedStart = async (env: Environment) => {
  const child = spawnService(env);
  const said = { out: '', err: '' };
  child.stdout!.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr!.on('data', (text: Buffer) => (said.err += text.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  // `exit` may come before the last of what it said.
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return { code, ...said };
};

export const serviceProcess = (env: Environment): ServiceProcess => {
  let child: ChildProcess | undefined;
  let listening: Promise<void> | undefined;
  const now = { url: '', starts: 0, complaints: '', said: '' };

  const launch = (): void => {
    if (env.DATA_DIR) trustTests(env.DATA_DIR);
    const mine = (child = spawnService(env));
    now.starts++;
    now.complaints = '';
    for (const stream of [mine.stdout!, mine.stderr!])
      stream.on('data', (text: Buffer) => (now.said += text.toString()));
    mine.stderr!.on('data', (text: Buffer) => {
      now.complaints = (now.complaints + text.toString()).slice(-4_000);
    });
    listening = new Promise((resolve, reject) => {
      let said = '';
      mine.stdout!.on('data', (text: Buffer) => {
        said += text.toString();
        const url = /listens on (http:\S+?);/.exec(said)?.[1];
        if (url) {
          now.url = url;
          resolve();
        }
      });
      mine.once('exit', (code) => reject(new Error(`the service ended (${code}): ${now.complaints}`)));
    });
    listening.catch(() => undefined);
  };

  return {
    get url() {
      return now.url;
    },
    get starts() {
      return now.starts;
    },
    get complaints() {
      return now.complaints;
    },
    get said() {
      return now.said;
    },
    launch,
    start: async () => {
      launch();
      await listening;
    },
    kill9: async () => {
      if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
        await Promise.all([kill9(child.pid), ended(child)]);
    },
    stop: async () => {
      if (!child) return null;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child?.kill('SIGKILL'), 15_000);
      const code = await ended(child);
      clearTimeout(timer);
      return code;
    },
  };
};

/** The built service on a database of its own: it shares no processor with whoever asks it, and runs three times as fast as within jest. */
export const serviceApart = async () => {
  assertBuilt();
  const database = await freshDatabase();
  const environment = { DATABASE_URL: database.url, DATA_DIR: join(temporaryFolder(), 'data') };
  const service = serviceProcess(environment);
  const stop = async (): Promise<void> => {
    await service.stop();
    await database.drop();
  };
  await service.start().catch(async (error: unknown) => {
    await database.drop();
    throw error;
  });
  return { url: service.url, environment, stop };
};
