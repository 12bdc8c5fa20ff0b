import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Runtime } from '../../src/engine/runtime.js';
import type { Journal } from '../../src/kernel/journal.js';
import { flawsOf } from '../journal.facts.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { client, openPingPong } from './pingpong.js';

const at = (time: string) => ({ now: new Date(time) });
const problem = (status: number, code: string) => expect.objectContaining({ status, code });

describe('a command', () => {
  let database: TestDatabase;
  /** Two instances on one database, as they run side by side. */
  let runtime: Runtime;
  let other: Runtime;
  let here: ReturnType<typeof client>;
  let there: ReturnType<typeof client>;

  beforeAll(async () => {
    database = await freshDatabase();
    const dataDir = temporaryFolder();
    runtime = await openPingPong(database.url, dataDir);
    other = await openPingPong(database.url, dataDir);
    here = client(runtime);
    there = client(other);
  });
  afterAll(async () => {
    await runtime?.close();
    await other?.close();
    await database?.drop();
  });

  const read = (id: string) => runtime.journal.read(`ping-${id}`);
  const numbers = async (id: string) => (await read(id)).slice(1).map(({ data }) => data.n);
  const sound = async (id: string) => expect(flawsOf(await read(id))).toEqual([]);

  it('is recorded with who, when, why and on which ground', async () => {
    const commandId = randomUUID();
    const id = await here.openPing({ commandId });
    const [fact] = await read(id);
    expect(fact).toMatchObject({
      type: 'PingOpened',
      typeVersion: 1,
      stream: `ping-${id}`,
      recordedAt: '2021-03-15T09:00:00.000Z',
      happenedOn: '2021-03-15',
      meta: {
        actor: { id: 'test-worker', role: 'case-worker', unit: 'test-unit' },
        commandId,
        correlationId: 'test-request',
        legalBasis: 'the law of tests',
        simulated: true,
      },
    });
    await here.ping(id, { n: 1 }, { legalBasis: 'another law', simulated: false });
    const meta = (await read(id))[1]!.meta;
    expect(meta.legalBasis).toBe('another law');
    expect(meta).not.toHaveProperty('simulated');
  });

  it('sees today in Berlin, on the days when the clocks change, too', async () => {
    const id = await here.openPing(at('2020-01-01T00:00:00Z'));
    for (const now of [
      '2021-03-27T22:59:59Z',
      '2021-03-27T23:00:00Z',
      '2021-03-28T21:59:59Z',
      '2021-03-28T22:00:00Z',
      '2021-10-31T22:59:59Z',
      '2021-10-31T23:00:00Z',
    ])
      await here.ping(id, { n: 1 }, at(now));
    expect((await read(id)).slice(1).map(({ happenedOn }) => happenedOn)).toEqual([
      '2021-03-27',
      '2021-03-28',
      '2021-03-28',
      '2021-03-29',
      '2021-10-31',
      '2021-11-01',
    ]);
  });

  it('is never recorded before what it follows, even if the clock goes backwards', async () => {
    const id = await here.openPing(at('2021-03-15T09:00:00.500Z'));
    const clocks = [
      '2021-03-15T10:00:00Z',
      '2021-03-15T09:00:00Z',
      '2021-03-15T10:00:00.001Z',
      '2020-01-01T00:00:00Z',
    ];
    for (const [index, now] of clocks.entries())
      await [here, there][index % 2]!.ping(id, { n: index }, at(now));
    expect((await read(id)).map(({ recordedAt }) => recordedAt)).toEqual([
      '2021-03-15T09:00:00.500Z',
      '2021-03-15T10:00:00.000Z',
      '2021-03-15T10:00:00.000Z',
      '2021-03-15T10:00:00.001Z',
      '2021-03-15T10:00:00.001Z',
    ]);
    await sound(id);
  });

  it('takes effect once, however often it is sent, and is answered the same', async () => {
    const commandId = randomUUID();
    const id = await here.openPing();
    const first = await here.ping(id, { n: 1 }, { commandId, repeatable: true });
    await here.ping(id, { n: 2 });
    for (const sender of [here, there, here])
      expect(await sender.ping(id, { n: 1 }, { commandId, repeatable: true })).toEqual(first);
    expect(await numbers(id)).toEqual([1, 2]);
    const opening = { commandId: randomUUID() };
    expect(await here.openPing(opening)).toBe(await there.openPing(opening));
  });

  it('takes effect once if it is sent twice at the same moment, to two instances', async () => {
    const id = await here.openPing();
    const sent = Array.from({ length: 20 }, () => {
      const more = { commandId: randomUUID(), repeatable: true };
      return [here, there, here].map((sender) => sender.ping(id, { n: 1 }, more));
    });
    const answers = await Promise.all(sent.map((same) => Promise.all(same)));
    for (const [one, ...same] of answers) expect(same).toEqual([one, one]);
    expect(await numbers(id)).toHaveLength(20);
    await sound(id);
  });

  it('is refused when its key was used for another request', async () => {
    const more = { commandId: randomUUID(), repeatable: true };
    const id = await here.openPing();
    await here.ping(id, { n: 1 }, more);
    for (const sender of [here, there])
      await expect(sender.ping(id, { n: 2 }, more)).rejects.toEqual(problem(422, 'idempotency-key-reused'));
    expect(await numbers(id)).toEqual([1]);
  });

  it('keeps the chain whole when a retry reaches an instance that has not seen the first', async () => {
    const id = await here.openPing();
    await there.ping(id, { n: 1 });
    const more = { commandId: randomUUID(), repeatable: true };
    const first = await here.ping(id, { n: 2, note: 'x' }, { ...more, ...at('2021-03-15T10:00:00Z') });
    // This one remembers the stream as it was before.
    const again = await there.ping(id, { n: 2, note: 'x' }, { ...more, ...at('2021-03-15T10:00:07Z') });
    expect(again).toEqual(first);
    await there.ping(id, { n: 3 });
    await here.ping(id, { n: 4 });
    expect(await numbers(id)).toEqual([1, 2, 3, 4]);
    await sound(id);
  });

  it('is refused with another body where the first was not seen either', async () => {
    const id = await here.openPing();
    await there.ping(id, { n: 1 });
    const more = { commandId: randomUUID(), repeatable: true };
    await here.ping(id, { n: 2 }, more);
    await expect(there.ping(id, { n: 3 }, more)).rejects.toEqual(problem(422, 'idempotency-key-reused'));
    await there.ping(id, { n: 4 });
    expect(await numbers(id)).toEqual([1, 2, 4]);
    await sound(id);
  });

  it('that was stored, but whose acknowledgement got lost, is found again', async () => {
    const id = await here.openPing();
    const more = { commandId: randomUUID(), repeatable: true };
    const append: Journal['append'] = runtime.journal.append;
    const lost = jest.spyOn(runtime.journal, 'append').mockImplementationOnce(async (...args) => {
      await append(...args);
      throw new Error('Connection terminated unexpectedly');
    });
    await expect(here.ping(id, { n: 1 }, more)).rejects.toThrow('Connection terminated');
    const again = await here.ping(id, { n: 1 }, { ...more, ...at('2021-03-15T10:00:07Z') });
    lost.mockRestore();
    expect(again.version).toBe(2);
    await here.ping(id, { n: 2 });
    expect(await numbers(id)).toEqual([1, 2]);
    await sound(id);
  });

  it('is decided again when somebody was faster', async () => {
    const id = await here.openPing();
    const [each, senders] = [12, [here, there]];
    await Promise.all(
      senders.flatMap((sender, index) =>
        Array.from({ length: each }, (_, n) => sender.ping(id, { n: index * each + n })),
      ),
    );
    expect((await numbers(id)).sort((one, two) => Number(one) - Number(two))).toEqual(
      Array.from({ length: 2 * each }, (_, n) => n),
    );
    await sound(id);
  });

  it('that names the version it was decided on is refused at another', async () => {
    const id = await here.openPing();
    await here.ping(id, { n: 1 }, { ifMatch: 1 });
    for (const ifMatch of [0, 1, 3])
      await expect(there.ping(id, { n: 2 }, { ifMatch })).rejects.toEqual(problem(412, 'wrong-version'));
    await there.ping(id, { n: 2 }, { ifMatch: 2 });
    const together = await Promise.allSettled(
      [here, there].map((sender) => sender.ping(id, { n: 3 }, { ifMatch: 3 })),
    );
    expect(together.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await numbers(id)).toEqual([1, 2, 3]);
  });

  it('opens a stream, or finds it', async () => {
    await expect(here.ping(randomUUID(), { n: 1 })).rejects.toEqual(problem(404, 'not-found'));
    const id = await there.openPing();
    expect((await here.ping(id, { n: 1 })).version).toBe(2);
  });

  it('with nothing new leaves nothing behind', async () => {
    const id = await here.openPong();
    const nothing = await here.send('pong', id, 'Pong', { n: 0 });
    expect(nothing).toMatchObject({ version: 1, facts: [], warnings: [] });
    expect(nothing.position).toBeGreaterThan(0n);
    await expect(here.send('pong', id, 'Pong', { n: 13 })).rejects.toEqual(problem(409, 'unlucky'));
    expect(await runtime.journal.read(`pong-${id}`)).toHaveLength(1);
  });

  it('knows what another stream has published by then', async () => {
    const [id, asks] = [await here.openPing(), await here.openPong()];
    for (const n of [1, 2, 3]) {
      await [here, there][n % 2]!.send('pong', asks, 'Pong', { n });
      await here.ping(id, { n, asks });
    }
    await here.ping(id, { n: 4, asks: randomUUID() });
    await here.ping(id, { n: 5 });
    expect((await read(id)).slice(1).map(({ data }) => data.known)).toEqual([1, 2, 3, 0, 0]);
  });

  it('says its warnings in the answer and in the history', async () => {
    const id = await here.openPing();
    expect((await here.ping(id, { n: 101 })).warnings).toEqual(['high']);
    expect((await read(id))[1]!.meta.warnings).toEqual(['high']);
  });
});
