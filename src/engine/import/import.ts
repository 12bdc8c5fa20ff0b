import { Problem } from '../problems.js';
import { type Cells, readCsv } from '../csv.js';
import { layoutOf } from './layout.js';
import { type FaultyRow, numbered } from './report.js';
import { type Importing, type Outcome, requiredColumns, takeIn } from './take-in.js';

export interface Imported {
  readonly header: Cells;
  readonly rows: number;
  readonly imported: number;
  readonly repeated: number;
  readonly faulty: readonly FaultyRow[];
  /** Position of the last of what was recorded. */
  readonly position: bigint;
}

/** Rows at once: enough to share the journal's commits, few enough to leave room for others. */
const AT_ONCE = 24;

const STOPPED = new Problem(
  503,
  'stopped',
  'The import was cut off. Send the file again under the same name.',
);

/** @param gone whether nobody waits for the answer any more, or the service stops */
const inParallel = async <T>(
  items: AsyncIterable<T>,
  gone: () => boolean,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const running = new Set<Promise<void>>();
  for await (const item of items) {
    if (gone()) throw STOPPED;
    const mine = work(item).finally(() => running.delete(mine));
    // Awaited below; until then a failure must not count as one that nobody looks at.
    mine.catch(() => undefined);
    running.add(mine);
    if (running.size >= AT_ONCE) await Promise.race(running);
  }
  await Promise.all(running);
};

/** Takes a file in, row by row. @throws Problem 400 for a file whose header or form is wrong, 503 when the store is away */
export const importFile = async (
  setting: Omit<Importing, 'layout'>,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  gone: () => boolean = () => false,
): Promise<Imported> => {
  const records = readCsv(chunks);
  const { value: header } = (await records.next()) as IteratorResult<Cells, undefined>;
  if (!header) throw new Problem(400, 'malformed', 'The file is empty. Its first row must name the columns.');
  const { runtime, context } = setting;
  const layout = layoutOf(context.sheet, header, await requiredColumns(runtime, context));
  const importing: Importing = { ...setting, layout };

  const count: Record<Outcome['result'], number> = { imported: 0, repeated: 0, faulty: 0 };
  const faulty: FaultyRow[] = [];
  let position = 0n;
  await inParallel(numbered(header, records), gone, async (row) => {
    const outcome = await takeIn(importing, row);
    count[outcome.result]++;
    if (outcome.problems.length > 0) faulty.push({ ...row, problems: outcome.problems });
    if (outcome.position && outcome.position > position) ({ position } = outcome);
  });
  faulty.sort((a, b) => a.row - b.row);
  return {
    header,
    rows: count.imported + count.repeated + count.faulty,
    imported: count.imported,
    repeated: count.repeated,
    faulty,
    position,
  };
};
