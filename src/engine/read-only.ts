import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Problem } from './problems.js';

/** Why nothing is recorded at present. */
export interface ReadOnlyState {
  readonly reason: string;
  /** Null where the environment says so. */
  readonly since: string | null;
  /** It ends by itself then. */
  readonly until: string | null;
}

/** Whether commands are taken, in all instances on a database alike. */
export interface ReadOnly {
  /** As it is now, or was a moment ago. */
  state(): Promise<ReadOnlyState | undefined>;
  /** @throws Problem 503 while nothing is recorded */
  assertWritable(): Promise<void>;
  /** Resolves once commands are taken again, or when the service stops. */
  ended(signal: AbortSignal): Promise<void>;
  begin(reason: string, until: string | undefined, account: string): Promise<void>;
  end(): Promise<void>;
}

/** For so many milliseconds an instance goes by what it knows; after that, all do. */
const KNOWN_FOR = 250;
const RETRY_AFTER = 60;

const utc = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`;

const STATE = {
  name: 'read-only',
  text: `SELECT reason, ${utc('since')}, ${utc('until')} FROM engine.read_only WHERE coalesce(until, 'infinity') > now()`,
};

/** @param byEnvironment the reason, where the environment makes the service read-only: then nobody can end it */
export const readOnly = (pool: Pool, byEnvironment?: string): ReadOnly => {
  const fixed = byEnvironment ? { reason: byEnvironment, since: null, until: null } : undefined;
  let known: Promise<ReadOnlyState | undefined> | undefined;
  let knownAt = -Infinity;

  const ask = async (): Promise<ReadOnlyState | undefined> =>
    (await pool.query<ReadOnlyState>(STATE)).rows[0];

  const state = (): Promise<ReadOnlyState | undefined> => {
    if (fixed) return Promise.resolve(fixed);
    if (!known || performance.now() - knownAt > KNOWN_FOR) {
      knownAt = performance.now();
      known = ask();
      // An error is no knowledge.
      known.catch(() => (known = undefined));
    }
    return known;
  };
  const forget = (): void => {
    known = undefined;
  };

  return {
    state,
    assertWritable: async () => {
      const now = await state();
      if (!now) return;
      const left = now.until ? Math.ceil((Date.parse(now.until) - Date.now()) / 1000) : RETRY_AFTER;
      throw new Problem(
        503,
        'read-only',
        `Nothing is recorded at present: ${now.reason} Looking things up works. Send the same request again later.`,
        { retryAfter: Math.max(left, 1) },
      );
    },
    ended: async (signal) => {
      while (!signal.aborted && (await state()))
        await sleep(KNOWN_FOR, undefined, { signal }).catch(() => undefined);
    },
    begin: async (reason, until, account) => {
      await pool.query(
        `INSERT INTO engine.read_only (reason, until, account) VALUES ($1, $2, $3)
         ON CONFLICT (only_row) DO UPDATE
         SET reason = excluded.reason, until = excluded.until, account = excluded.account, since = now()`,
        [reason, until ?? null, account],
      );
      forget();
    },
    end: async () => {
      await pool.query('DELETE FROM engine.read_only');
      forget();
    },
  };
};
