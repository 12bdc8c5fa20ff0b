import { canonical, NO_HASH } from '../engine/canonical.js';
import type { Journal, JournalFact } from '../kernel/journal.js';
import { hashOfAnchor, isSignedBy, rootOfHeads } from './anchor.js';
import { type Finding, holder } from './holder.js';
import type { PublicKeys } from './keys.js';
import { READ_LOG, type SeenEnd } from './read-log.js';
import type { Anchored } from './store.js';
import { factsAfter } from './stretch.js';

/** The anchors to hold a journal against, by number; from outside as far as there are any. */
export interface Anchors {
  readonly last: number;
  /** The last one that is kept outside. */
  readonly outside: number;
  read(number: number): Promise<Anchored | undefined>;
  /** What the database has under this number, if the one above is from outside. */
  twin(number: number): Promise<Anchored | undefined>;
}

export interface Verifying {
  readonly journal: Pick<Journal, 'id' | 'dense' | 'readAll' | 'head'>;
  readonly anchors: Anchors;
  readonly keys: PublicKeys;
  readonly found: (finding: Finding) => void;
  /** What the read log tells of itself, held against how anchors saw it end. */
  readonly readLog?: (seen: readonly SeenEnd[]) => Promise<readonly Finding[]>;
  readonly progress?: (facts: number) => void;
}

export interface Verified {
  readonly facts: number;
  readonly streams: number;
  readonly anchors: number;
  /** Facts behind the last anchor: only their chains hold them. */
  readonly unanchored: number;
  readonly findings: number;
}

/** Anchors one after the other, each that can be trusted; what is wrong with one is told. */
async function* trusted({ anchors, keys, found }: Verifying): AsyncGenerator<Anchored> {
  /** Unknown after one that cannot be trusted. */
  let previous: string | undefined = NO_HASH;
  for (let number = 1; number <= anchors.last; number++) {
    const tell = (kind: Finding['kind'], says: string) =>
      found({ kind, says: `anchor ${number} ${says}`, anchor: number });
    const anchored = await anchors.read(number);
    if (!anchored) {
      tell('anchor-unreadable', 'is missing or cannot be read');
      previous = undefined;
      continue;
    }
    const { anchor, heads } = anchored;
    const { statement } = anchor;
    if (number <= anchors.outside) {
      const twin = await anchors.twin(number);
      if (!twin) tell('anchor-missing', 'stands outside and is not in the database: it was rolled back');
      else if (canonical(twin) !== canonical(anchored))
        tell('anchor-altered', 'is another one in the database');
    }
    const key = keys.get(anchor.key);
    if (!key || !isSignedBy(anchor, key)) {
      tell('anchor-signature', key ? 'is not what was signed' : `is signed by an unknown key, ${anchor.key}`);
      previous = undefined;
      continue;
    }
    if (statement.number !== number || (previous && statement.previous !== previous))
      tell('anchor-chain', 'does not follow the one before');
    previous = hashOfAnchor(anchor);
    for (const flaw of statement.flaws ?? []) tell('anchor-flaw', `found this already: ${flaw}`);
    if (rootOfHeads(heads) !== statement.root) tell('anchor-heads', 'lists other heads than were signed');
    else yield anchored;
  }
}

/** Reads the whole journal once, in its order; what is in memory grows with the streams, not with the facts. */
export const verifyJournal = async (verifying: Verifying): Promise<Verified> => {
  const { journal, anchors, progress } = verifying;
  let findings = 0;
  const tell = (finding: Finding): void => {
    findings++;
    verifying.found(finding);
  };
  const held = holder(tell);
  let anchored = 0;
  let position = 0n;

  const isBehind = ({ statement }: Anchored['anchor'], fact: JournalFact): boolean =>
    statement.journal === journal.id
      ? fact.position > BigInt(statement.position)
      : held.facts() >= statement.facts;

  const head = await journal.head();
  const queue = trusted({ ...verifying, found: tell });
  let next = await queue.next();
  const reads: SeenEnd[] = [];
  const pass = async (): Promise<void> => {
    const { anchor, heads } = next.value as Anchored;
    const ofReads = heads.filter(({ stream }) => stream === READ_LOG);
    reads.push(...ofReads.map((head) => ({ anchor: anchor.statement.number, head })));
    held.hold({ anchor, heads: heads.filter(({ stream }) => stream !== READ_LOG) });
    anchored = held.facts();
    next = await queue.next();
  };
  for await (const fact of factsAfter(journal, 0n)) {
    while (!next.done && isBehind(next.value.anchor, fact)) await pass();
    if (journal.dense && fact.position !== position + 1n)
      held.found({ kind: 'position', says: `between ${position} and ${fact.position} facts are missing` });
    position = fact.position;
    held.add(fact);
    if (held.facts() % 1_000 === 0) progress?.(held.facts());
  }
  while (!next.done) await pass();
  if (journal.dense && position < head)
    held.found({ kind: 'position', says: `the journal reaches to ${head}, its facts end at ${position}` });
  held.end();
  for (const finding of (await verifying.readLog?.(reads)) ?? []) tell(finding);
  const [facts, streams] = [held.facts(), held.streams()];
  progress?.(facts);
  return { facts, streams, anchors: anchors.last, unanchored: facts - anchored, findings };
};
