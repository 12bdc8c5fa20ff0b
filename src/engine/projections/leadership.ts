import { Client, type ClientConfig } from 'pg';
import { turns } from '../turns.js';

/** Among all instances on a database one leads each reader: the one that holds its session lock. */
export interface Leadership {
  /** True while this instance leads the reader; tries to become the leader otherwise. */
  leads(reader: string): Promise<boolean>;
  /** Lets another instance take the lead. */
  resign(reader: string): Promise<void>;
  /** Readers that somebody wanted to lead. */
  asked(): readonly string[];
  /** The database's number of the session that holds the locks. */
  session(): number | undefined;
  close(): Promise<void>;
}

/** What an instance locks to lead a reader. */
export const lockOf = (reader: string): string => `reader ${reader}`;

/** The driver knows the server's number of its session; its types do not. */
type Session = Client & { readonly processID?: number };

/** Locks live on one connection and end with it, so a killed leader is replaced as soon as the server notices. */
export const leadership = (options: ClientConfig): Leadership => {
  const led = new Set<string>();
  const asked = new Set<string>();
  const inTurn = turns();
  let session: Promise<Client> | undefined;
  let current: Session | undefined;

  const open = async (): Promise<Client> => {
    const client: Session = new Client({ ...options, keepAlive: true });
    const lost = () => {
      if (current !== client) return;
      led.clear();
      session = current = undefined;
    };
    current = client;
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    return client;
  };

  const tryToLead = async (reader: string): Promise<boolean> => {
    asked.add(reader);
    session ??= open().catch((error: unknown) => {
      session = undefined;
      throw error;
    });
    const client = await session;
    const { rows } = await client.query<{ won: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS won',
      [lockOf(reader)],
    );
    if (rows[0]!.won) led.add(reader);
    return rows[0]!.won;
  };

  return {
    leads: async (reader) => led.has(reader) || inTurn('session', () => tryToLead(reader)),
    resign: (reader) =>
      inTurn('session', async () => {
        if (!led.delete(reader)) return;
        const client = await session;
        await client?.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockOf(reader)]);
      }),
    asked: () => [...asked],
    session: () => current?.processID,
    close: async () => {
      led.clear();
      await (await session?.catch(() => undefined))?.end().catch(() => undefined);
    },
  };
};
