import { parseArgs } from 'node:util';
import { backUp } from './audit/backup.js';
import { ConfigError } from './engine/config.js';
import { program, progressBar, withStores } from './stores.js';

/** `npm run backup -- DIR [--keys DIR]`: journal, keys and what else is no copy, beside a running service or without one. */
const main = (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { keys: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (!folder) throw new ConfigError('Usage: npm run backup -- DIR [--keys ANOTHER_DIR]');
  return withStores(
    'journal-backup',
    async ({ pool, journal }) => {
      const bar = progressBar('backed up', journal.dense ? Number(await journal.head()) : 1);
      const { facts, files } = await backUp({
        pool,
        journal,
        folder,
        keysFolder: values.keys,
        progress: bar.update,
      }).finally(bar.stop);
      console.log(
        `${facts} facts, ${files.keys.lines} keys (wrapped), ${files.tables.lines} other rows. The keys stand in ` +
          `${values.keys ?? `${folder}/keys`}: keep them elsewhere, and not for long.`,
      );
    },
    { readOnly: true, act: { what: 'backup', asked: { keys: values.keys ? 'apart' : 'beside' } } },
  );
};

await program(async (args) => main(args));
