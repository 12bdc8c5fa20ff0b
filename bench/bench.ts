import { createWriteStream } from 'node:fs';
import { figure, type Line } from './support/measure.js';
import { installPeers } from './support/peers.js';
import { printed } from './support/report.js';
import { openSetting, type Setting } from './support/setting.js';
import { writeTable } from './table.js';

/** A bench answers one question, line by line. */
export type Bench = (setting: Setting) => AsyncGenerator<Omit<Line, 'bench'>>;

const BENCHES: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  append: () => import('./append.js'),
  http: () => import('./http.js'),
  lag: () => import('./lag.js'),
  rebuild: () => import('./rebuild.js'),
  load: () => import('./load.js'),
  caseload: () => import('./caseload.js'),
  trust: () => import('./trust.js'),
  pages: () => import('./pages.js'),
  past: () => import('./past.js'),
  start: () => import('./start.js'),
  memory: () => import('./memory.js'),
  eventstoredb: () => import('./eventstoredb.js'),
};

const USAGE = `npm run bench -- ${Object.keys(BENCHES).join('|')}|all [--json] [--quick] [--to=FILE]
npm run bench -- table FILE    writes docs/performance.md from the lines that --to=FILE has collected

  --json     one object a line and case, on stdout
  --to=FILE  appends those objects to a file as well
  --quick    smaller and fewer: to see that it works, not how fast`;

const options = process.argv.slice(2).filter((each) => each.startsWith('--'));
const [name, ...rest] = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const collect = options.find((each) => each.startsWith('--to='))?.slice('--to='.length);

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const run = async (names: readonly string[]): Promise<void> => {
  installPeers(say);
  const file = collect ? createWriteStream(collect, { flags: 'a' }) : undefined;
  const lines: Line[] = [];
  for (const each of names) {
    const { setting, close } = openSetting(options.includes('--quick'), (line) => say(`${each}: ${line}`));
    const interrupted = () => void close().finally(() => process.exit(130));
    process.once('SIGINT', interrupted);
    try {
      const { bench } = await BENCHES[each]!();
      for await (const found of bench(setting)) {
        const line: Line = { bench: each, ...found };
        lines.push(line);
        file?.write(`${JSON.stringify(line)}\n`);
        if (options.includes('--json')) console.log(JSON.stringify(line));
        else say(`${each}: ${line.case}: ${figure(line.ours)} ${line.unit}`);
      }
    } catch (error) {
      // The others can still be measured.
      say(`${each}: ${error instanceof Error ? error.stack : String(error)}`);
      process.exitCode = 1;
    } finally {
      process.off('SIGINT', interrupted);
      await close();
    }
  }
  if (!options.includes('--json')) console.log(printed(lines));
};

if (name === 'table' && rest[0]) await writeTable(rest[0]);
else if (name === 'all') await run(Object.keys(BENCHES));
else if (name && Object.hasOwn(BENCHES, name)) await run([name]);
else {
  console.error(USAGE);
  process.exitCode = 1;
}
