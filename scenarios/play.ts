import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseConfig } from '../src/engine/config.js';
import { removeEmbedded } from '../src/engine/embedded-postgres.js';
import { startService } from '../src/service.js';
import { aachen } from './aachen/aachen.js';
import { ascheberg } from './ascheberg/ascheberg.js';
import { client } from './client.js';
import { bocholt } from './bocholt/bocholt.js';
import { heinsberg } from './heinsberg/heinsberg.js';
import { kassel } from './kassel/kassel.js';
import { type Result, run } from './run.js';
import { type Script, unitsOf } from './script/script.js';
import { say, untilStopped, withProgress } from './terminal.js';
import { developmentTokens } from './tokens.js';

/**
 * `npm run scenario -- NAME [--against URL]`: plays a programme through the public API and compares every figure. A service
 * elsewhere must believe the development issuer of our DATA_DIR.
 */

/** By name; some can be played with fewer people or families. */
const SCRIPTS: Readonly<Record<string, (size?: number) => Script>> = {
  ...{ ascheberg: () => ascheberg(), kassel: () => kassel(), heinsberg: (size) => heinsberg(1, size) },
  ...{ bocholt: (size) => bocholt(1, size), aachen: (size) => aachen(1, size) },
};
const NAMES = [...Object.keys(SCRIPTS), 'all'];
const USAGE = `Usage: npm run scenario -- ${NAMES.join('|')} [--size PEOPLE] [--against http://127.0.0.1:3000]`;

const asked = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { against: { type: 'string' }, size: { type: 'string' } },
  });
  const [name, ...more] = positionals;
  if (!name || more.length > 0) throw new Error(USAGE);
  if (!NAMES.includes(name)) throw new Error(`There is no scenario "${name}". ${USAGE}`);
  const against = values.against?.replace(/\/+$/, '');
  if (against !== undefined && !URL.canParse(against))
    throw new Error(`"${against}" is no address. ${USAGE}`);
  const size = values.size === undefined ? undefined : Number(values.size);
  if (size !== undefined && !(Number.isInteger(size) && size > 0))
    throw new Error(`"${values.size}" is no size. ${USAGE}`);
  return { name, against, size };
};

/** A service of its own on an empty data folder, gone afterwards. */
const withOwnService = async (work: (url: string, dataDir: string) => Promise<void>): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'integration-journey-'));
  // Started as root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(dataDir, 0o711);
  try {
    const { LOG_LEVEL = 'warn' } = process.env;
    const service = await startService(parseConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL }), say);
    try {
      await work(service.url, dataDir);
    } finally {
      await service.stop();
    }
  } finally {
    await removeEmbedded(dataDir);
  }
};

const line = ({ scenario, commands, checked, differing, seconds }: Omit<Result, 'played'>): string =>
  JSON.stringify({ scenario, commands, checked, differing: differing.length, seconds });

const report = (result: Result): void => {
  for (const { where, told, read, answered } of result.differing.slice(0, 20))
    say(
      `${where}: answered ${JSON.stringify(answered)}, by script ${JSON.stringify(told)}, by history ${JSON.stringify(read)}`,
    );
  say(line(result));
};

const sum = (results: readonly Result[], of: 'commands' | 'checked' | 'seconds'): number =>
  Math.round(10 * results.reduce((total, each) => total + each[of], 0)) / 10;

await untilStopped(async (signal) => {
  const { name, against, size } = asked();
  const playAll = async (url: string, dataDir: string): Promise<void> => {
    const tokenFor = developmentTokens(dataDir);
    const results: Result[] = [];
    const chosen = Object.entries(SCRIPTS).filter(([each]) => name === 'all' || each === name);
    for (const script of chosen.map(([, of]) => of(size))) {
      results.push(
        await withProgress(script.name, script.steps.length, (progress) =>
          run(client(url, tokenFor, unitsOf(script), signal), script, progress),
        ),
      );
      report(results.at(-1)!);
    }
    const differing = results.flatMap((each) => each.differing);
    if (differing.length > 0) process.exitCode = 1;
    if (name !== 'all') return;
    const [commands, checked, seconds] = [
      sum(results, 'commands'),
      sum(results, 'checked'),
      sum(results, 'seconds'),
    ];
    say(line({ scenario: name, commands, checked, differing, seconds }));
  };
  if (against === undefined) await withOwnService(playAll);
  else await playAll(against, parseConfig(process.env).dataDir);
});
