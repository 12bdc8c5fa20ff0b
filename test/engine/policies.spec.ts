import { describe, expect, it, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { start } from '../../src/engine/open.js';
import { operationsOf, replayReader } from '../../src/engine/operations.js';
import { rebuild } from '../../src/engine/projections/rebuild.js';
import { readParked } from '../../src/engine/projections/parking.js';
import { tableOf } from '../../src/engine/projections/table.js';
import type { Runtime } from '../../src/engine/runtime.js';
import { flawsOf } from '../journal.facts.js';
import { instances } from './instances.js';
import { catalogue, client, pongsOf, somebody, tally, UNLUCKY } from './pingpong.js';

const { instance, opened, url } = instances();

/** Waits until policies and views have come to the end of the journal, consequences included. */
const settled = async (runtime: Runtime): Promise<void> => {
  const deadline = performance.now() + 10_000;
  while (!runtime.projectors.has('tally') && performance.now() < deadline) await sleep(20);
  for (let before = -1n, head = 0n; head !== before;) {
    before = head;
    expect(await runtime.policies!.reached(await runtime.journal.head(), 10_000)).toBe(true);
    for (const projector of runtime.projectors.values())
      expect(await projector.reached(await runtime.journal.head(), 10_000)).toBe(true);
    head = await runtime.journal.head();
  }
};

const rows = async (runtime: Runtime) => {
  const found = await runtime.source.query<Record<string, unknown>[]>(
    `SELECT ${tableOf(runtime.source, tally).columns('t')} FROM views.tally t`,
  );
  return new Map(found.map((row) => [row.id, row]));
};

/** Makes the policies handle everything from the beginning once more. */
const forget = ({ source }: Runtime, reader = 'policies') =>
  source.query('UPDATE engine.checkpoint SET position = 0 WHERE reader = $1', [reader]);

describe('a policy', () => {
  it('carries a fact on to other streams, with its cause and in its name', async () => {
    const runtime = await instance();
    const { openPing, openPong, ping } = client(runtime);
    const [id, one, two] = [await openPing(), await openPong(), await openPong()];
    const { facts } = await ping(
      id,
      { n: 7, to: [one, two] },
      {
        correlationId: 'one-request',
        actor: { ...somebody, id: 'coach-2' },
        now: new Date('2021-04-01T09:00:00Z'),
      },
    );
    await settled(runtime);
    for (const pong of [one, two]) {
      const [, effect] = await runtime.journal.read(`pong-${pong}`);
      expect(effect).toMatchObject({
        type: 'Ponged',
        data: { n: 7 },
        recordedAt: '2021-04-01T09:00:00.000Z',
        happenedOn: '2021-04-01',
        meta: {
          causeId: facts[0]!.id,
          correlationId: 'one-request',
          actor: { id: 'coach-2' },
          simulated: true,
        },
      });
    }
  });

  it('has one effect for each cause, however often the cause is handled', async () => {
    const runtime = await instance();
    const { openPing, openPong, ping } = client(runtime);
    const [id, pong] = [await openPing(), await openPong()];
    for (const n of [1, 2, 2, 3]) await ping(id, { n, to: [pong] });
    await settled(runtime);
    await runtime.close();
    for (let again = 0; again < 2; again++) {
      const next = await opened();
      await forget(next);
      await start(next);
      await settled(next);
      expect(await pongsOf(next, pong)).toEqual([1, 2, 2, 3]);
      await next.close();
    }
  });

  it('has one effect for each cause when two instances handle it at once', async () => {
    const [one, two] = [await instance(), await instance()];
    const { openPing, openPong, ping } = client(one);
    const targets = await Promise.all(Array.from({ length: 5 }, () => openPong()));
    const ids = await Promise.all(Array.from({ length: 5 }, () => openPing()));
    const sent = Array.from({ length: 40 }, (_, n) => n + 20);
    await Promise.all(
      sent.map((n) =>
        (n % 2 ? client(one) : client(two)).ping(ids[n % 5]!, { n, to: [targets[(n * 3) % 5]!] }),
      ),
    );
    await settled(one);
    await settled(two);
    const effects = await Promise.all(targets.map((target) => pongsOf(one, target)));
    expect(effects.flat().sort()).toEqual(sent);
    for (const target of targets) expect(flawsOf(await one.journal.read(`pong-${target}`))).toEqual([]);
    await expect(ping(ids[0]!, { n: 1 })).resolves.toBeDefined();
  });

  it('tries again when the effect could not be recorded, and when only its acknowledgement got lost', async () => {
    let broken = 0;
    const runtime = await instance(({ journal }) => {
      const append = journal.append;
      jest.spyOn(journal, 'append').mockImplementation(async (stream, expected, facts) => {
        const first = stream.startsWith('pong') && expected > 0 && broken < 2;
        if (first && ++broken === 1) throw new Error('Connection terminated unexpectedly');
        const position = await append(stream, expected, facts);
        if (first) throw new Error('Connection terminated unexpectedly');
        return position;
      });
    });
    const { openPing, openPong, ping } = client(runtime);
    const [id, pong] = [await openPing(), await openPong()];
    await ping(id, { n: 1, to: [pong] });
    await ping(id, { n: 2, to: [pong] });
    await settled(runtime);
    expect(broken).toBe(2);
    expect(await pongsOf(runtime, pong)).toEqual([1, 2]);
    expect(flawsOf(await runtime.journal.read(`pong-${pong}`))).toEqual([]);
  });

  it('parks the stream of a fact that it cannot handle, and takes it up again when that is mended', async () => {
    let broken = true;
    const runtime = await instance(({ journal }) => {
      const append = journal.append;
      jest.spyOn(journal, 'append').mockImplementation(async (stream, expected, facts) => {
        if (broken && stream.startsWith('pong') && facts[0]!.data.n === 7) throw new Error('a defect');
        return append(stream, expected, facts);
      });
    });
    const { openPing, openPong, ping } = client(runtime);
    const [bad, good, pong] = [await openPing(), await openPing(), await openPong()];
    await ping(bad, { n: 7, to: [pong] });
    await ping(good, { n: 20, to: [pong] });
    await ping(bad, { n: 30, to: [pong] });
    await settled(runtime);
    expect(await pongsOf(runtime, pong)).toEqual([20]);
    expect(await readParked(runtime.pool, 'policies')).toMatchObject([{ stream: `ping-${bad}`, version: 2 }]);
    broken = false;
    expect(await replayReader(runtime, 'policies')).toBe(1);
    expect(await pongsOf(runtime, pong)).toEqual([20, 7, 30]);
    expect(await readParked(runtime.pool, 'policies')).toEqual([]);
  });

  it('whose reaction is refused leaves a note, and goes on with the next', async () => {
    const runtime = await instance();
    const { openPing, openPong, ping } = client(runtime);
    const [id, pong, nobody] = [await openPing(), await openPong(), randomUUID()];
    const unlucky = await ping(id, { n: UNLUCKY, to: [pong] });
    const unknown = await ping(id, { n: 1, to: [nobody, pong] });
    await ping(id, { n: 2, to: [pong] });
    await settled(runtime);
    expect(await pongsOf(runtime, pong)).toEqual([1, 2]);
    const notes = () =>
      runtime.source.query<unknown[]>(
        'SELECT cause, policy, stream, command, code FROM engine.refused_reaction ORDER BY refused_at',
      );
    const expected = [
      { cause: unlucky.facts[0]!.id, stream: `pong-${pong}`, code: 'unlucky' },
      { cause: unknown.facts[0]!.id, stream: `pong-${nobody}`, code: 'not-found' },
    ].map((note) => ({ ...note, policy: 'answers', command: 'Pong' }));
    expect(await notes()).toEqual(expected);
    expect(runtime.policies!.trouble()).toBeUndefined();
  });
});

describe('a reader in several instances', () => {
  const leaders = (instances: readonly Runtime[]) =>
    instances.map((each) => [...each.projectors.values(), each.policies!].map((reader) => reader.leads()));

  it('is led by one of them, and by the next when that one stops', async () => {
    const [one, two] = [await instance(), await instance()];
    await settled(one);
    expect(leaders([one, two])).toEqual([
      [true, true],
      [false, false],
    ]);
    await one.close();
    const { openPing, openPong, ping } = client(two);
    const [id, pong] = [await openPing(), await openPong()];
    await ping(id, { n: 1, to: [pong] });
    await settled(two);
    expect(leaders([two])).toEqual([[true, true]]);
    expect(await pongsOf(two, pong)).toEqual([1]);
  });

  it('goes on when the connection that holds its lock is cut, again and again', async () => {
    const runtime = await instance();
    const { openPing, openPong, ping } = client(runtime);
    const [id, pong] = [await openPing(), await openPong()];
    const sessions = async () => {
      const { rows: found } = await runtime.pool.query<{ pid: number }>(
        `SELECT DISTINCT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE locktype = 'advisory' AND datname = current_database()`,
      );
      return found.map(({ pid }) => pid);
    };
    const sent = Array.from({ length: 8 }, (_, n) => n + 20);
    for (const n of sent) {
      await runtime.pool.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [
        await sessions(),
      ]);
      await ping(id, { n, to: [pong] });
      await settled(runtime);
    }
    expect(await pongsOf(runtime, pong)).toEqual(sent);
    expect((await rows(runtime)).get(id)).toMatchObject({ pings: sent.length });
  });
});

test('a start is refused on a journal that is older than what was made of it', async () => {
  const runtime = await instance();
  const { openPing } = client(runtime);
  await openPing();
  await settled(runtime);
  await runtime.close();
  const pool = new Pool({ connectionString: url(), max: 1 });
  await pool.query('DELETE FROM journal.facts; UPDATE journal.head SET position = 0');
  await pool.end();
  await expect(opened()).rejects.toThrow(/older than what was made of it/);
});

describe('a projection', () => {
  it('has the rows that its fold yields, deleted ones gone', async () => {
    const runtime = await instance();
    const { openPing, ping } = client(runtime);
    const [one, two, gone] = [await openPing(), await openPing(), await openPing()];
    for (const n of [1, 2, 3]) await ping(one, { n });
    await ping(gone, { n: 1 });
    await ping(gone, { n: -1 });
    await settled(runtime);
    const found = await rows(runtime);
    expect(found.get(one)).toMatchObject({
      pings: 3,
      numbers: [1, 2, 3],
      name: { sealed: { by: `ping-${one}` } },
    });
    expect(found.get(two)).toMatchObject({ pings: 0, numbers: [] });
    expect(found.has(gone)).toBe(false);
  });

  it('folds each fact once when several instances follow the same journal', async () => {
    const instances = [await instance(), await instance(), await instance()];
    const { openPing } = client(instances[0]!);
    const ids = await Promise.all(Array.from({ length: 6 }, () => openPing()));
    const sent = Array.from({ length: 90 }, (_, n) => n);
    await Promise.all(sent.map((n) => client(instances[n % 3]!).ping(ids[n % 6]!, { n })));
    for (const runtime of instances) await settled(runtime);
    const found = await rows(instances[0]!);
    for (const [index, id] of ids.entries()) {
      const history = (await instances[0]!.journal.read(`ping-${id}`)).slice(1).map(({ data }) => data.n);
      expect(found.get(id)).toMatchObject({ pings: 15, numbers: history });
      expect(history.every((n) => Number(n) % 6 === index)).toBe(true);
    }
  });

  it('moves row and checkpoint together, or neither', async () => {
    const runtime = await instance();
    const { openPing, ping } = client(runtime);
    const id = await openPing();
    await ping(id, { n: 1 });
    await settled(runtime);
    // The checkpoint moves first; then there is no table to write to.
    await runtime.pool.query('ALTER TABLE views.tally RENAME TO mislaid');
    const { position } = await ping(id, { n: 2 });
    const tallying = runtime.projectors.get('tally')!;
    expect(await tallying.reached(position, 300)).toBe(false);
    expect(tallying.trouble()).toContain('tally');
    await runtime.pool.query('ALTER TABLE views.mislaid RENAME TO tally');
    expect(await tallying.reached(position, 10_000)).toBe(true);
    expect((await rows(runtime)).get(id)).toMatchObject({ pings: 2, numbers: [1, 2] });
    expect(tallying.trouble()).toBeUndefined();
  });

  it('parks the stream of a row that the database refuses, and takes it up again when that is mended', async () => {
    const runtime = await instance();
    const { openPing, ping } = client(runtime);
    const [bad, good] = [await openPing(), await openPing()];
    await settled(runtime);
    await runtime.pool.query(
      'ALTER TABLE views.tally ADD CONSTRAINT low CHECK (pings < 2 OR NOT numbers @> $$[7]$$)',
    );
    for (const n of [7, 8, 9]) {
      await ping(bad, { n });
      await ping(good, { n: n + 10 });
    }
    await settled(runtime);
    expect((await rows(runtime)).get(good)).toMatchObject({ pings: 3, numbers: [17, 18, 19] });
    const parked = () => readParked(runtime.pool, 'view tally');
    expect(await parked()).toMatchObject([{ stream: `ping-${bad}`, type: 'Pinged' }]);
    expect(await replayReader(runtime, 'tally')).toBe(0);
    await runtime.pool.query('ALTER TABLE views.tally DROP CONSTRAINT low');
    expect(await replayReader(runtime, 'tally')).toBe(1);
    await ping(bad, { n: 10 });
    await settled(runtime);
    expect((await rows(runtime)).get(bad)).toMatchObject({ pings: 4, numbers: [7, 8, 9, 10] });
    expect(await parked()).toEqual([]);
  });

  it('parks the stream of a fact that only a newer release knows, for as long as the older one leads', async () => {
    const { Called: _, ...facts } = catalogue.facts;
    const older = await instance(undefined, { ...catalogue, facts });
    const newer = await opened();
    const { openPing, ping, call } = client(newer);
    const [bad, good] = [await openPing(), await openPing()];
    await settled(older);
    await call(bad, { n: 5 });
    for (const n of [1, 2]) {
      await ping(bad, { n });
      await ping(good, { n });
    }
    await settled(older);
    const parkedAt = async (runtime: Runtime) =>
      (await operationsOf(runtime)).readers.find(({ name }) => name === 'tally')!.parked;
    expect(await parkedAt(older)).toMatchObject([
      { stream: `ping-${bad}`, version: 2, type: 'Called', error: expect.stringContaining('Called') },
    ]);
    expect((await rows(older)).get(good)).toMatchObject({ pings: 2 });
    expect((await rows(older)).get(bad)).toMatchObject({ pings: 0 });

    await start(newer);
    await older.close();
    const deadline = performance.now() + 10_000;
    while ((await parkedAt(newer)).length > 0 && performance.now() < deadline) await sleep(20);
    await ping(bad, { n: 3 });
    await settled(newer);
    expect(await parkedAt(newer)).toEqual([]);
    expect((await rows(newer)).get(bad)).toMatchObject({ pings: 3, numbers: [1, 2, 3] });
  });

  it('forgets the rows that it has in memory when a rebuild puts others in their place', async () => {
    const runtime = await instance();
    const { openPing, ping } = client(runtime);
    const id = await openPing();
    await settled(runtime);
    await runtime.source.query('UPDATE views.tally SET pings = 99');
    await runtime.source.query(`UPDATE engine.checkpoint SET updated_at = now() WHERE reader = 'view tally'`);
    for (const n of [1, 2, 3]) {
      await ping(id, { n });
      await settled(runtime);
    }
    expect((await rows(runtime)).get(id)).toMatchObject({ pings: 102 });
    await rebuild(runtime, tally);
    await ping(id, { n: 4 });
    await settled(runtime);
    expect((await rows(runtime)).get(id)).toMatchObject({ pings: 4, numbers: [1, 2, 3, 4] });
  });

  it('is built anew when its shape is another one than before', async () => {
    const before = await instance();
    const { openPing, ping } = client(before);
    const id = await openPing();
    for (const n of [1, 2]) await ping(id, { n });
    await settled(before);
    await before.source.query('UPDATE views.tally SET pings = 99');
    await before.source.query(`UPDATE engine.checkpoint SET shape = 'old' WHERE reader LIKE 'view%'`);
    await before.close();
    const after = await instance();
    await settled(after);
    expect((await rows(after)).get(id)).toMatchObject({ pings: 2, numbers: [1, 2] });
  });
});
