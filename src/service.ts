import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule, declared } from './app.module.js';
import { type Config, ConfigError, unusable } from './engine/config.js';
import { addressOf, createApp } from './engine/http/app.js';
import { openRuntime } from './engine/open.js';
import type { Runtime } from './engine/runtime.js';
import { catalogue } from './generated/catalogue.js';

/** A running service. */
export interface Service {
  readonly app: NestFastifyApplication;
  readonly runtime: Runtime;
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the whole service: database, views, policies, HTTP. @throws ConfigError */
export const startService = async (
  config: Config,
  log: (line: string) => void = () => undefined,
): Promise<Service> => {
  const runtime = await openRuntime(config, declared, catalogue, log);
  try {
    const app = await createApp(appModule(runtime), config);
    await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        throw new ConfigError(`PORT=${config.port} is taken by another process; set PORT to a free one.`);
      throw unusable(error.code === 'EACCES' ? 'PORT' : 'HOST', error);
    });
    return { app, runtime, url: addressOf(app), stop: () => app.close() };
  } catch (error) {
    await runtime.close();
    throw error;
  }
};
