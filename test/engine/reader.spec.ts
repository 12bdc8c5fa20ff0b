import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { migrate } from '../../src/engine/database.js';
import {
  CheckpointMoved,
  moveCheckpoint,
  readCheckpoint,
  resetCheckpoint,
} from '../../src/engine/projections/checkpoint.js';
import { inTransaction } from '../../src/engine/sql.js';
import { follow, type Following, type Reader } from '../../src/engine/projections/reader.js';
import { wakeUp } from '../../src/engine/signal.js';
import type { Journal, JournalFact } from '../../src/kernel/journal.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

/** A journal of numbers, as far as a reader sees it. */
const numbers = () => {
  const facts: JournalFact[] = [];
  const news = wakeUp();
  return {
    add: (count: number) => {
      for (let n = 0; n < count; n++)
        facts.push({ position: BigInt(facts.length + 1) } as unknown as JournalFact);
      news.wake();
    },
    journal: {
      readAll: async (after: bigint, limit: number) =>
        facts.slice(Number(after), Math.min(Number(after) + limit, facts.length)),
      changed: async (after: bigint, signal: AbortSignal) => {
        if (after >= BigInt(facts.length)) await news.wait(500, signal);
      },
    } as unknown as Journal,
  };
};

describe('a reader of the journal', () => {
  const readers: Reader[] = [];
  beforeAll(() => Logger.overrideLogger(false));
  afterEach(async () => {
    for (const reader of readers.splice(0)) await reader.stop();
  });

  /** Follows numbers; the checkpoint moves with what was handled. */
  const start = (
    journal: Journal,
    handle: (batch: readonly bigint[]) => Promise<void> = async () => undefined,
    leading = true,
    concerns: (position: bigint) => boolean = () => true,
  ) => {
    const handled: bigint[] = [];
    const state = { checkpoint: 0n, leading, begun: 0, moves: 0 };
    const following: Following = {
      name: 'test',
      journal,
      leads: async () => state.leading,
      begin: async () => void state.begun++,
      checkpoint: async () => state.checkpoint,
      concerns: ({ position }) => concerns(position),
      handle: async (due, from, to) => {
        expect(from).toBe(state.checkpoint);
        const positions = due.map(({ position }) => position);
        await handle(positions);
        handled.push(...positions);
        state.checkpoint = to;
        state.moves++;
      },
    };
    const reader = follow(following);
    readers.push(reader);
    return { reader, handled, state };
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => BigInt(n + 1));

  it('handles each fact once and in order, those that come later, too', async () => {
    const { add, journal } = numbers();
    add(2500);
    const sizes: number[] = [];
    const { reader, handled } = start(journal, async ({ length }) => void sizes.push(length));
    expect(await reader.reached(2500n, 2_000)).toBe(true);
    for (let n = 1; n <= 5; n++) {
      add(1);
      expect(await reader.reached(BigInt(2500 + n), 2_000)).toBe(true);
    }
    expect(handled).toEqual(upTo(2505));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2000);
    expect(reader.position()).toBe(2505n);
  });

  it('begins again at its checkpoint after an error, tells of it, and recovers', async () => {
    const { add, journal } = numbers();
    let failures = 0;
    const { reader, handled } = start(journal, async (batch) => {
      if (batch.includes(3n) && failures < 4) {
        failures++;
        throw new Error('not now');
      }
    });
    add(2);
    await reader.reached(2n, 2_000);
    expect(reader.trouble()).toBeUndefined();
    add(3);
    while (failures < 3) await sleep(5);
    expect(reader.trouble()).toBe('not now');
    expect(handled).toEqual([1n, 2n]);
    expect(await reader.reached(5n, 5_000)).toBe(true);
    expect(reader.trouble()).toBeUndefined();
    expect(handled).toEqual(upTo(5));
  });

  it('pauses longer and longer while the error lasts, and can still be stopped at once', async () => {
    const { add, journal } = numbers();
    const times: number[] = [];
    const { reader } = start(journal, async () => {
      times.push(performance.now());
      throw new Error('never');
    });
    add(1);
    while (times.length < 5) await sleep(5);
    const pauses = times.slice(1).map((time, index) => time - times[index]!);
    expect(pauses[3]!).toBeGreaterThan(pauses[0]! * 3);
    const before = performance.now();
    await reader.stop();
    expect(performance.now() - before).toBeLessThan(100);
  });

  it('goes on from where somebody else has moved its checkpoint to, without any trouble', async () => {
    const { add, journal } = numbers();
    const error = jest.spyOn(Logger.prototype, 'error');
    add(10);
    let moved = false;
    const { reader, handled, state } = start(journal, async () => {
      if (moved) return;
      moved = true;
      state.checkpoint = 7n;
      throw new CheckpointMoved('elsewhere');
    });
    expect(await reader.reached(10n, 2_000)).toBe(true);
    expect(handled).toEqual([8n, 9n, 10n]);
    expect(error).not.toHaveBeenCalled();
    error.mockRestore();
  });

  it('does nothing where another instance leads, and takes over when that one is gone', async () => {
    const { add, journal } = numbers();
    const { reader, handled, state } = start(journal, undefined, false);
    add(3);
    expect(await reader.reached(3n, 150)).toBe(false);
    expect([reader.leads(), state.begun, handled]).toEqual([false, 0, []]);
    // The other has come this far.
    state.checkpoint = 2n;
    expect(await reader.reached(2n, 2_000)).toBe(true);
    state.leading = true;
    expect(await reader.reached(3n, 3_000)).toBe(true);
    expect([reader.leads(), state.begun, handled]).toEqual([true, 1, [3n]]);
    add(1);
    await reader.reached(4n, 2_000);
    expect(state.begun).toBe(1);
  });

  it('moves its checkpoint over facts without concern a little later, not for each', async () => {
    const { add, journal } = numbers();
    const { reader, handled, state } = start(journal, undefined, true, (position) => position % 100n === 0n);
    for (let n = 1; n <= 40; n++) {
      add(1);
      expect(await reader.reached(BigInt(n), 2_000)).toBe(true);
    }
    expect(state.moves).toBeLessThan(20);
    while (state.checkpoint < 40n) await sleep(5);
    add(60);
    expect(await reader.reached(100n, 2_000)).toBe(true);
    expect([handled, state.checkpoint]).toEqual([[100n], 100n]);
  });

  it('lets facts gather where many come, but not while somebody waits', async () => {
    const { add, journal } = numbers();
    const sizes: number[] = [];
    const { reader } = start(journal, async ({ length }) => void sizes.push(length));
    add(200);
    await reader.reached(200n, 2_000);
    for (let n = 0; n < 20; n++) {
      add(40);
      await sleep(2);
    }
    const before = performance.now();
    expect(await reader.reached(1000n, 2_000)).toBe(true);
    expect(performance.now() - before).toBeLessThan(60);
    expect(sizes.length).toBeLessThan(12);
  });

  it('tells in time whether it came so far', async () => {
    const { add, journal } = numbers();
    const { reader } = start(journal);
    const before = performance.now();
    expect(await reader.reached(1n, 100)).toBe(false);
    expect(performance.now() - before).toBeLessThan(400);
    const waiting = reader.reached(1n, 2_000);
    add(1);
    expect(await waiting).toBe(true);
  });
});

describe('a checkpoint', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    await migrate(database.url);
    pool = new Pool({ connectionString: database.url, max: 4 });
  });
  afterAll(async () => {
    await pool?.end();
    await database?.drop();
  });
  const move = (from: bigint, to: bigint, then: () => Promise<void> = async () => undefined, shape = 'a') =>
    inTransaction(pool, async (sql) => {
      await moveCheckpoint(sql, { reader: 'test', shape, from, to });
      await then();
    });
  const position = async () => (await readCheckpoint(pool, 'test'))?.position;

  it('moves from where the reader is, and with its transaction', async () => {
    expect(await position()).toBeUndefined();
    await resetCheckpoint(pool, 'test', 'a');
    await move(0n, 7n);
    expect(await position()).toBe(7n);
    const failed = move(7n, 9n, async () => {
      throw new Error('not now');
    });
    await expect(failed).rejects.toThrow('not now');
    expect(await position()).toBe(7n);
    for (const from of [0n, 6n, 9n]) await expect(move(from, 10n)).rejects.toThrow(CheckpointMoved);
    await expect(move(7n, 8n, undefined, 'b')).rejects.toThrow(CheckpointMoved);
    expect(await position()).toBe(7n);
  });

  it('is moved by one of two', async () => {
    await resetCheckpoint(pool, 'test', 'a');
    const outcomes = await Promise.allSettled([move(0n, 5n), move(0n, 6n)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await resetCheckpoint(pool, 'test', 'b');
    expect(await readCheckpoint(pool, 'test')).toEqual({ shape: 'b', position: 0n });
  });

  it('holds any position', async () => {
    await resetCheckpoint(pool, 'test', 'a', 9_007_199_254_740_993n);
    expect(await position()).toBe(9_007_199_254_740_993n);
  });
});
