import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Journal, JournalFact } from '../../kernel/journal.js';
import { wakeUp } from '../signal.js';
import { CheckpointMoved } from './checkpoint.js';

/** A loop that follows the journal from its checkpoint, in one instance at a time. */
export interface Reader {
  readonly name: string;
  /** Resolves with true once the reader has come this far, in whichever instance; with false after `ms`. */
  reached(position: bigint, ms: number): Promise<boolean>;
  /** How far it has come, as this instance knows; -1 while it does not. */
  position(): bigint;
  /** Whether this instance does the work. */
  leads(): boolean;
  /** The error that holds it up, while one does. */
  trouble(): string | undefined;
  stop(): Promise<void>;
}

const BATCH = 1000;
const LONGEST_PAUSE = 5_000;
/** How often to look whether another instance has moved the checkpoint, and whether it still leads. */
const LOOK = 25;
const TAKE_OVER = 1_000;
const MOVED = 50;

export interface Following {
  readonly name: string;
  readonly journal: Pick<Journal, 'readAll' | 'changed'>;
  /** True while this instance may do the work. */
  readonly leads: () => Promise<boolean>;
  readonly checkpoint: () => Promise<bigint>;
  /** Handles a batch and moves the checkpoint to its last position, both or neither. */
  readonly handle: (batch: readonly JournalFact[], from: bigint) => Promise<void>;
  /** Done once whenever this instance takes the lead. */
  readonly begin?: () => Promise<void>;
}

/** Starts following. Whatever goes wrong, it begins again at the checkpoint, with growing pauses. */
export const follow = ({ name, journal, leads, checkpoint, handle, begin }: Following): Reader => {
  const log = new Logger(name);
  const over = new AbortController();
  const progress = wakeUp();
  let at = -1n;
  let leading = false;
  let trouble: string | undefined;

  const come = (position: bigint): void => {
    at = position;
    progress.wake();
  };

  const lead = async (): Promise<boolean> => {
    const led = leading;
    leading = await leads();
    if (leading && !led) {
      await begin?.();
      at = -1n;
    }
    return leading;
  };

  const step = async (): Promise<void> => {
    if (!(await lead())) {
      come(await checkpoint());
      await sleep(TAKE_OVER, undefined, { signal: over.signal }).catch(() => undefined);
      return;
    }
    if (at < 0n) come(await checkpoint());
    const batch = await journal.readAll(at, BATCH);
    const last = batch.at(-1);
    if (last) {
      await handle(batch, at);
      come(last.position);
    }
    trouble = undefined;
    if (!last) await journal.changed(at, over.signal);
  };

  const run = async (): Promise<void> => {
    let pause = 20;
    while (!over.signal.aborted) {
      try {
        await step();
        pause = 20;
      } catch (error) {
        at = -1n;
        if (over.signal.aborted) return;
        if (error instanceof CheckpointMoved) {
          await sleep(MOVED, undefined, { signal: over.signal }).catch(() => undefined);
          continue;
        }
        const message = error instanceof Error ? error.message : String(error);
        if (trouble !== message) log.error(message);
        trouble = message;
        await sleep(pause, undefined, { signal: over.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
  };
  const running = run();

  return {
    name,
    position: () => at,
    leads: () => leading,
    trouble: () => trouble,
    reached: async (position, ms) => {
      const until = performance.now() + ms;
      while (at < position) {
        const left = until - performance.now();
        if (left <= 0 || over.signal.aborted) return false;
        await progress.wait(Math.min(left, LOOK), over.signal);
        // Where another instance leads, only its checkpoint tells.
        if (at < position && !leading && (await checkpoint()) >= position) return true;
      }
      return true;
    },
    stop: async () => {
      over.abort();
      await running;
    },
  };
};
