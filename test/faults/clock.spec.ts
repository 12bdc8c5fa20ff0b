import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startTestService, type TestService } from '../support/service.js';
import { seed, times } from './extent.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

interface Entry {
  readonly stored: { readonly version: number; readonly recordedAt: string };
  readonly read: { readonly data: { readonly minutes?: number } };
}

const history = async (id: string): Promise<Entry[]> =>
  ((await service.get(`/journeys/${id}/history`)).body as { entries: Entry[] }).entries;

const hold = async (id: string, minutes: number, now: string): Promise<void> => {
  const body = { on: '2021-03-20', minutes, channel: 'phone', language: 'ar', topics: ['work'] };
  const { status } = await service.issue(`/journeys/${id}/coaching/hold-session`, body, { 'dev-now': now });
  expect(status).toBe(201);
};

/** Facts stand in the order in which they were recorded, and their times never decrease, whatever the clock said. */
const inOrder = async (id: string, minutes: readonly number[]): Promise<string[]> => {
  const entries = await history(id);
  const recorded = entries.map(({ stored }) => stored.recordedAt);
  expect(recorded).toEqual([...recorded].sort());
  expect(entries.flatMap(({ read }) => read.data.minutes ?? [])).toEqual(minutes);
  return recorded;
};

describe('the clock', () => {
  test('goes back and forth by up to an hour: the order is that of recording', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -3_600, max: 3_600 }), { maxLength: 8 }), async (skews) => {
        const id = await service.person();
        for (const [index, skew] of skews.entries())
          await hold(id, index + 1, new Date(Date.parse('2021-03-28T09:00:00Z') + skew * 1000).toISOString());
        await inOrder(
          id,
          skews.map((_, index) => index + 1),
        );
      }),
      { numRuns: times(4, 60), seed },
    );
  }, 120_000);

  test.each([
    ['summer time begins', ['2021-03-28T00:59:59Z', '2021-03-28T01:00:00Z', '2021-03-28T01:30:00Z']],
    ['summer time ends', ['2021-10-31T00:30:00Z', '2021-10-31T01:00:00Z', '2021-10-31T01:30:00Z']],
  ])('is set as %s: nothing happens twice or out of order', async (_, moments) => {
    const id = await service.person({}, { 'dev-now': '2021-03-21T09:00:00Z' });
    for (const [index, now] of moments.entries()) await hold(id, index + 1, now);
    const recorded = await inOrder(id, [1, 2, 3]);
    expect(recorded.slice(-3).map((each) => Date.parse(each))).toEqual(
      moments.map((each) => Date.parse(each)),
    );
  });

  test.each([
    ['2021-03-27T22:59:59Z', '2021-03-27'],
    ['2021-03-27T23:00:00Z', '2021-03-28'],
    ['2021-03-28T21:59:59Z', '2021-03-28'],
    ['2021-03-28T22:00:00Z', '2021-03-29'],
    ['2021-10-30T21:59:59Z', '2021-10-30'],
    ['2021-10-30T22:00:00Z', '2021-10-31'],
    ['2021-10-31T22:59:59Z', '2021-10-31'],
    ['2021-10-31T23:00:00Z', '2021-11-01'],
  ])('at %s means %s in Berlin', async (now, day) => {
    const id = await service.person({}, { 'dev-now': now });
    const [first] = (await service.get(`/journeys/${id}/history`)).body.entries as {
      stored: { happenedOn: string };
    }[];
    expect(first!.stored.happenedOn).toBe(day);
  });
});
