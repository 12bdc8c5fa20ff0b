import { parseArgs } from 'node:util';
import { keysIn } from './audit/files.js';
import { publicKeysIn, type PublicKeys, signingKey } from './audit/keys.js';
import { heldReadLog } from './audit/read-log.js';
import { anchorsOf } from './audit/sources.js';
import { lastAnchor } from './audit/store.js';
import { verifyJournal } from './audit/verify.js';
import { type Config, ConfigError } from './engine/config.js';
import { program, progressBar, withStores } from './stores.js';

/** Findings that are shown one by one. */
const SHOWN = 200;

const keysOf = (config: Config, folder: string | undefined, keys: string | undefined): PublicKeys => {
  const outside = keys ?? (folder && keysIn(folder));
  if (outside) return publicKeysIn(outside);
  const { id, privateKey } = signingKey(config);
  return new Map([[id, privateKey]]);
};

/** `npm run verify`: holds the journal against its chains and against the anchors outside. Changes nothing. */
const main = (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: { anchors: { type: 'string' }, keys: { type: 'string' } },
  });
  const work = async ({ config, pool, journal }: Parameters<Parameters<typeof withStores>[1]>[0]) => {
    const folder = values.anchors ?? config.anchorDir;
    const [{ statement } = { statement: undefined }, head] = [await lastAnchor(pool), await journal.head()];
    if (!folder) console.log('ANCHOR_DIR is not set: anchors are taken from the database that is in doubt.');
    const bar = progressBar('verified', journal.dense ? Number(head) : (statement?.facts ?? 1));
    const shown: string[] = [];
    const result = await verifyJournal({
      journal,
      anchors: await anchorsOf(pool, folder),
      keys: keysOf(config, folder, values.keys),
      found: ({ kind, says }) => shown.length < SHOWN && shown.push(`${kind.padEnd(17)} ${says}`),
      readLog: (seen) => heldReadLog(pool, seen),
      progress: bar.update,
    });
    bar.stop();
    for (const line of shown) console.log(line);
    const { facts, streams, anchors, unanchored, findings } = result;
    console.log(
      `${facts} facts in ${streams} streams, ${anchors} anchors, ${unanchored} facts not anchored yet.`,
    );
    console.log(
      findings === 0
        ? 'Sound.'
        : `${findings} finding${findings === 1 ? '' : 's'}${findings > SHOWN ? `, ${SHOWN} shown` : ''}.`,
    );
    return findings === 0 ? 0 : 2;
  };
  return withStores('journal-verify', work, { readOnly: true, act: { what: 'verify' } }).catch(
    (error: unknown) => {
      const { code } = error as { code?: string };
      // A table that is not there.
      throw code === '42P01'
        ? new ConfigError('This database has never been started with this release.')
        : error;
    },
  );
};

await program(main);
