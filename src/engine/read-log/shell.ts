import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { Pool } from 'pg';
import { ConfigError } from '../environment.js';
import { borrow, giveBack } from '../sql.js';

/** In the log no account of the issuer: who may do this is up to the operating system. */
export const SHELL_ROLE = 'command-line';

/** As accounts and units are written. */
const handle = (name: string): string => name.toLowerCase().replace(/[^a-z0-9.-]+/g, '-') || 'unknown';

const user = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name, as in a container.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
};

export interface ShellAct {
  readonly what: string;
  /** What it was given; never a path that may say more than is needed, nor a secret. */
  readonly asked?: object;
  readonly outcome?: 'begun' | 'done';
}

/** Enters what somebody does in the shell, also over connections that may only read otherwise. */
const enter = async (pool: Pool, { what, asked = {}, outcome = 'begun' }: ShellAct): Promise<void> => {
  const entry = {
    ...{ account: `os.${handle(user())}`, role: SHELL_ROLE, unit: handle(hostname()), verb: 'operate' },
    ...{ what, outcome, persons: [], asked, correlation: randomUUID() },
  };
  const client = await borrow(pool);
  let broken = true;
  try {
    await client.query('BEGIN READ WRITE');
    await client.query('SELECT access.append($1)', [JSON.stringify([entry])]);
    await client.query('COMMIT');
    broken = false;
  } finally {
    giveBack(client, broken);
  }
};

/**
 * @param harmless what changes nothing is done even if it cannot be entered: whoever looks may hold rights to read only
 * @throws ConfigError
 */
export const enterShellAct = async (pool: Pool, act: ShellAct, { harmless = false } = {}): Promise<void> => {
  try {
    await enter(pool, act);
  } catch (error) {
    const said = `It cannot be entered in the read log: ${(error as Error).message}.`;
    if (!harmless) throw new ConfigError(`${said} Nothing was done.`);
    console.error(said);
  }
};
