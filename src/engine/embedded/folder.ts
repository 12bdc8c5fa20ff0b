import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { canEnter, type Account } from './programs.js';

/**
 * What lies where. `<dataDir>/postgres` is the cluster, or a symbolic link to it: started as root, PostgreSQL runs
 * as nobody, who may be unable to enter dataDir, and then the cluster is kept elsewhere. The link, not a computed
 * name, says where, so that the folder finds its data again after it has been moved or opened up.
 */
export interface Folder {
  dataDir: string;
  /** The parent of the cluster: dataDir or the place elsewhere. */
  home: string;
  cluster: string;
}

const elsewhere = '/var/tmp/integration-journey-';
const passwordFile = 'postgres.password';

export const hasCluster = ({ cluster }: Folder): boolean => existsSync(join(cluster, 'PG_VERSION'));

export function openFolder(path: string, account: Account | undefined, log: (line: string) => void): Folder {
  // Others may pass through but not look around; the umask of root would often shut nobody out.
  if (mkdirSync(path, { recursive: true }) && account) chmodSync(path, 0o711);
  const dataDir = realpathSync(path);
  const cluster = join(dataDir, 'postgres');
  if (!lstatSync(cluster, { throwIfNoEntry: false }) && !canEnter(dataDir, account)) {
    const home = mkdtempSync(
      `${elsewhere}${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-`,
    );
    chmodSync(home, 0o711);
    symlinkSync(join(home, 'postgres'), cluster);
  }
  const folder = findFolder(dataDir);
  checkFolder(folder, account);
  if (folder.home !== dataDir)
    log(
      `The database of ${dataDir} is kept in ${folder.home}, since that folder was closed to the user nobody, who ` +
        'runs PostgreSQL for root. For lasting data choose one that every user may enter, or set DATABASE_URL.',
    );
  return folder;
}

export function findFolder(path: string): Folder {
  const dataDir = realpathSync(path);
  const own = join(dataDir, 'postgres');
  const linked = lstatSync(own, { throwIfNoEntry: false })?.isSymbolicLink();
  const cluster = linked ? readlinkSync(own) : own;
  return { dataDir, home: dirname(cluster), cluster };
}

function checkFolder({ dataDir, home, cluster }: Folder, account: Account | undefined): void {
  if (home !== dataDir) checkElsewhere(home);
  if (!canEnter(home, account))
    throw new Error(
      `The user nobody, who runs PostgreSQL for root, cannot enter ${home}: chmod o+x it and its parents.`,
    );
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const self = account?.uid ?? process.getuid?.();
  if (owner !== undefined && self !== undefined && owner !== self)
    throw new Error(
      `${cluster} belongs to the user with id ${owner}: start the service as the user who made it.`,
    );
}

/** /var/tmp is open to everybody: a place there counts only if it is ours and no one else can write to it. */
function checkElsewhere(home: string): void {
  const stat = lstatSync(home, { throwIfNoEntry: false });
  if (!stat)
    throw new Error(
      `The database was kept in ${home}, which is gone: restore it, or start anew with --reset.`,
    );
  if (!home.startsWith(elsewhere) || dirname(home) !== dirname(elsewhere) || !stat.isDirectory())
    throw new Error(
      `${home} is no place for the database: remove the link to it, or start anew with --reset.`,
    );
  if (stat.uid !== process.getuid?.() || stat.mode & 0o022)
    throw new Error(`${home} can be changed by other users: it is not used. Restore its owner and mode.`);
}

export function passwordOf({ dataDir }: Folder): string {
  const file = join(dataDir, passwordFile);
  if (!existsSync(file)) {
    // Linked into place when it is complete: whoever finds the file finds a whole password, and all find the same.
    const draft = join(dataDir, `postgres.new-${randomBytes(6).toString('hex')}`);
    writeFileSync(draft, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** A rename is on disk only when its folder is. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Leftovers of a start that was killed. */
export function sweep({ dataDir, home }: Folder): void {
  for (const parent of new Set([dataDir, home]))
    for (const name of readdirSync(parent))
      if (name.startsWith('postgres.new-')) rmSync(join(parent, name), { recursive: true, force: true });
}

/** A mistyped DATA_DIR must not cost a home folder or a checkout. */
export function checkDeletable(path: string): void {
  const dataDir = realpathSync(path);
  const entries = readdirSync(dataDir);
  const around = [process.cwd(), homedir()].find((place) => !relative(dataDir, place).startsWith('..'));
  if (around) throw new Error(`${dataDir} is not deleted: it contains ${around}.`);
  if (entries.length > 0 && !entries.includes(passwordFile))
    throw new Error(`${dataDir} is not deleted: it does not look like a data folder of this service.`);
}

export function deleteFolder({ dataDir, home }: Folder): void {
  if (home !== dataDir && existsSync(home)) {
    checkElsewhere(home);
    rmSync(home, { recursive: true });
  }
  // The password goes last: it is how an interrupted deletion is known to be ours.
  for (const name of readdirSync(dataDir).filter((name) => name !== passwordFile))
    rmSync(join(dataDir, name), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
