import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { TestService } from './service.js';

interface Readers {
  readonly head: string;
  readonly readers: readonly { readonly behind: number }[];
}

/** Waits until views, policies and sweeps have come to the end of the journal, and what they cause as well. */
export const settled = async ({ get }: Pick<TestService, 'get'>): Promise<void> => {
  const deadline = performance.now() + 30_000;
  for (let calm = '', head = 'none'; calm !== head;) {
    const { readers, head: now } = (await get('/operations/projections')).body as Readers;
    if (readers.every(({ behind }) => behind <= 0)) [calm, head] = [head, now];
    else await sleep(20);
    expect(performance.now()).toBeLessThan(deadline);
  }
};
