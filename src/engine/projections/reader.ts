import { setMaxListeners } from 'node:events';
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

const BATCH = 2_000;
/** So many facts, and that many a millisecond, say that more are coming: the next batch gathers a millisecond for each. */
const CROWD = 16;
const RUSH = 1;
const LONGEST_GATHERING = 10;
/** Facts without concern move the checkpoint at most this much later, in milliseconds; after a crash they are read again. */
const LAZY = 250;
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
  /** Whether there is anything to do for a fact. */
  readonly concerns: (fact: JournalFact) => boolean;
  /** Handles what is due and moves the checkpoint from where it is to another position, both or neither. */
  readonly handle: (due: readonly JournalFact[], from: bigint, to: bigint) => Promise<void>;
  /** Done once whenever this instance takes the lead. */
  readonly begin?: () => Promise<void>;
}

/** Starts following. Whatever goes wrong, it begins again at the checkpoint, with growing pauses. */
export const follow = ({ name, journal, leads, checkpoint, concerns, handle, begin }: Following): Reader => {
  const log = new Logger(name);
  const over = new AbortController();
  setMaxListeners(0, over.signal);
  const progress = wakeUp();
  const hurry = wakeUp();
  /** How far it has come, and how far of it the checkpoint knows. */
  let at = -1n;
  let kept = -1n;
  /** When the checkpoint has to follow. */
  let due = Infinity;
  /** How far somebody waits for it to come. */
  let wanted = -1n;
  /** When the last batch had been handled. */
  let rested = 0;
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
    if (at < 0n) {
      come((kept = await checkpoint()));
      due = Infinity;
    }
    const batch = await journal.readAll(at, BATCH);
    const to = batch.at(-1)?.position ?? at;
    const concerning = batch.filter(concerns);
    if (concerning.length > 0 || performance.now() >= due) {
      await handle(concerning, kept, to);
      kept = to;
      due = Infinity;
    } else if (to > kept) due = Math.min(due, performance.now() + LAZY);
    come(to);
    trouble = undefined;
    if (batch.length < BATCH) await rest(batch.length);
  };

  /** Until there may be more to do. Many at once are cheaper than one after the other, unless somebody waits. */
  const rest = async (handled: number): Promise<void> => {
    const now = performance.now();
    const rush = handled >= CROWD && handled >= RUSH * (now - rested);
    rested = now;
    if (rush && wanted <= at) await hurry.wait(Math.min(handled, LONGEST_GATHERING), over.signal);
    const news = journal.changed(at, over.signal);
    if (due === Infinity) return news;
    const ending = { signal: over.signal };
    await Promise.race([news, sleep(due - performance.now(), undefined, ending).catch(() => undefined)]);
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
      if (position > wanted) wanted = position;
      if (at < position) hurry.wake();
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
