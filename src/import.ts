import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { type Cells, readCsv } from './engine/csv.js';
import { faultyCsv, numbered, partCsv, type Row, type RowProblem } from './engine/import/report.js';

/*
 * `npm run import -- FILE`: sends a file to POST /journeys/import, part by part, each until it is answered. It keeps no
 * notes: what is done stands in the journal, so the same command after whatever happened goes on where it stopped.
 */

const USAGE = `TOKEN=… npm run import -- FILE [--dry-run] [--name=NAME] [--url=URL] [--legal-basis=GROUND]

  FILE           CSV in UTF-8; the first row names the columns
  TOKEN          in the environment: a token of the account whose entries they become, the same account for every try
  --dry-run      looks at every row and records nothing
  --name         names the import; by default the file's name up to the first dot, also for the mended rows
  --url          of the service, by default http://127.0.0.1:3000
  --legal-basis  legal ground of the entries, if it is not the usual one

The faulty rows are written beside the file, as FILE.faulty.csv, with what is wrong: mend them there and import that file.
Ends with 0, with 2 if rows were faulty, with 1 if the import could not be finished.`;

/** Rows in one request, and requests at once: the service is never far from the next progress, nor without work. */
const PART = 200;
const AT_ONCE = 2;
/** How long a service may not answer before we give up, in milliseconds. */
const PATIENCE = 300_000;

interface Setting {
  readonly file: string;
  readonly url: string;
  readonly report: string;
  readonly dryRun: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answer {
  readonly imported: number;
  readonly repeated: number;
  readonly faulty: number;
  readonly problems: readonly RowProblem[];
}

interface Refused {
  readonly code?: string;
  readonly hint?: string;
  readonly errors?: readonly { readonly path: string; readonly hint: string }[];
}

/** What the one at the terminal is told. */
class Stop extends Error {}

const settingOf = (args: string[]): Setting => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: text, url: text, 'legal-basis': text, 'dry-run': { type: 'boolean' } },
  });
  const [file] = positionals;
  const { TOKEN } = process.env;
  if (!file || positionals.length > 1 || !TOKEN) throw new Stop(USAGE);
  const name = values.name ?? basename(file).split('.')[0]!;
  return {
    file,
    url: `${values.url ?? 'http://127.0.0.1:3000'}/journeys/import?dryRun=${values['dry-run'] ?? false}`,
    report: join(dirname(file), `${basename(file).replace(/\.csv$/i, '')}.faulty.csv`),
    dryRun: values['dry-run'] ?? false,
    headers: {
      'content-type': 'text/csv',
      authorization: `Bearer ${TOKEN}`,
      'idempotency-key': name,
      ...(values['legal-basis'] && { 'legal-basis': values['legal-basis'] }),
    },
  };
};

/** Sends a part until it is answered: what is sent twice takes effect once. */
const send = async ({ url, headers }: Setting, body: string): Promise<Answer> => {
  let why = '';
  for (const until = performance.now() + PATIENCE; performance.now() < until; await sleep(1_000)) {
    try {
      const response = await fetch(url, { method: 'POST', headers, body });
      const answer = (await response.json()) as Answer & Refused;
      if (response.ok) return answer;
      why = `${answer.code}: ${answer.hint}`;
      const errors = (answer.errors ?? []).map(({ path, hint }) => `\n  ${path} ${hint}`);
      if (response.status < 500) throw new Stop(`${why}${errors.join('')}`);
    } catch (error) {
      if (error instanceof Stop) throw error;
      why = (error as Error).message;
    }
  }
  throw new Stop(`The service does not take the rows (${why}). Give the same command again to go on.`);
};

async function* parts(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let part: Row[] = [];
  for await (const row of rows) {
    part.push(row);
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

const opened = async (file: string) => {
  const records = readCsv(createReadStream(file));
  const { value: header } = (await records.next()) as IteratorResult<Cells, undefined>;
  if (!header) throw new Stop(`${file} is empty.`);
  return { header, rows: numbered(header, records) };
};

const countRows = async (file: string): Promise<number> => {
  let count = 0;
  for await (const row of (await opened(file)).rows) if (row) count++;
  return count;
};

/** Writes down a part's faulty rows. */
const keep = (report: FileHandle, header: Cells, part: readonly Row[], { problems }: Answer) => {
  const faulty = part.flatMap((row) => {
    const its = problems.filter((each) => each.row === row.row);
    return its.length > 0 ? [{ ...row, problems: its }] : [];
  });
  return report.write(faultyCsv(header, faulty, false));
};

const importAll = async (setting: Setting): Promise<Answer> => {
  const bar = new SingleBar({
    format:
      '{bar} {value} of {total} rows | {imported} new, {repeated} known, {faulty} faulty | {rate}/s | {eta_formatted} left',
    ...{ noTTYOutput: true, notTTYSchedule: 2_000, etaBuffer: 50 },
  });
  const sum = { imported: 0, repeated: 0, faulty: 0, problems: [] };
  const total = await countRows(setting.file);
  const { header, rows } = await opened(setting.file);
  const began = performance.now();
  // The first part tells whether the header is fit; only then is an older report given up.
  let report: FileHandle | undefined;
  let done = 0;
  const finish = async (part: readonly Row[], answered: Promise<Answer>): Promise<void> => {
    const answer = await answered;
    if (!report) {
      report = await open(setting.report, 'w', 0o600);
      await report.write(faultyCsv(header, []));
    }
    await keep(report, header, part, answer);
    for (const what of ['imported', 'repeated', 'faulty'] as const) sum[what] += answer[what];
    done += part.length;
    const rate = Math.round((1000 * done) / (performance.now() - began));
    bar.update(done, { ...sum, rate });
  };
  bar.start(total, 0, { ...sum, rate: 0 });
  try {
    const underWay: (readonly [readonly Row[], Promise<Answer>])[] = [];
    for await (const part of parts(rows)) {
      const answered = send(setting, partCsv(header, part));
      answered.catch(() => undefined);
      underWay.push([part, answered]);
      if (underWay.length >= AT_ONCE) await finish(...underWay.shift()!);
    }
    for (const each of underWay) await finish(...each);
  } finally {
    bar.stop();
    await report?.close();
  }
  return sum;
};

try {
  const setting = settingOf(process.argv.slice(2));
  const { imported, repeated, faulty } = await importAll(setting);
  const would = setting.dryRun ? 'would be imported' : 'imported';
  console.log(`${imported} rows ${would}, ${repeated} had been before, ${faulty} are faulty.`);
  if (faulty > 0) console.log(`The faulty rows, with what is wrong: ${setting.report}`);
  process.exitCode = faulty > 0 ? 2 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
