import { ConfigError, parseConfig } from './engine/config.js';
import { startService } from './service.js';

const say = (line: string): void => console.log(line);

try {
  const service = await startService(parseConfig(process.env), say);
  // The first signal ends everything in order; a second one ends the process as it is.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void service.stop().then(() => process.exit(0)));
  say(`Integration Journey listens on ${service.url}; its API is documented at ${service.url}/docs`);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
