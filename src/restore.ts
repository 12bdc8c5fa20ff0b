import { parseArgs } from 'node:util';
import { checkedManifest, mastersOf, restore } from './audit/restore.js';
import { ConfigError, parseConfig } from './engine/config.js';
import { enterShellAct } from './engine/read-log/shell.js';
import { program, progressBar, withStores } from './stores.js';

/** `npm run restore -- DIR [--keys DIR]`: into the empty database of DATABASE_URL or DATA_DIR. */
const main = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { keys: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (!folder) throw new ConfigError('Usage: npm run restore -- DIR [--keys ANOTHER_DIR]');
  if (process.env.EVENTSTOREDB_URL)
    throw new ConfigError(
      'Restore without EVENTSTOREDB_URL, then move the journal there: npm run journal:copy.',
    );
  const files = { folder, keysFolder: values.keys };
  const { facts } = await checkedManifest(files);
  const masters = await mastersOf(parseConfig(process.env), files);
  const bar = progressBar('restored', facts);
  await withStores('journal-restore', async ({ pool }) => {
    const { at } = await restore({ pool, ...files, progress: bar.update });
    // The log came with the backup.
    await enterShellAct(pool, { what: 'restore', asked: { from: at }, outcome: 'done' }, { harmless: true });
  }).finally(bar.stop);
  console.log(
    `Restored ${facts} facts. Have the master key (${masters.join(' and ')}) in its place, run npm run verify, start ` +
      'the service.',
  );
};

await program(main);
