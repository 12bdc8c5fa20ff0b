import { evolveState, initialState, type Context, type State } from '../kernel/context.js';
import type { Journal, JournalFact } from '../kernel/journal.js';
import type { Fact } from '../kernel/messages.js';
import { type Codec, type Place, START } from './codec.js';

/** A stream read from the journal: what is stored, what it says today, and the state that follows. */
export interface History {
  readonly stored: readonly JournalFact[];
  readonly facts: readonly Fact[];
  readonly state: State;
  /** Where the next fact goes. */
  readonly place: Place;
}

/** The stored facts of a stream as folds read them. */
export const factsOf = (codec: Codec, stored: readonly JournalFact[]): Fact[] =>
  stored.map((each) => codec.decode(each));

export const stateOf = (context: Context, facts: readonly Fact[]): State =>
  facts.reduce((state, fact) => evolveState(context, state, fact), initialState(context));

export const loadHistory = async (
  journal: Journal,
  codec: Codec,
  context: Context,
  stream: string,
): Promise<History> => {
  const stored = await journal.read(stream);
  const facts = factsOf(codec, stored);
  const last = stored.at(-1);
  return {
    stored,
    facts,
    state: stateOf(context, facts),
    place: last ? { stream, version: last.version, previousHash: last.hash } : START(stream),
  };
};
