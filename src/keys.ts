import { SingleBar } from 'cli-progress';
import { Pool } from 'pg';
import { ConfigError, parseConfig } from './engine/config.js';
import { runningEmbedded, startEmbeddedPostgres } from './engine/embedded-postgres.js';
import { masterFile, masterKeys } from './engine/master-keys.js';
import { enterShellAct } from './engine/read-log/shell.js';
import { addMaster, dropFormer, rewrap, wrappedBy } from './engine/rotation.js';

/** Held while keys are rotated, so that two do not make two new keys. */
const LOCK = 7_305_007;

const DROP_BY_HAND =
  'The keys stand in MASTER_KEY: take the former one out there and restart each instance. Backups of the keys from ' +
  'before the rotation are of no use without it.';
const nothingToDo = (current: string): string =>
  `All data keys are wrapped by ${current}, the first of MASTER_KEY. For a new one put it in front, restart each ` +
  'instance, and give this command again.';
const BACKUPS =
  'Backups of the keys from before the rotation can be restored only where the former key is kept: destroy them with ' +
  'it, or keep both, apart. If there is no backup since, make one now.';

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
    if (config.masterKey && drop) throw new ConfigError(DROP_BY_HAND);
    if (config.masterKey && !begun) return console.log(nothingToDo(current));
    await enterShellAct(pool, { what: drop ? 'drop-former-keys' : 'rotate-keys', asked: { from: current } });
    if (drop) {
      const dropped = dropFormer(file);
      console.log(`Former keys taken out of ${file}: ${dropped}. ${current} is left.`);
      if (dropped > 0) console.log(BACKUPS);
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
      `${done} data keys are wrapped by ${masters.current()} now. The former key wraps nothing in the database any more, ` +
        'only in backups. Make a new one; then npm run keys:rotate -- --drop-former takes that key out.',
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
