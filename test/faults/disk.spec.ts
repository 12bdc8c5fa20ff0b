import { afterAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownServer, temporaryFolder } from '../support/server.js';
import { report, seed } from './extent.js';
import { load } from './load.js';
import { assertBuilt, serviceProcess } from './process.js';
import { verdict } from './verdict.js';

const MEGABYTES = 160;

const mount = (folder: string): void => {
  mkdirSync(folder);
  const options = ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'small-disk', folder];
  execFileSync('mount', options, { stdio: 'pipe' });
  chmodSync(folder, 0o711);
};
const unmount = (folder: string) => execFileSync('umount', ['--lazy', folder]);

/** Why no small disk can be mounted here, if so. */
const obstacle = (): string | undefined => {
  const folder = join(temporaryFolder(), 'probe');
  try {
    mount(folder);
    unmount(folder);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n').slice(0, 2).join(' ').trim();
  }
};

/** Writes zeros until the disk is full. */
const fill = (file: string): void => {
  const ballast = openSync(file, 'a');
  try {
    for (let size = 1 << 20; size >= 4096;)
      try {
        if (writeSync(ballast, Buffer.alloc(size)) < size) size >>= 1;
      } catch {
        size >>= 1;
      }
  } finally {
    closeSync(ballast);
  }
};

const why = obstacle();
if (why)
  describe.skip(`a full disk (skipped: no small disk can be mounted here: ${why})`, () => {
    test.todo('is survived');
  });
else
  describe('a full disk', () => {
    const disk = join(temporaryFolder(), 'disk');
    const closing: (() => unknown)[] = [];
    afterAll(async () => {
      for (const close of closing.reverse()) await close();
    });

    test('nothing is acknowledged that cannot be stored; with room again all goes on', async () => {
      assertBuilt();
      mount(disk);
      closing.push(() => unmount(disk));
      const server = await ownServer(join(disk, 'data'));
      closing.push(() => server.stop());
      const service = serviceProcess({ DATABASE_URL: server.url, DATA_DIR: join(temporaryFolder(), 'data') });
      closing.push(() => service.kill9());
      await service.start();
      const work = load(() => service.url, 8, seed);
      closing.push(() => work.abandon());
      const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
        const deadline = performance.now() + 60_000;
        while (!(await what())) {
          if (performance.now() > deadline)
            throw new Error(`not within the time allowed: ${service.complaints}`);
          await sleep(50);
        }
      };
      const refused = () => work.unanswered.get('store-unavailable') ?? 0;
      await until(() => work.answered.length > 100);

      const ballast = join(disk, 'ballast');
      const refill = setInterval(() => fill(ballast), 20);
      try {
        await until(() => refused() > 20);
      } finally {
        clearInterval(refill);
      }
      expect(statfsSync(disk).bavail).toBeLessThan(512);
      expect((await fetch(`${service.url}/health/live`)).status).toBe(200);

      rmSync(ballast);
      // A server that could not write its log has ended itself, as it must.
      await server.restart();
      const { length } = work.answered;
      await until(() => work.answered.length > length + 100);
      await work.finish();
      report(`a full disk: ${await verdict(server.url, work)}`);
      expect(service.starts).toBe(1);
    }, 240_000);
  });
