import { SingleBar } from 'cli-progress';
import { declared } from './app.module.js';
import { ConfigError, parseConfig } from './engine/config.js';
import { runningEmbedded } from './engine/embedded-postgres.js';
import { openRuntime, projectionsOf } from './engine/open.js';
import { rebuild, rebuildName } from './engine/projections/rebuild.js';
import { enterShellAct } from './engine/read-log/shell.js';
import { catalogue } from './generated/catalogue.js';

/** `npm run rebuild -- NAME…`: builds views anew from the journal, beside a running service or without one. */
const main = async (names: readonly string[]): Promise<void> => {
  const known = projectionsOf(declared);
  const wanted =
    names.length === 0 || names.includes('all') ? known : known.filter(({ name }) => names.includes(name));
  const unknown = names.filter((name) => name !== 'all' && !known.some((each) => each.name === name));
  if (unknown.length > 0)
    throw new ConfigError(
      `There is no view ${unknown.join(', ')}; there are ${known.map(({ name }) => name).join(', ')}, all.`,
    );

  const config = parseConfig(process.env);
  const databaseUrl = config.databaseUrl ?? runningEmbedded(config.dataDir);
  const runtime = await openRuntime({ ...config, databaseUrl }, declared, catalogue, console.log);
  try {
    await enterShellAct(runtime.pool, {
      what: 'rebuild',
      asked: { views: wanted.map(({ name }) => name) },
    });
    const counted = runtime.journal.dense ? 'facts' : 'bytes of the journal';
    for (const projection of wanted) {
      if (!(await runtime.leadership.leads(rebuildName(projection))))
        throw new ConfigError(`${projection.name} is being rebuilt by another process already.`);
      const bar = new SingleBar({
        format: `${projection.name.padEnd(14)} {bar} {percentage} % | {value} of {total} ${counted} | {eta_formatted} left`,
        noTTYOutput: true,
        notTTYSchedule: 2_000,
      });
      bar.start(Number(await runtime.journal.head()), 0);
      await rebuild(runtime, projection, (done, of) => {
        bar.setTotal(Number(of));
        bar.update(Number(done));
      });
      bar.stop();
    }
    console.log(`Rebuilt ${wanted.map(({ name }) => name).join(', ')}.`);
  } finally {
    await runtime.close();
  }
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
