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
  const { code, port } = error as { code?: string; port?: number };
  if (error instanceof ConfigError) console.error(error.message);
  else if (code === 'EADDRINUSE')
    console.error(`PORT=${port} is taken by another process; set PORT to a free one.`);
  else console.error(error);
  process.exitCode = 1;
}
