import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Line } from './support/measure.js';
import { cells, HEAD } from './support/report.js';
import { openSetting } from './support/setting.js';

const FILE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

const row = (texts: readonly string[]): string =>
  `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;

const postgresVersion = async (): Promise<string> => {
  const { setting, close } = openSetting(true, () => undefined);
  try {
    const client = await setting.client(await setting.database());
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]!.server_version;
  } finally {
    await close();
  }
};

/** What was written by hand about the figures, from this heading on, stays. */
const BY_HAND = '## What bounds it';

const present = (): string => (existsSync(FILE) ? readFileSync(FILE, 'utf8') : '');

/** Rows of the benches that were not measured again. */
const older = (measured: ReadonlySet<string>): readonly string[] =>
  present()
    .split('\n')
    .filter((text) => /^\| [a-z]/.test(text) && text.split('|')[1]!.trim() !== HEAD[0])
    .filter((text) => !measured.has(text.split('|')[1]!.trim()));

const byHand = (): string => {
  const text = present();
  const from = text.indexOf(BY_HAND);
  return from < 0 ? '' : text.slice(from);
};

const document = async (lines: readonly Line[]): Promise<string> => `# Performance

Measured with \`npm run bench\`, ours and theirs in turn; each figure is the median of the rounds, the ratio (ours / theirs)
the median of the rounds' ratios, the spread the distance between the highest and the lowest of them. Machines differ
and are noisy: go by the ratios, not by the figures. Where the goal is a limit, theirs is that limit.

Client, service and database shared one machine: ${cpus().length} cores (${cpus()[0]!.model.trim()}),
${Math.round(totalmem() / 2 ** 30)} GB of memory, Node.js ${process.versions.node}, PostgreSQL ${await postgresVersion()}
from npm with its settings as the service makes them (fsync and synchronous_commit on).

${row(HEAD)}
${row(HEAD.map(() => '---'))}
${[...older(new Set(lines.map(({ bench }) => bench))), ...lines.map((line) => row(cells(line)))].join('\n')}

${byHand()}`;

/** Writes docs/performance.md from lines of JSON; of a case that was measured twice the later line counts. Other benches stay. */
export const writeTable = async (file: string): Promise<void> => {
  const found = new Map<string, Line>();
  for (const text of readFileSync(file, 'utf8')
    .split('\n')
    .filter((each) => each.startsWith('{'))) {
    const line = JSON.parse(text) as Line;
    found.set([line.bench, line.case, line.against].join(' / '), line);
  }
  const options = { ...(await resolveConfig(FILE)), filepath: FILE };
  writeFileSync(FILE, await format(await document([...found.values()]), options));
};
