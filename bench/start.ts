import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.js';
import { bounded, within } from './support/measure.js';
import { startOurs } from './support/ours.js';

/** How long until the service is ready: the first time, when it makes its database, and every other time? */
export const bench: Bench = async function* (setting) {
  const { rounds, say } = setting;
  const first: number[] = [];
  const later: number[] = [];
  const seconds = async (folder: string): Promise<number> => {
    const start = performance.now();
    const service = await startOurs(setting, { DATA_DIR: folder });
    while (!(await fetch(`${service.url}/health/ready`)).ok) await sleep(5);
    const taken = (performance.now() - start) / 1000;
    await service.stop();
    return taken;
  };
  for (const round of bounded(rounds)) {
    const folder = setting.folder();
    first.push(await seconds(folder));
    later.push(await seconds(folder));
    say(
      `round ${round} of ${rounds}: first ${first.at(-1)!.toFixed(1)} s, later ${later.at(-1)!.toFixed(1)} s`,
    );
  }
  yield within({ case: 'first start until ready, embedded PostgreSQL', unit: 's' }, first, 6);
  yield within({ case: 'later start until ready, embedded PostgreSQL', unit: 's' }, later, 2);
};
