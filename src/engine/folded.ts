import type { Journal, JournalFact } from '../kernel/journal.js';
import type { Fact } from '../kernel/messages.js';
import type { Codec } from './codec.js';

/** A fold over one stream; `purpose` keeps folds of the same stream apart. */
export interface Folding<S> {
  readonly purpose: string;
  readonly initial: S;
  readonly evolve: (state: S, fact: Fact, stored: JournalFact) => S;
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
    { evolve, initial }: Folding<S>,
    known: Known | undefined,
    facts: readonly JournalFact[],
  ): Known => ({
    version: facts.at(-1)?.version ?? known?.version ?? 0,
    state: facts.reduce(
      (state, stored) => evolve(state, codec.decode(stored), stored),
      known ? (known.state as S) : initial,
    ),
  });

  return {
    recall: <S>(folding: Folding<S>, stream: string) =>
      kept.get(keyOf(folding, stream))?.state as S | undefined,
    latest: async <S>(folding: Folding<S>, stream: string) => {
      const key = keyOf(folding, stream);
      const known = kept.get(key);
      const next = foldOn(folding, known, await journal.read(stream, known?.version));
      // Somebody may have folded further while we were reading.
      if (next.version > 0 && next.version >= (kept.get(key)?.version ?? 0)) keep(key, next);
      return next.state as S;
    },
    advance: (folding, stream, appended) => {
      const key = keyOf(folding, stream);
      const known = kept.get(key);
      if ((known?.version ?? 0) === appended[0]!.version - 1) keep(key, foldOn(folding, known, appended));
      else kept.delete(key);
    },
  };
};
