import { type Context, evolveState, initialState, type State } from '../kernel/context.js';
import type { JournalFact } from '../kernel/journal.js';
import type { Fact } from '../kernel/messages.js';
import { type Codec, type Place, START } from './codec.js';
import type { Folding } from './folded.js';

/** What a command needs to know of its stream. */
export interface History {
  readonly state: State;
  /** Where the next fact goes. */
  readonly place: Place;
  /** When and at which position the last fact was recorded; '' and 0 for a stream without facts. */
  readonly recordedAt: string;
  readonly position: bigint;
  /** Versions of the first and the last fact of each command: the ledger of what was already done. */
  readonly commands: ReadonlyMap<string, readonly [first: number, last: number]>;
}

/** The stored facts of a stream as folds read them. */
export const factsOf = (codec: Codec, stored: readonly JournalFact[]): Fact[] =>
  stored.map((each) => codec.decode(each));

export const stateOf = (context: Context, facts: readonly Fact[]): State =>
  facts.reduce((state, fact) => evolveState(context, state, fact), initialState(context));

/** The ledger only grows, and what it says of a command never changes: the map may be shared. */
const withCommand = (commands: History['commands'], { meta, version }: JournalFact): History['commands'] => {
  const first = commands.get(meta.commandId)?.[0] ?? version;
  return (commands as Map<string, readonly [number, number]>).set(meta.commandId, [first, version]);
};

/** The fold that yields a stream's history. */
export const historyOf = (context: Context, stream: string): Folding<History> => ({
  purpose: 'history',
  initial: {
    state: initialState(context),
    place: START(stream),
    recordedAt: '',
    position: 0n,
    commands: new Map(),
  },
  evolve: (history, fact) => ({ ...history, state: evolveState(context, history.state, fact) }),
  note: ({ state, commands }, stored) => ({
    state,
    place: { stream, version: stored.version, previousHash: stored.hash },
    recordedAt: stored.recordedAt,
    position: stored.position,
    commands: withCommand(commands, stored),
  }),
});
