import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { v4 as uuid } from 'uuid';
import { ERASED, TO_FOLLOW } from '../../kernel/erasure.js';
import { type Ground, keyring, type Reach } from '../../kernel/belonging.js';
import type { By } from '../by.js';
import { groundsFor } from '../read-log/ground.js';
import type { Runtime } from '../runtime.js';
import { type Outcome, post } from './post.js';
import { signedHeaders } from './signing.js';
import * as store from './store.js';

const log = new Logger('webhooks');

/** The pause after the nth failure in milliseconds: twice as long each time, and by chance up to half of it less. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5 * 60_000;
export const pauseAfter = (failures: number, chance: number): number => {
  const whole = Math.min(FIRST_PAUSE * 2 ** Math.min(failures, 20), LONGEST_PAUSE);
  return Math.round(whole * (1 - chance / 2));
};

/** Whoever has not taken a fact for so long is asked no more until somebody has seen to it. */
const SECONDS_UNTIL_DISABLED = 5 * 24 * 3_600;
/** So many failures without any success say that the receiver was down; its first success, that it is back. */
const DOWN = 3;

/** The people of a unit and of those below it, and those who are shared with it. */
const GROUNDS: readonly Ground[] = ['unit', 'sharing'];

export type Delivering = Pick<
  Runtime,
  'pool' | 'access' | 'projectors' | 'building' | 'readLog' | 'keyring' | 'codec' | 'config' | 'over'
>;

/** The receiver, as the read log knows it. */
const receiver = ({ id, unit }: store.Webhook): By => ({
  actor: { id: store.subjectOf(id), role: 'webhook', unit },
  units: [unit],
  now: new Date(),
  simulated: false,
  commandId: uuid(),
  correlationId: uuid(),
});

/** Whether a unit may hear of a fact now. What became of the data as a whole it is told, so that it follows (Art. 19 GDPR). */
const mayHear = async (
  { pool, access }: Delivering,
  { unit }: store.Webhook,
  { persons, event }: store.Delivery,
): Promise<boolean> => {
  if (persons.length === 0) return true;
  const type = (JSON.parse(event) as { type: string }).type.split('.').at(-1)!;
  const reach: readonly Reach[] = TO_FOLLOW.includes(type) ? [...GROUNDS, 'restricted'] : GROUNDS;
  const keys = [...keyring({ account: '', units: [unit], actingFor: [] }, reach).keys()];
  const { open, erased } = await store.isForUnit(pool, access.responsibility.of, persons, keys);
  return open && (!erased || type === ERASED);
};

/** Whoever receives people's data is entered before it leaves, as whoever looks is. */
const enter = async (delivering: Delivering, webhook: store.Webhook, persons: readonly string[]) => {
  if (persons.length === 0) return;
  const by = receiver(webhook);
  const ground = await groundsFor(delivering, by, GROUNDS, persons);
  await delivering.readLog.enter({ verb: 'look', what: 'webhook', by, persons, outcome: 'shown', ground });
};

/** Hands an event over, signed by each secret that is valid. */
export const handOver = async (
  { codec, config, over }: Pick<Delivering, 'codec' | 'config' | 'over'>,
  { url, secret, former }: Pick<store.Webhook, 'url' | 'secret' | 'former'>,
  id: string,
  event: string,
): Promise<Outcome> => {
  const secrets = (await codec.open(former ? [secret, former] : [secret])) as string[];
  return post(url, signedHeaders(id, event, secrets, new Date()), event, {
    production: config.production,
    over: over.signal,
    patience: config.webhookTimeout,
  });
};

/** One attempt to deliver a fact, and what follows from it. */
export const attempt = async (
  delivering: Delivering,
  webhook: store.Webhook,
  delivery: store.Delivery,
): Promise<void> => {
  const { pool, over } = delivering;
  const { id } = webhook;
  const { fact, attempts, persons, event } = delivery;
  if (!(await mayHear(delivering, webhook, delivery))) return store.withheld(pool, id, fact);
  if (attempts === 0) await enter(delivering, webhook, persons);
  const { failed } = await handOver(delivering, webhook, fact, event);
  if (over.signal.aborted && failed) return;
  if (!failed) {
    const back = ((await store.findWebhook(pool, id))?.failures ?? 0) >= DOWN;
    await store.delivered(pool, id, fact);
    if (back) await store.tryAgain(pool, id);
    return;
  }
  const pause = pauseAfter(attempts, Math.random());
  const failing = await store.failed(pool, id, fact, { error: failed, pause });
  if (failed !== 'gone' && failing < SECONDS_UNTIL_DISABLED) return;
  await store.disable(pool, id);
  log.error(`webhook ${id} is disabled: ${failed} for ${Math.round(failing / 3_600)} hours`);
};

/** Waits; nothing goes wrong when it is over. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
