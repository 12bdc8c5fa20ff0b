import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Append, batcher } from '../../src/engine/journal/batcher.js';
import { chain, numbered } from '../journal.facts.js';

const append = (stream: string, expected = 0, facts = 1): Append => ({
  stream,
  expected,
  facts: chain(stream, numbered(facts)),
});

/** A batcher whose commits are recorded; each takes a moment. */
const recorded = (answer: (append: Append) => bigint | Error = () => 1n) => {
  const commits: (readonly Append[])[] = [];
  let running = 0;
  const add = batcher(async (appends) => {
    commits.push(appends);
    expect(++running).toBe(1);
    await sleep(2);
    running--;
    return appends.map(answer);
  });
  const streams = () =>
    commits.map((commit) => commit.map(({ stream, expected }) => `${stream}@${expected}`));
  return { add, commits, streams };
};

it('commits together what came at the same time, then what came meanwhile, in order', async () => {
  const { add, streams } = recorded();
  const first = ['a', 'b', 'c'].map((stream) => add(append(stream)));
  await sleep(1);
  const second = ['d', 'e'].map((stream) => add(append(stream)));
  await Promise.all([...first, ...second]);
  expect(streams()).toEqual([
    ['a@0', 'b@0', 'c@0'],
    ['d@0', 'e@0'],
  ]);
});

it('works again after it was idle', async () => {
  const { add, streams } = recorded();
  await add(append('a'));
  await sleep(5);
  await add(append('b'));
  expect(streams()).toEqual([['a@0'], ['b@0']]);
});

it('takes a stream once for each commit, in the order in which its appends came', async () => {
  const { add, streams } = recorded();
  await Promise.all([add(append('a', 0)), add(append('a', 1)), add(append('b', 0)), add(append('a', 2))]);
  expect(streams()).toEqual([['a@0', 'b@0'], ['a@1'], ['a@2']]);
});

it('lets no append overtake a large one on the same stream', async () => {
  const { add, streams } = recorded();
  await Promise.all([
    add(append('a', 0, 600)),
    add(append('b', 0, 600)),
    add(append('b', 600)),
    add(append('c')),
  ]);
  expect(streams()).toEqual([['a@0', 'c@0'], ['b@0'], ['b@600']]);
});

it('bounds the facts of a commit, but takes a single append of any size', async () => {
  const { add, commits } = recorded();
  await Promise.all([
    add(append('large', 0, 1500)),
    ...Array.from({ length: 30 }, (_, index) => add(append(`s${index}`, 0, 90))),
  ]);
  const sizes = commits.map((commit) => commit.reduce((sum, { facts }) => sum + facts.length, 0));
  expect(sizes[0]).toBe(1500);
  expect(Math.max(...sizes.slice(1))).toBeLessThanOrEqual(1000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1500 + 30 * 90);
  expect(sizes).toHaveLength(4);
});

it('answers each append with its own position or error', async () => {
  const { add } = recorded(({ stream }) => (stream === 'bad' ? new Error('mine') : BigInt(stream.length)));
  const answers = await Promise.allSettled([add(append('a')), add(append('bad')), add(append('ccc'))]);
  expect(answers).toMatchObject([
    { status: 'fulfilled', value: 1n },
    { status: 'rejected', reason: { message: 'mine' } },
    { status: 'fulfilled', value: 3n },
  ]);
});

it('fails those of a commit that failed, and goes on', async () => {
  let failing = true;
  const add = batcher(async (appends) => {
    await sleep(1);
    if (failing) throw new Error('the store is gone');
    return appends.map(() => 7n);
  });
  const failed = [add(append('a')), add(append('b'))];
  for (const each of failed) await expect(each).rejects.toThrow('the store is gone');
  failing = false;
  expect(await add(append('a'))).toBe(7n);
});
