import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { JournalFact } from '../../kernel/journal.js';
import { positionToken } from '../position.js';
import { moveCheckpoint, readCheckpoint } from '../projections/checkpoint.js';
import type { Runtime } from '../runtime.js';
import { inTransaction } from '../sql.js';
import { attempt } from './deliver.js';
import { eventOf } from './event.js';
import * as store from './store.js';

const log = new Logger('webhooks');

export const SHAPE = '1';
/** So many facts may wait for a receiver before no more are read for it; they wait in the journal then. */
const WINDOW = 1_000;
const BATCH = 500;
/** So many streams are delivered at once. */
const ABREAST = 8;
/** Facts without concern move the checkpoint this much later, in milliseconds. */
const LAZY = 1_000;
const LOOK = 250;
const AFTER_TROUBLE = 1_000;
/** How long facts wait for it to be known whose people they are about. */
const PATIENCE = 5_000;

export type Following = Pick<
  Runtime,
  | 'pool'
  | 'journal'
  | 'codec'
  | 'registry'
  | 'readLog'
  | 'projectors'
  | 'building'
  | 'erasures'
  | 'access'
  | 'keyring'
  | 'config'
  | 'over'
>;

const queuedOf = async (
  { journal, codec, registry, readLog }: Following,
  stored: JournalFact,
): Promise<store.Queued> => {
  const { id, type, stream, recordedAt, position, data } = stored;
  const place = {
    journal: journal.id,
    position: positionToken(journal, position),
    typeVersion: registry.typeVersion(type),
  };
  return {
    fact: id,
    stream,
    persons: await readLog.personsIn([stream, data]),
    event: eventOf(codec.fields(type), codec.decode(stored), place),
    recordedAt,
  };
};

/** Whose people facts are about, and who was erased, must be known up to a position before somebody is told. */
const isKnown = async ({ projectors, access, erasures }: Following, position: bigint): Promise<boolean> => {
  const responsibility = projectors.get(access.responsibility.name);
  if (!responsibility || !erasures) return false;
  const reached = [responsibility, erasures].map((reader) => reader.reached(position, PATIENCE));
  return (await Promise.all(reached)).every(Boolean);
};

/** Reads the journal for one receiver and tells it of facts, until it is to be told no more. */
export const followFor = async (
  following: Following,
  id: string,
  goesOn: () => Promise<boolean>,
): Promise<void> => {
  const { pool, journal, over } = following;
  const reader = store.readerOf(id);
  const busy = new Map<string, Promise<void>>();
  let kept = (await readCheckpoint(pool, reader))?.position;
  if (kept === undefined) return;
  let at = kept;
  let keptAt = performance.now();

  const move = async (queued: readonly store.Queued[]): Promise<void> => {
    const step = { reader, shape: SHAPE, from: kept!, to: at };
    await inTransaction(
      pool,
      async (sql) => {
        await store.queue(sql, id, queued);
        await moveCheckpoint(sql, step);
      },
      { lazily: true },
    );
    kept = at;
    keptAt = performance.now();
  };

  const read = async ({ types }: store.Webhook): Promise<'more' | 'end' | 'held'> => {
    if ((await store.countQueued(pool, id)) >= WINDOW) return 'held';
    const batch = await journal.readAll(at, BATCH);
    const last = batch.at(-1);
    if (!last) {
      if (at > kept! && performance.now() - keptAt > LAZY) await move([]);
      return 'end';
    }
    const wanted = batch.filter(({ type }) => types.includes(type));
    if (wanted.length > 0 && !(await isKnown(following, last.position))) return 'held';
    const queued = await Promise.all(wanted.map((fact) => queuedOf(following, fact)));
    at = last.position;
    if (queued.length > 0 || batch.length === BATCH) await move(queued);
    return 'more';
  };

  const deliver = async (webhook: store.Webhook): Promise<void> => {
    if (busy.size >= ABREAST) return;
    const due = await store.dueDeliveries(pool, id, [...busy.keys()], ABREAST - busy.size);
    for (const delivery of due) {
      const { stream } = delivery;
      const trying = attempt(following, webhook, delivery)
        .catch(async (error: unknown) => {
          // What could not be entered, or not be noted, is tried again.
          if (!over.signal.aborted) log.error(`webhook ${id}: ${(error as Error).message}`);
          await sleep(AFTER_TROUBLE, undefined, { signal: over.signal }).catch(() => undefined);
        })
        .finally(() => busy.delete(stream));
      busy.set(stream, trying);
    }
  };

  /** Until somebody has answered, there is news (if it can be heeded), or a pause is over. */
  const rest = async (heed: boolean): Promise<void> => {
    const enough = new AbortController();
    const signal = AbortSignal.any([over.signal, enough.signal]);
    const pause = sleep(LOOK, undefined, { signal }).catch(() => undefined);
    await Promise.race([...busy.values(), pause, ...(heed ? [journal.changed(at, signal)] : [])]);
    enough.abort();
  };

  try {
    while (!over.signal.aborted && (await goesOn())) {
      const webhook = await store.findWebhook(pool, id);
      if (webhook?.state !== 'active') break;
      const state = await read(webhook);
      await deliver(webhook);
      if (state !== 'more' || busy.size >= ABREAST) await rest(state === 'end' && busy.size < ABREAST);
    }
  } finally {
    await Promise.all(busy.values());
  }
};
