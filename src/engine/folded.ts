import type { Journal, JournalFact } from '../kernel/journal.js';
import { effective, isCorrection } from '../kernel/correction.js';
import type { Fact } from '../kernel/messages.js';
import type { Codec } from './codec.js';

/** A fold over one stream's effective history; `purpose` keeps folds of the same stream apart. */
export interface Folding<S> {
  readonly purpose: string;
  readonly initial: S;
  readonly evolve: (state: S, fact: Fact) => S;
  /** Takes note of each stored fact, whatever corrections make of it. */
  readonly note?: (state: S, stored: JournalFact) => S;
}

/** Folded streams, kept in memory by stream version, so that only what is new is read and folded. */
export interface Folded {
  /** What this instance folded last; may be behind when others write. */
  recall<S>(folding: Folding<S>, stream: string): S | undefined;
  /** The stream as it is in the journal now. */
  latest<S>(folding: Folding<S>, stream: string): Promise<S>;
  /** Folds on over facts that were just appended after what was folded last. */
  advance<S>(folding: Folding<S>, stream: string, appended: readonly JournalFact[]): void;
}

interface Known {
  readonly version: number;
  readonly state: unknown;
}

/** A state after some facts more. */
export const foldOver = <S>(
  codec: Pick<Codec, 'decode'>,
  { evolve, note = (state) => state }: Folding<S>,
  before: S,
  stored: readonly JournalFact[],
): S => stored.reduce(note, effective(stored.map((each) => codec.decode(each))).reduce(evolve, before));

/** @param most streams kept; those used longest ago go first */
export const foldedStreams = (journal: Journal, codec: Codec, most = 5_000): Folded => {
  const kept = new Map<string, Known>();
  const keyOf = ({ purpose }: Pick<Folding<unknown>, 'purpose'>, stream: string) => `${purpose}|${stream}`;

  const keep = (key: string, known: Known): void => {
    kept.delete(key);
    kept.set(key, known);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
  };

  const foldOn = <S>(
    folding: Folding<S>,
    known: Known | undefined,
    stored: readonly JournalFact[],
  ): Known => ({
    version: stored.at(-1)?.version ?? known?.version ?? 0,
    state: foldOver(codec, folding, known ? (known.state as S) : folding.initial, stored),
  });

  /** A correction changes what was folded before it. */
  const read = async <S>(folding: Folding<S>, known: Known | undefined, stream: string): Promise<Known> => {
    const stored = await journal.read(stream, known?.version);
    return known && stored.some(isCorrection)
      ? foldOn(folding, undefined, await journal.read(stream))
      : foldOn(folding, known, stored);
  };

  return {
    recall: <S>(folding: Folding<S>, stream: string) =>
      kept.get(keyOf(folding, stream))?.state as S | undefined,
    latest: async <S>(folding: Folding<S>, stream: string) => {
      const key = keyOf(folding, stream);
      const known = kept.get(key);
      const next = await read(folding, known, stream);
      // Somebody may have folded further while we were reading.
      if (next.version > 0 && next.version >= (kept.get(key)?.version ?? 0)) keep(key, next);
      return next.state as S;
    },
    advance: (folding, stream, appended) => {
      const key = keyOf(folding, stream);
      const known = kept.get(key);
      const next = (known?.version ?? 0) === appended[0]!.version - 1 && !appended.some(isCorrection);
      if (next) keep(key, foldOn(folding, known, appended));
      else kept.delete(key);
    },
  };
};
