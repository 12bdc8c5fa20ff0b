import type { Pool } from 'pg';
import type { Journal, JournalFact } from '../kernel/journal.js';
import { canonical, NO_HASH } from '../engine/canonical.js';
import { flawOf } from '../engine/chain.js';
import {
  type Anchor,
  hashOfAnchor,
  type Head,
  rootOfHeads,
  type SigningKey,
  signed,
  type Statement,
} from './anchor.js';
import { numbersIn, publishKey, readAnchorFile, writeAnchor } from './files.js';
import { endOfReadLog, READ_LOG } from './read-log.js';
import { lastAnchor, lastHeads, readAnchor, storeAnchor } from './store.js';
import { factsAfter, headsIn, stretch } from './stretch.js';

/** Most facts of one anchor: it bounds what is in memory, and what a proof has to read. */
const MOST = 10_000;
/** Flaws that an anchor names. */
const NAMED = 20;

export interface Anchoring {
  readonly pool: Pool;
  readonly journal: Journal;
  readonly key: SigningKey;
  /** Where anchors are kept outside. */
  readonly folder?: string;
  readonly most?: number;
}

/** The anchors inside and outside do not tell the same: somebody has changed one, or restored an older database. */
export class AnchorsDisagree extends Error {}

/** Writes out what is not outside yet. @throws AnchorsDisagree */
const writeOut = async ({ pool, key, folder }: Anchoring, last: Anchor | undefined): Promise<void> => {
  if (!folder) return;
  publishKey(folder, key);
  const inside = last?.statement.number ?? 0;
  const outside = numbersIn(folder).at(-1) ?? 0;
  if (outside > inside)
    throw new AnchorsDisagree(`anchor ${outside} stands outside, but the database ends at anchor ${inside}`);
  const same = outside > 0 && (await readAnchor(pool, outside));
  if (outside > 0 && canonical(readAnchorFile(folder, outside)) !== canonical(same))
    throw new AnchorsDisagree(`anchor ${outside} is another one outside than in the database`);
  for (let number = outside + 1; number <= inside; number++)
    writeAnchor(folder, (await readAnchor(pool, number))!);
};

/** The facts that no anchor covers yet, up to as many as one may. */
const uncovered = async (
  { journal, most = MOST }: Anchoring,
  last: Anchor | undefined,
): Promise<JournalFact[]> => {
  const { statement } = last ?? {};
  // The facts of a journal that moved keep their order, not their positions.
  const moved = statement && statement.journal !== journal.id;
  let skip = moved ? statement.facts : 0;
  const found: JournalFact[] = [];
  for await (const fact of factsAfter(journal, moved ? 0n : BigInt(statement?.position ?? 0)))
    if (skip > 0) skip--;
    else if (found.push(fact) === most) break;
  return found;
};

/** How the read log ends, unless an anchor has seen that already. */
export const unseenReads = async (pool: Pool): Promise<readonly Head[]> => {
  const end = await endOfReadLog(pool);
  const [seen] = (await lastHeads(pool, [READ_LOG])).values();
  return end && end.hash !== seen?.hash ? [end] : [];
};

/** Up to where an anchor reaches: where only the read log has grown, as far as the one before, in the journal of that time. */
const reached = (
  { id }: Pick<Journal, 'id'>,
  fact: JournalFact | undefined,
  last: Anchor | undefined,
): Pick<Statement, 'journal' | 'position'> =>
  fact
    ? { journal: id, position: fact.position.toString() }
    : { journal: last?.statement.journal ?? id, position: last?.statement.position ?? '0' };

/** Signs what has come since the last anchor. @returns how many facts that were, none if there is nothing to sign */
const anchorOnce = async (anchoring: Anchoring, now: Date): Promise<number> => {
  const { pool, journal, key, folder } = anchoring;
  const last = await lastAnchor(pool);
  await writeOut(anchoring, last);
  const facts = await uncovered(anchoring, last);
  const reads = await unseenReads(pool);
  if (facts.length === 0 && reads.length === 0) return 0;

  const before = new Map(await lastHeads(pool, [...new Set(facts.map(({ stream }) => stream))]));
  const covered = stretch();
  const flaws: string[] = [];
  for (const fact of facts) {
    const flaw = flawOf(fact, before.get(fact.stream));
    if (flaw && flaws.length < NAMED) flaws.push(flaw);
    before.set(fact.stream, fact);
    covered.add(fact);
  }
  const { order, ends } = covered.end();
  const heads = [...headsIn(ends), ...reads];
  const anchor = signed(
    {
      format: 1,
      number: (last?.statement.number ?? 0) + 1,
      ...reached(journal, facts.at(-1), last),
      facts: (last?.statement.facts ?? 0) + facts.length,
      at: now.toISOString(),
      order,
      heads: heads.length,
      root: rootOfHeads(heads),
      ...(flaws.length > 0 && { flaws }),
      previous: last ? hashOfAnchor(last) : NO_HASH,
    },
    key,
  );
  await storeAnchor(pool, { anchor, heads });
  if (folder) writeAnchor(folder, { anchor, heads });
  return facts.length;
};

/** Signs all that is not signed yet, a stretch at a time. @throws AnchorsDisagree */
export const anchorAll = async (
  anchoring: Anchoring,
  signal?: AbortSignal,
  now: () => Date = () => new Date(),
): Promise<number> => {
  let facts = 0;
  for (let more = -1; more !== 0 && !signal?.aborted; facts += more)
    more = await anchorOnce(anchoring, now());
  return facts;
};
