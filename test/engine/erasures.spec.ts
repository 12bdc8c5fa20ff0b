import { expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BEGINNING } from '../../src/engine/chain.js';
import { readCheckpoint } from '../../src/engine/projections/checkpoint.js';
import { start } from '../../src/engine/open.js';
import type { Runtime } from '../../src/engine/runtime.js';
import { seal, unseal } from '../../src/engine/seal.js';
import { chain } from '../journal.facts.js';
import { instances } from './instances.js';

const { instance, opened } = instances();

const KEYS = 'SELECT count(*)::int AS keys FROM keys.data_key WHERE subject = $1';
const keysOf = async ({ pool }: Runtime, stream: string): Promise<number> =>
  (await pool.query<{ keys: number }>(KEYS, [stream])).rows[0]!.keys;

const until = async (what: () => Promise<boolean> | boolean): Promise<void> => {
  const deadline = performance.now() + 20_000;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error('It never came to that.');
    await sleep(20);
  }
};

/** Somebody of whom two values are sealed. */
const person = async ({ keyring }: Runtime, stream = `person-${randomUUID()}`): Promise<string> => {
  await keyring.keyFor(stream, 'personal');
  await keyring.keyFor(stream, 'special');
  return stream;
};

const erase = ({ journal }: Runtime, stream: string): Promise<bigint> =>
  journal.append(stream, 0, chain(stream, [{}], BEGINNING, 'PongForgotten'));

it('destroys the keys of whoever was erased, and no others', async () => {
  const runtime = await instance();
  const [gone, stays] = [await person(runtime), await person(runtime)];
  const at = await erase(runtime, gone);
  await until(async () => (await keysOf(runtime, gone)) === 0);
  expect((await readCheckpoint(runtime.pool, 'erasures'))!.position).toBeGreaterThanOrEqual(at);
  expect(await runtime.keyring.find(gone, 'personal')).toBeUndefined();
  expect(await keysOf(runtime, stays)).toBe(2);
  expect(await runtime.keyring.find(stays, 'special')).toHaveLength(32);
});

it('destroys those of somebody who is named in a stream, and not those of the stream', async () => {
  const runtime = await instance();
  const id = randomUUID();
  const [firm, gone, colleague] = [
    await person(runtime),
    await person(runtime, `contact-${id}`),
    await person(runtime, `contact-${randomUUID()}`),
  ];
  const { journal, pool, keyring } = runtime;
  const told = `INSERT INTO engine.parked (reader, stream, version, type, error)
    VALUES ('r', 'pong-1', 1, 'Tested', 'said'), ('r', 'pong-2', 1, 'Tested', 'said')`;
  await pool.query(told);
  await journal.append('pong-1', 0, chain('pong-1', [{ person: id }], BEGINNING, 'PongForgotten'));
  await until(async () => (await keysOf(runtime, gone)) === 0);
  expect([await keysOf(runtime, firm), await keysOf(runtime, colleague)]).toEqual([2, 2]);
  await until(async () => (await keyring.find(gone, 'special')) === undefined);
  expect(await keyring.find(firm, 'special')).toHaveLength(32);
  const { rows } = await pool.query('SELECT stream, error FROM engine.parked ORDER BY stream');
  expect(rows).toEqual([
    { stream: 'pong-1', error: '' },
    { stream: 'pong-2', error: 'said' },
  ]);
});

it('has every instance forget them', async () => {
  const forgotten: string[] = [];
  const told = (name: string) => (runtime: Runtime) => {
    jest.spyOn(runtime.cuts, 'forget').mockImplementation(async () => void forgotten.push(name));
  };
  const [one, other] = [await instance(told('one')), await instance(told('other'))];
  const gone = await person(one);
  expect(await other.keyring.find(gone, 'personal')).toHaveLength(32);
  await erase(other, gone);
  for (const each of [one, other])
    await until(async () => (await each.keyring.find(gone, 'personal')) === undefined);
  // What was folded of the past may hold words of theirs.
  await until(() => forgotten.includes('one') && forgotten.includes('other'));
  expect(forgotten).toHaveLength(2);
});

it('is done by the next start, if the service was killed between the fact and the deed', async () => {
  const killed = await opened();
  const gone = await person(killed);
  await erase(killed, gone);
  expect(await keysOf(killed, gone)).toBe(2);
  await start(killed);
  await until(async () => (await keysOf(killed, gone)) === 0);
});

it('seals nothing readable any more, and makes no key, whoever asks', async () => {
  const [one, late] = [await instance(), await opened()];
  const gone = await person(one);
  await erase(one, gone);
  await until(async () => (await keysOf(one, gone)) === 0);
  for (const { keyring, pool } of [one, late]) {
    const key = await keyring.keyFor(gone, 'personal');
    const token = seal(key, gone, 'personal', 'a/b', 'told later');
    expect(unseal(key, token)).toBe('told later');
    expect(await keyring.keyFor(gone, 'personal')).not.toEqual(key);
    expect(await keysOf({ pool } as Runtime, gone)).toBe(0);
    expect(keyring.isErased(gone)).toBe(true);
  }
  expect(one.keyring.isErased(await person(one))).toBe(false);
});

it('outlives an older backup of the keys', async () => {
  const one = await instance();
  const gone = await person(one);
  await one.pool.query('CREATE TABLE keys.backup AS TABLE keys.data_key');
  await erase(one, gone);
  await until(async () => (await keysOf(one, gone)) === 0);
  await one.pool.query('INSERT INTO keys.data_key SELECT * FROM keys.backup WHERE subject = $1', [gone]);
  expect(await keysOf(one, gone)).toBe(0);
  // A restore that leaves out the triggers, and the next start.
  await one.pool.query('ALTER TABLE keys.data_key DISABLE TRIGGER ALL');
  await one.pool.query('INSERT INTO keys.data_key SELECT * FROM keys.backup WHERE subject = $1', [gone]);
  expect(await keysOf(one, gone)).toBe(2);
  const next = await instance();
  expect(await keysOf(next, gone)).toBe(0);
  // And while instances run: whoever takes over does it again.
  await next.pool.query('INSERT INTO keys.data_key SELECT * FROM keys.backup WHERE subject = $1', [gone]);
  expect(await keysOf(next, gone)).toBe(2);
  await one.close();
  await until(async () => (await keysOf(next, gone)) === 0);
});
