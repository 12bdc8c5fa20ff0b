import type { Pool, PoolClient } from 'pg';

/** Anything that runs SQL: a pool, or a connection within a transaction. */
export type Sql = Pick<Pool, 'query'>;

/**
 * A connection that is lost between two statements says so by an event, which nobody but us hears while we have it: the
 * next statement fails anyway.
 */
const unheard = (): void => undefined;

/** Takes a connection from the pool. Not by promise: the server may end it in the same breath in which it greets us. */
export const borrow = (pool: Pool): Promise<PoolClient> =>
  new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (client) resolve(client.on('error', unheard));
      else reject(error!);
    });
  });

/** Gives it back, or ends it when it is broken. */
export const giveBack = (client: PoolClient, broken?: Error | boolean): void => {
  client.off('error', unheard);
  client.release(broken);
};

const finish = async (client: PoolClient, how: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
  await client.query(how);
};

/**
 * Runs work in a transaction on one connection. `lazily` does not wait for the disk at commit: for what can be derived
 * again, where a lost end is just done again.
 */
export const inTransaction = async <T>(
  pool: Pool,
  work: (sql: PoolClient) => Promise<T>,
  { lazily = false } = {},
): Promise<T> => {
  const client = await borrow(pool);
  let broken: Error | undefined;
  try {
    await client.query(lazily ? 'BEGIN; SET LOCAL synchronous_commit = off' : 'BEGIN');
    const result = await work(client);
    await finish(client, 'COMMIT');
    return result;
  } catch (error) {
    await finish(client, 'ROLLBACK').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    giveBack(client, broken);
  }
};
