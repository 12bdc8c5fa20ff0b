import type { Pool } from 'pg';
import type { Sealed } from '../../kernel/personal.js';
import { VIEWS } from '../database.js';
import { isOpen, RESPONSIBILITY } from '../rows.js';
import type { Sql } from '../sql.js';

/* What is known of webhooks and their deliveries; one statement a function. */

export type State = 'active' | 'paused' | 'disabled';

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly unit: string;
  readonly types: readonly string[];
  readonly secret: Sealed;
  /** The secret before, while it is still valid. */
  readonly former: Sealed | null;
  readonly state: State;
  readonly failures: number;
}

/** A fact that is to be delivered. */
export interface Delivery {
  readonly fact: string;
  readonly stream: string;
  readonly persons: readonly string[];
  readonly event: string;
  readonly attempts: number;
}

export interface Queued extends Omit<Delivery, 'attempts'> {
  readonly recordedAt: string;
}

/** Its checkpoint's name. */
export const readerOf = (id: string): string => `webhook ${id}`;
/** Whose data key seals its secrets. */
export const subjectOf = (id: string): string => `webhook-${id}`;

export const activeWebhooks = async (sql: Sql): Promise<readonly string[]> => {
  const { rows } = await sql.query<{ id: string }>(`SELECT id FROM engine.webhook WHERE state = 'active'`);
  return rows.map(({ id }) => id);
};

export const findWebhook = async (sql: Sql, id: string): Promise<Webhook | undefined> => {
  const { rows } = await sql.query<Webhook>(
    `SELECT id, url, unit, types, secret, CASE WHEN former_until > now() THEN former END AS former, state, failures
     FROM engine.webhook WHERE id = $1`,
    [id],
  );
  return rows[0];
};

export const countQueued = async (sql: Sql, id: string): Promise<number> => {
  const { rows } = await sql.query<{ queued: number }>(
    'SELECT count(*)::int AS queued FROM engine.webhook_delivery WHERE webhook = $1',
    [id],
  );
  return rows[0]!.queued;
};

export const queue = async (sql: Sql, id: string, queued: readonly Queued[]): Promise<void> => {
  await sql.query(
    `INSERT INTO engine.webhook_delivery (webhook, fact, stream, persons, event, recorded_at)
     SELECT $1, q.fact, q.stream, q.persons, q.event, q."recordedAt"
     FROM ROWS FROM (jsonb_to_recordset($2) AS (fact uuid, stream text, persons uuid[], event text, "recordedAt" timestamptz))
       WITH ORDINALITY AS q (fact, stream, persons, event, "recordedAt", nth)
     ORDER BY nth ON CONFLICT DO NOTHING`,
    [id, JSON.stringify(queued)],
  );
};

/** The first fact of each stream that is due, those of some streams left out: within a stream the order holds. */
export const dueDeliveries = async (
  sql: Sql,
  id: string,
  busy: readonly string[],
  most: number,
): Promise<readonly Delivery[]> => {
  const { rows } = await sql.query<Delivery>(
    `SELECT fact, stream, persons, event, attempts FROM (
       SELECT DISTINCT ON (stream) * FROM engine.webhook_delivery WHERE webhook = $1 AND stream <> ALL ($2)
       ORDER BY stream, no) heads
     WHERE next_at <= now() ORDER BY attempts, no LIMIT $3`,
    [id, busy, most],
  );
  return rows;
};

const OPEN = isOpen({
  keys: '$2::text[]',
  today: `(now() AT TIME ZONE 'Europe/Berlin')::date`,
  now: 'now()',
});

/** Whether all of some people are open to somebody with these keys, and none has been erased. */
export const isForUnit = async (
  sql: Sql,
  context: string,
  persons: readonly string[],
  keys: readonly string[],
): Promise<{ readonly open: boolean; readonly erased: boolean }> => {
  const { rows } = await sql.query<{ open: boolean; erased: boolean }>(
    `SELECT coalesce(bool_and(EXISTS (SELECT FROM ${RESPONSIBILITY} r WHERE r.id = p AND ${OPEN})), true) AS open,
       coalesce(bool_or(EXISTS (SELECT FROM engine.erased e WHERE e.stream = $3 || '-' || p)), false) AS erased
     FROM unnest($1::uuid[]) p`,
    [persons, keys, context],
  );
  return rows[0]!;
};

export const responsibilityIsThere = async (sql: Sql): Promise<boolean> => {
  const { rows } = await sql.query<{ there: boolean }>(
    `SELECT to_regclass('${VIEWS}.responsibility') IS NOT NULL AS there`,
  );
  return rows[0]!.there;
};

const done = (delivery: string, tally: string): string =>
  `WITH gone AS (DELETE FROM engine.webhook_delivery WHERE webhook = $1 AND fact = $2 RETURNING fact)
   UPDATE engine.webhook SET ${delivery} ${tally} = ${tally} + (SELECT count(*) FROM gone) WHERE id = $1`;

export const delivered = async (sql: Sql, id: string, fact: string): Promise<void> => {
  await sql.query(done('last_success = now(), failures = 0,', 'delivered'), [id, fact]);
};

export const withheld = async (sql: Sql, id: string, fact: string): Promise<void> => {
  await sql.query(done('', 'withheld'), [id, fact]);
};

/** @returns for how many seconds the delivery has failed */
export const failed = async (
  sql: Sql,
  id: string,
  fact: string,
  { error, pause }: { readonly error: string; readonly pause: number },
): Promise<number> => {
  await sql.query(
    'UPDATE engine.webhook SET last_failure = now(), last_error = $2, failures = failures + 1 WHERE id = $1',
    [id, error],
  );
  const { rows } = await sql.query<{ seconds: number }>(
    `UPDATE engine.webhook_delivery SET attempts = attempts + 1, next_at = now() + $3 * interval '1 millisecond',
       failing_since = coalesce(failing_since, now())
     WHERE webhook = $1 AND fact = $2 RETURNING extract(epoch FROM now() - failing_since)::float AS seconds`,
    [id, fact, pause],
  );
  return rows[0]?.seconds ?? 0;
};

/** What has been waiting after failures is tried at once. */
export const tryAgain = async (sql: Sql, id: string): Promise<void> => {
  await sql.query(
    'UPDATE engine.webhook_delivery SET next_at = now(), failing_since = NULL WHERE webhook = $1 AND attempts > 0',
    [id],
  );
};

export const setState = async (sql: Sql, id: string, state: State): Promise<void> => {
  await sql.query('UPDATE engine.webhook SET state = $2 WHERE id = $1', [id, state]);
};

/** Only one that is active becomes disabled. */
export const disable = async (pool: Pool, id: string): Promise<void> => {
  await pool.query(`UPDATE engine.webhook SET state = 'disabled' WHERE id = $1 AND state = 'active'`, [id]);
};
