import type { Journal, JournalFact, StoredFact } from '../../kernel/journal.js';
import { type End, flawOf } from '../chain.js';
import { ConfigError } from '../config.js';

/** Facts read at once. */
const PAGE = 1_000;
/** Most facts of one append, and about how many bytes; EventStoreDB takes 1 MiB. */
const MOST = 200;
const LARGEST = 256 * 1024;
/** Streams whose ends are compared at once. */
const AT_ONCE = 16;

export interface CopyProgress {
  /** So many facts are in both journals as far as we know by now. */
  (what: 'compared' | 'copied' | 'verified', done: number): void;
}

/** Where one and the same fact stands in both journals, and how many there are up to it. */
export interface Place {
  readonly source: bigint;
  readonly target: bigint;
  readonly facts: number;
}

const BEGINNING: Place = { source: 0n, target: 0n, facts: 0 };

async function* allOf(journal: Journal, after: bigint): AsyncGenerator<JournalFact> {
  for (let at = after; ;) {
    const page = await journal.readAll(at, PAGE);
    if (page.length === 0) return;
    yield* page;
    at = page.at(-1)!.position;
  }
}

/**
 * Walks along both journals to the end of the target, from the beginning.
 * @param pass hears of each fact that is in both
 * @throws ConfigError if the target holds anything that is not, in the same place, in the source
 */
const alongside = async (
  source: Journal,
  target: Journal,
  pass: (place: Place, copy: JournalFact) => void,
): Promise<Place> => {
  const originals = allOf(source, 0n);
  let place = BEGINNING;
  for await (const copy of allOf(target, 0n)) {
    const { value: original } = (await originals.next()) as { value?: JournalFact };
    if (original?.id !== copy.id || original.hash !== copy.hash || original.stream !== copy.stream)
      throw new ConfigError(
        `The target holds facts of its own: ${copy.type} in ${copy.stream} at ${copy.version} is not in its place. ` +
          'Copy into an empty store.',
      );
    place = { source: original.position, target: copy.position, facts: place.facts + 1 };
    pass(place, copy);
  }
  return place;
};

/** Facts that follow one another in one stream make one append; the order of all is kept. */
const runsOf = (facts: readonly JournalFact[]): JournalFact[][] => {
  const runs: JournalFact[][] = [];
  let bytes = 0;
  for (const fact of facts) {
    const run = runs.at(-1);
    bytes += JSON.stringify(fact.data).length * 2 + 1_000;
    if (run && run[0]!.stream === fact.stream && run.length < MOST && bytes < LARGEST) run.push(fact);
    else {
      runs.push([fact]);
      bytes = 0;
    }
  }
  return runs;
};

const storedOf = ({ position: _, ...fact }: JournalFact): StoredFact => fact;

const checked = (ends: Map<string, End>, fact: StoredFact): void => {
  const flaw = flawOf(fact, ends.get(fact.stream));
  if (flaw) throw new ConfigError(`The journal has been tampered with: ${flaw}.`);
  ends.set(fact.stream, fact);
};

/**
 * Copies what the target lacks, one append after the other, so that it is at any moment a beginning of the source: one
 * that was cut off is simply done again and goes on where it ended.
 * @throws ConfigError if the target holds other facts, or a chain is broken
 */
export const copyJournal = async (
  source: Journal,
  target: Journal,
  progress: CopyProgress,
): Promise<Place> => {
  const ends = new Map<string, End>();
  let place = await alongside(source, target, ({ facts }, copy) => {
    checked(ends, copy);
    progress('compared', facts);
  });
  for (;;) {
    const page = await source.readAll(place.source, PAGE);
    if (page.length === 0) return place;
    for (const run of runsOf(page)) {
      for (const fact of run) checked(ends, fact);
      const [{ stream, version }] = run as [JournalFact];
      const position = await target.append(stream, version - 1, run.map(storedOf));
      place = { source: run.at(-1)!.position, target: position, facts: place.facts + run.length };
      progress('copied', place.facts);
    }
  }
};

export interface Verified {
  readonly facts: number;
  readonly streams: number;
  /** Where facts of the source stand in the target: the last one up to each position asked for. */
  readonly positions: ReadonlyMap<bigint, bigint>;
}

/**
 * Reads both journals from the beginning: each fact has its id, its hash and its place in the order, and hashes to what
 * it should. Then each stream, read by its name, ends where it should.
 * @param wanted positions of the source that are asked for
 * @throws ConfigError
 */
export const verifyCopy = async (
  source: Journal,
  target: Journal,
  wanted: readonly bigint[],
  progress: CopyProgress,
): Promise<Verified> => {
  const ends = new Map<string, End>();
  const positions = new Map(wanted.map((position) => [position, 0n]));
  const place = await alongside(source, target, (here, copy) => {
    checked(ends, copy);
    for (const position of wanted) if (here.source <= position) positions.set(position, here.target);
    progress('verified', here.facts);
  });
  if (place.source !== (await source.head()))
    throw new ConfigError('Facts have been recorded since they were copied; copy again.');

  const streams = [...ends];
  for (let first = 0; first < streams.length; first += AT_ONCE)
    await Promise.all(
      streams.slice(first, first + AT_ONCE).map(async ([stream, { version, hash }]) => {
        const tail = await target.read(stream, version - 1);
        if (tail.length !== 1 || tail[0]!.version !== version || tail[0]!.hash !== hash)
          throw new ConfigError(`${stream} does not end in the copy as it should.`);
      }),
    );
  return { facts: place.facts, streams: streams.length, positions };
};
