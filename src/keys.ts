import { SingleBar } from 'cli-progress';
import { Pool } from 'pg';
import { ConfigError, parseConfig } from './engine/config.js';
import { runningEmbedded, startEmbeddedPostgres } from './engine/embedded-postgres.js';
import { masterFile, masterKeys } from './engine/master-keys.js';
import { enterShellAct } from './engine/read-log/shell.js';
import { addMaster, dropFormer, rewrap, wrappedBy } from './engine/rotation.js';

/** Held while keys are rotated, so that two do not make two new keys. */
const LOCK = 7_305_007;

/**
 * `npm run keys:rotate`: a new master key, and every data key wrapped by it, beside the running service. What was
 * interrupted goes on. `npm run keys:rotate -- --drop-former` then takes the former keys out of the file.
 */
const main = async (drop: boolean): Promise<void> => {
  const config = parseConfig(process.env);
  const running = config.databaseUrl ?? runningEmbedded(config.dataDir);
  const server = running ? undefined : await startEmbeddedPostgres(config.dataDir, console.log);
  const pool = new Pool({ connectionString: running ?? server!.url, max: 4 });
  const lock = await pool.connect();
  try {
    await lock.query(`SELECT pg_advisory_lock(${LOCK})`);
    const before = [...(await wrappedBy(pool)).keys()];
    const file = masterFile(config);
    const current = masterKeys(config, before).current();
    const begun = before.some((master) => master !== current);
    if (drop && begun)
      throw new ConfigError('A former key still wraps some: finish with npm run keys:rotate.');
    await enterShellAct(pool, { what: drop ? 'drop-former-keys' : 'rotate-keys', asked: { from: current } });
    if (drop) {
      console.log(
        `Former keys taken out of ${file}: ${dropFormer(file)}. ${current} is left. Backups of the keys from before the ` +
          'rotation open with a former key only: take a new one now.',
      );
      return;
    }
    if (!begun && !config.masterKey) addMaster(file);
    const masters = masterKeys(config, before);
    const bar = new SingleBar({
      format: '{bar} {percentage} % | {value} of {total} keys',
      noTTYOutput: true,
    });
    bar.start(0, 0);
    const done = await rewrap(pool, masters, (value, total) => {
      bar.setTotal(total);
      bar.update(value);
    });
    bar.stop();
    console.log(
      `${done} data keys are wrapped by ${masters.current()} now. The former key wraps nothing any more: ` +
        'npm run keys:rotate -- --drop-former takes it out, and backups of the keys from before are then of no use.',
    );
  } finally {
    lock.release(true);
    await pool.end();
    await server?.stop();
  }
};

try {
  await main(process.argv.includes('--drop-former'));
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
