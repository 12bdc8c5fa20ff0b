import { Logger } from '@nestjs/common';
import { isOutage } from '../problems.js';
import type { Runtime } from '../runtime.js';
import { wakeUp } from '../signal.js';
import { pause } from './deliver.js';
import { type Following, followFor } from './follow.js';
import { activeWebhooks } from './store.js';

export const WEBHOOKS = 'webhooks';

const log = new Logger(WEBHOOKS);
/** How often to look for a new one, and whether this instance leads. */
const LOOK = 1_000;

export interface Webhooks {
  /** Something has changed: look now. */
  hurry(): void;
  stop(): Promise<void>;
}

/** Tells other systems of facts, from one instance. */
export const startWebhooks = (runtime: Following & Pick<Runtime, 'leadership'>): Webhooks => {
  const { pool, leadership, over } = runtime;
  const news = wakeUp();
  const working = new Map<string, Promise<void>>();
  const leads = () => leadership.leads(WEBHOOKS);

  const work = async (id: string): Promise<void> => {
    try {
      await followFor(runtime, id, leads);
    } catch (error) {
      if (over.signal.aborted) return;
      const { message } = error as Error;
      log[isOutage(error) ? 'warn' : 'error'](`webhook ${id}: ${message}`);
      await pause(LOOK, over.signal);
    }
  };

  const run = async (): Promise<void> => {
    while (!over.signal.aborted) {
      try {
        if (await leads())
          for (const id of await activeWebhooks(pool))
            if (!working.has(id))
              working.set(
                id,
                work(id).finally(() => working.delete(id)),
              );
      } catch {
        // Without the database nobody leads; it is looked again.
      }
      await news.wait(LOOK, over.signal);
    }
    await Promise.all(working.values());
  };
  const running = run();
  return { hurry: () => news.wake(), stop: () => running };
};
