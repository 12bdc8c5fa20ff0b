import { afterEach, beforeAll, beforeEach } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { start } from '../../src/engine/open.js';
import type { Runtime } from '../../src/engine/runtime.js';
import type { Catalogue } from '../../src/kernel/catalogue.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { openPingPong } from './pingpong.js';

/** Instances of the small service, each test on a database of its own; they end with their test. */
export const instances = () => {
  let database: TestDatabase | undefined;
  let dataDir: string;
  const running: Runtime[] = [];

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    database = await freshDatabase();
    dataDir = temporaryFolder();
  });
  afterEach(async () => {
    for (const runtime of running.splice(0)) await runtime.close();
    await database?.drop();
  });

  /** One whose views, policies and sweeps do not run yet. */
  const opened = async (known?: Catalogue): Promise<Runtime> => {
    const runtime = await openPingPong(database!.url, dataDir, {}, known);
    running.push(runtime);
    return runtime;
  };
  /** A running one. */
  const instance = async (
    prepared: (runtime: Runtime) => void = () => undefined,
    known?: Catalogue,
  ): Promise<Runtime> => {
    const runtime = await opened(known);
    prepared(runtime);
    await start(runtime);
    return runtime;
  };
  return { opened, instance, url: () => database!.url };
};
