import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { ConfigError } from '../config.js';
import type { Append } from './eventstoredb-appends.js';
import { EventStoreUnavailable } from './eventstoredb-errors.js';
import type { Reads } from './eventstoredb-reads.js';
import { Occupied } from './eventstoredb-wire.js';

/** Holds the journal's name. No fact: its event has no envelope. */
const IDENTITY = 'journalIdentity';
/** Before a store that does not answer yet is asked again. */
const PAUSE = 250;
/** How long a name that somebody is just giving may take to show. */
const VISIBLE = 2_000;

const OPTIONS =
  /^(tls|tlscafile|usercertfile|userkeyfile|nodepreference|maxdiscoverattempts|discoveryinterval|gossiptimeout|connectionname|defaultdeadline|keepaliveinterval|keepalivetimeout|throwonappendfailure)$/;

/** A connection string without user and password, for messages. */
const withoutCredentials = (connectionString: string): string => connectionString.replace(/\/\/.*@/, '//');

/** @throws ConfigError; what the client itself says or warns about a connection string shows the password */
export const clientOf = (connectionString: string): EventStoreDBClient => {
  for (const [name, value] of new URLSearchParams(connectionString.split('?')[1])) {
    const option = name.toLowerCase().replace(/[_-]/g, '');
    if (!OPTIONS.test(option)) throw new ConfigError(`EVENTSTOREDB_URL: there is no option "${name}".`);
    if (option === 'nodepreference' && value.toLowerCase() !== 'leader')
      throw new ConfigError(
        'EVENTSTOREDB_URL: nodePreference must be leader; other nodes may lag behind it.',
      );
  }
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch {
    throw new ConfigError(
      'EVENTSTOREDB_URL must be a connection string such as esdb://user:password@host:2113?tls=true, and files that it names must exist.',
    );
  }
};

/**
 * Asks a store that may be just starting, for a while.
 * @throws ConfigError when it does not answer, or does not let us in
 */
export const firstAnswer = async <T>(
  connectionString: string,
  patience: number,
  ask: () => Promise<T>,
): Promise<T> => {
  for (const until = performance.now() + patience; ; await sleep(PAUSE)) {
    try {
      return await ask();
    } catch (error) {
      const { type, message } = error as Error & { type?: string };
      const where = withoutCredentials(connectionString);
      if (type === 'access-denied')
        throw new ConfigError(
          `EVENTSTOREDB_URL: ${where} refuses this user or password, or does not let it read $all.`,
        );
      if (!(error instanceof EventStoreUnavailable)) throw error;
      if (performance.now() > until) throw new ConfigError(`EVENTSTOREDB_URL: ${where}: ${message}.`);
    }
  }
};

/** The journal's name: given once, by whichever instance comes first. */
export const journalName = async (reads: Reads, append: Append): Promise<string> => {
  for (const until = performance.now() + VISIBLE; performance.now() < until; await sleep(20)) {
    const [given] = await reads.stream(IDENTITY);
    if (given) return (given.data as { id: string }).id;
    const named = { type: 'JournalNamed', data: { id: randomBytes(6).toString('hex') } };
    await append(IDENTITY, 0, [named]).catch((error: unknown) => {
      if (!(error instanceof Occupied)) throw error;
    });
  }
  throw new EventStoreUnavailable('somebody names the journal, but the name does not show');
};
