import { randomUUID } from 'node:crypto';
import type { By } from '../by.js';
import { invalid, notFound } from '../problems.js';
import { resetCheckpoint } from '../projections/checkpoint.js';
import type { Runtime } from '../runtime.js';
import { seal } from '../seal.js';
import { inTransaction } from '../sql.js';
import { addressProblem } from './address.js';
import { handOver } from './deliver.js';
import { testEvent } from './event.js';
import { SHAPE } from './follow.js';
import { newSecret } from './signing.js';
import * as store from './store.js';
import type { WebhookAnswer, WebhookOrder, WebhookSecretAnswer, WebhookTestAnswer } from './webhooks.dto.js';

/* What administrators do with webhooks of their units. */

/** How long a former secret stays valid, so that receivers have time to take up the new one. */
const OVERLAP = '24 hours';

const within = (unit: string, units: readonly string[]): boolean =>
  units.some((each) => unit === each || unit.startsWith(`${each}.`));

/** @throws Problem 404 for one that is not there, or of a unit that is not among the asker's */
export const ownWebhook = async ({ pool }: Runtime, by: By, id: string): Promise<store.Webhook> => {
  const webhook = await store.findWebhook(pool, id);
  if (!webhook || !within(webhook.unit, by.units)) throw notFound('There is no webhook with this id.');
  return webhook;
};

const sealed = async ({ keyring }: Runtime, id: string, secret: string) => {
  const subject = store.subjectOf(id);
  return seal(
    await keyring.keyFor(subject, 'personal'),
    subject,
    'personal',
    `${id}/${randomUUID()}`,
    secret,
  );
};

/** @throws Problem 400 */
const assertFit = ({ config, codec }: Runtime, by: By, { url, unit, types }: WebhookOrder): void => {
  const wrong = [
    [addressProblem(url, config.production), 'url'],
    [within(unit, by.units) ? undefined : 'must be one of your units, or within one', 'unit'],
    ...types.map((type, nth) => [codec.knows(type) ? undefined : 'is no type of fact', `types.${nth}`]),
  ].flatMap(([hint, path]) => (hint ? [{ path: path!, hint }] : []));
  if (wrong.length > 0) throw invalid(wrong);
};

/** What is entered of an order: an address may hold a secret behind its host. */
export const enteredOf = ({ url, unit, types }: WebhookOrder) => ({
  origin: URL.canParse(url) ? new URL(url).origin : null,
  unit,
  types,
});

/** From the facts that are recorded from now on. */
export const define = async (runtime: Runtime, by: By, order: WebhookOrder): Promise<WebhookSecretAnswer> => {
  assertFit(runtime, by, order);
  const { pool, journal } = runtime;
  const [id, secret] = [randomUUID(), newSecret()];
  const token = await sealed(runtime, id, secret);
  const { url, unit, types } = order;
  const head = await journal.head();
  await inTransaction(pool, async (sql) => {
    await sql.query(
      'INSERT INTO engine.webhook (id, url, unit, types, secret, account) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, url, unit, types, JSON.stringify(token), by.actor.id],
    );
    await resetCheckpoint(sql, store.readerOf(id), SHAPE, head);
  });
  return { id, secret };
};

/** A new secret; the one before goes on for a while, and any before that is over. */
export const rotate = async (runtime: Runtime, id: string): Promise<WebhookSecretAnswer> => {
  const secret = newSecret();
  const { rows } = await runtime.pool.query<{ until: Date }>(
    `UPDATE engine.webhook SET former = secret, former_until = now() + interval '${OVERLAP}', secret = $2
     WHERE id = $1 RETURNING former_until AS until`,
    [id, JSON.stringify(await sealed(runtime, id, secret))],
  );
  if (!rows[0]) throw notFound('There is no webhook with this id.');
  return { id, secret, formerUntil: rows[0].until.toISOString() };
};

/** Goes on where it stopped; what has failed is tried at once. */
export const resume = ({ pool }: Runtime, id: string): Promise<void> =>
  inTransaction(pool, async (sql) => {
    await store.setState(sql, id, 'active');
    await store.tryAgain(sql, id);
  });

/** For good: what has not been delivered is forgotten with it. */
export const end = async ({ pool, keyring }: Runtime, id: string): Promise<void> => {
  await inTransaction(pool, async (sql) => {
    await sql.query('DELETE FROM engine.webhook WHERE id = $1', [id]);
    await sql.query('DELETE FROM engine.checkpoint WHERE reader = $1', [store.readerOf(id)]);
    await sql.query('DELETE FROM keys.data_key WHERE subject = $1', [store.subjectOf(id)]);
  });
  keyring.forget(store.subjectOf(id));
};

export const test = async (runtime: Runtime, webhook: store.Webhook): Promise<WebhookTestAnswer> => {
  const id = randomUUID();
  const event = testEvent(runtime.journal.id, id, new Date());
  const { failed } = await handOver(runtime, webhook, id, event);
  return { delivered: !failed, ...(failed && { error: failed }) };
};

const LIST = `SELECT w.id, w.url, w.unit, w.types, w.state, w.defined_at AS "definedAt", w.delivered::int,
  w.withheld::int, w.last_success AS "lastSuccess", w.last_failure AS "lastFailure", w.last_error AS "lastError",
  w.failures, count(d.fact)::int AS waiting, min(d.recorded_at) AS oldest, c.position::text AS position
FROM engine.webhook w
JOIN engine.checkpoint c ON c.reader = 'webhook ' || w.id
LEFT JOIN engine.webhook_delivery d ON d.webhook = w.id
GROUP BY w.id, c.position ORDER BY w.defined_at, w.id`;

export const listed = async ({ pool, journal }: Runtime, by: By): Promise<readonly WebhookAnswer[]> => {
  const head = await journal.head();
  const { rows } = await pool.query<WebhookAnswer & { readonly position: string }>(LIST);
  return rows
    .filter(({ unit }) => within(unit, by.units))
    .map(({ position, ...row }) => ({ ...row, behind: Number(head - BigInt(position)) }));
};
