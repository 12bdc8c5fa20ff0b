import { describe, expect, it, jest } from '@jest/globals';
import { start } from '../../src/engine/open.js';
import type { Runtime } from '../../src/engine/runtime.js';
import { sweepsOf } from '../../src/engine/sweeps/sweeps.js';
import { flawsOf } from '../journal.facts.js';
import { instances } from './instances.js';
import { client, pongsOf, somebody, UNLUCKY } from './pingpong.js';

const { instance, opened } = instances();

/** Waits until orders and what follows from them are carried out. */
const settled = async (runtime: Runtime): Promise<void> => {
  for (let before = -1n, head = 0n; head !== before; head = await runtime.journal.head()) {
    before = head;
    expect(await runtime.sweeps!.reached(head, 20_000)).toBe(true);
  }
};

const open = (runtime: Runtime, count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, () => client(runtime).openPong()));

/** Kills the runtime's writing once so many appends have gone through: nothing reaches the journal any more. */
const dieAfter = (appends: number, died: () => void) => (runtime: Runtime) => {
  const append = runtime.journal.append;
  let left = appends;
  jest.spyOn(runtime.journal, 'append').mockImplementation(async (stream, expected, facts) => {
    if (!stream.startsWith('pong') || left-- > 0)
      return append.call(runtime.journal, stream, expected, facts);
    died();
    throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
  });
};

describe('an order', () => {
  it('reaches every stream that is there, with its cause and in its name, and no later one', async () => {
    const runtime = await instance();
    const { openPing, call } = client(runtime);
    const ids = await open(runtime, 20);
    const { facts } = await call(
      await openPing(),
      { n: 7 },
      { actor: { ...somebody, id: 'lead-1' }, correlationId: 'one', now: new Date('2021-04-01T09:00:00Z') },
    );
    await settled(runtime);
    const [late] = await open(runtime, 1);
    await settled(runtime);
    for (const id of ids) {
      const [, effect, ...more] = await runtime.journal.read(`pong-${id}`);
      expect(effect).toMatchObject({
        type: 'Ponged',
        recordedAt: '2021-04-01T09:00:00.000Z',
        meta: { causeId: facts[0]!.id, actor: { id: 'lead-1' }, correlationId: 'one' },
      });
      expect(more).toEqual([]);
    }
    expect(await pongsOf(runtime, late!)).toEqual([]);
    expect(await sweepsOf(runtime)).toMatchObject([
      { sweep: 'all-answer', total: 20, done: 20, results: { recorded: 20 }, standing: false, refused: [] },
    ]);
  });

  it('keeps who refused it and why, and goes on with the others', async () => {
    const runtime = await instance();
    const { openPing, call } = client(runtime);
    await open(runtime, 3);
    const ping = await openPing();
    await call(ping, { n: UNLUCKY });
    await call(ping, { n: 0 });
    await settled(runtime);
    const [nothing, refused] = await sweepsOf(runtime);
    expect(nothing).toMatchObject({ done: 3, results: { 'nothing-new': 3 } });
    expect(refused).toMatchObject({ done: 3, results: { unlucky: 3 } });
    expect(refused!.refused.map(({ code }) => code)).toEqual(['unlucky', 'unlucky', 'unlucky']);
    expect(refused!.finishedAt).not.toBeNull();
  });

  it.each([0, 1, 9, 23])(
    'that is cut off after %d streams goes on at the next start: each has one effect',
    async (appends) => {
      const before = await instance();
      const ids = await open(before, 30);
      const ping = await client(before).openPing();
      await settled(before);
      await before.close();

      let dead = false;
      const dying = await instance(dieAfter(appends, () => (dead = true)));
      await client(dying).call(ping, { n: 5 });
      while (!dead) await new Promise((resolve) => setTimeout(resolve, 5));
      await dying.close();

      const after = await instance();
      await settled(after);
      for (const id of ids) {
        expect(await pongsOf(after, id)).toEqual([5]);
        expect(flawsOf(await after.journal.read(`pong-${id}`))).toEqual([]);
      }
      expect(await sweepsOf(after)).toMatchObject([{ total: 30, done: 30, results: { recorded: 30 } }]);
    },
  );

  it('is carried out once where two instances are at work, and handled again changes nothing', async () => {
    const [one, two] = [await instance(), await instance()];
    const ids = await open(one, 12);
    const ping = await client(two).openPing();
    await client(two).call(ping, { n: 1 });
    await settled(one);
    await settled(two);
    await one.source.query(`UPDATE engine.checkpoint SET position = 0 WHERE reader = 'sweeps'`);
    await client(two).call(ping, { n: 2 });
    await settled(two);
    await settled(one);
    for (const id of ids) expect(await pongsOf(one, id)).toEqual([1, 2]);
  });
});

describe('a standing order', () => {
  it('reaches those who come later and asks those again to whom something happens, until the next order', async () => {
    const runtime = await instance();
    const { openPing, openPong, call, pong } = client(runtime);
    const [ping, other] = [await openPing(), await openPing()];
    const [early] = await open(runtime, 1);
    await call(ping, { n: 7, forGood: true });
    await settled(runtime);
    const late = await openPong();
    await settled(runtime);
    expect(await pongsOf(runtime, early!)).toEqual([7]);
    expect(await pongsOf(runtime, late)).toEqual([7]);

    const { facts } = await pong(late, 1);
    await settled(runtime);
    // What the order itself has recorded asks for nothing.
    expect(await pongsOf(runtime, late)).toEqual([7, 1, 7]);
    const effect = (await runtime.journal.read(`pong-${late}`)).at(-1)!;
    expect(effect.meta).toMatchObject({ causeId: facts[0]!.id, correlationId: 'test-request' });
    expect(await sweepsOf(runtime)).toMatchObject([{ total: 1, done: 1, standing: true, followed: 2 }]);

    await call(other, { n: 0 });
    await call(ping, { n: 0 });
    await settled(runtime);
    await pong(late, 2);
    await settled(runtime);
    expect(await pongsOf(runtime, late)).toEqual([7, 1, 7, 2]);
  });

  it('does not ask twice when it is killed in between', async () => {
    const runtime = await instance();
    const { openPing, call, pong } = client(runtime);
    const [id] = await open(runtime, 1);
    await call(await openPing(), { n: 7, forGood: true });
    await pong(id!, 1);
    await settled(runtime);
    const asked = await pongsOf(runtime, id!);
    await runtime.close();
    const again = await opened();
    await again.source.query(`UPDATE engine.checkpoint SET position = 0 WHERE reader = 'sweeps'`);
    await start(again);
    await settled(again);
    expect(await pongsOf(again, id!)).toEqual(asked);
  });
});
