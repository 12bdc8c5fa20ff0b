import type { LocalDate } from './local-date.js';
import type { Actor, Decision, Fact, Named } from './messages.js';
import type { AtRest } from './personal.js';

/** A module of command classes as a map of their instances: `import type * as commands` is the declaration. */
export type CommandsOf<Module> = {
  [
    C in keyof Module as Module[C] extends abstract new (...args: never) => unknown ? C : never
  ]: Module[C] extends abstract new (...args: never) => infer Instance ? Instance : never;
};

/** The circumstances of a decision, as data: no decider asks a clock or draws an id. */
export interface Given {
  readonly today: LocalDate;
  readonly actor: Actor;
  /** Also the id of the one thing that a command creates within its stream: an internship, a session. */
  readonly commandId: string;
}

export type Evolve<State, Facts> = {
  [T in Named<Facts>]: (state: State, fact: Fact<T, AtRest<Facts[T]>>) => State;
};

/**
 * A chapter's slice of state and its rules. `decide` has an entry for each command and `evolve` one for each fact,
 * or it does not compile. Both are pure; `evolve` never throws.
 *
 * @typeParam Reads the slices of sibling chapters that decide looks at
 * @typeParam Knows what the chapter's consults bring from other streams
 */
export interface Decider<Name extends string, State, Commands, Facts, Reads = object, Knows = object> {
  readonly initial: State;
  readonly decide: {
    [C in Named<Commands>]: (
      command: Commands[C],
      state: { readonly [N in Name]: State } & Reads,
      given: Given & Knows,
    ) => Decision<Facts>;
  };
  readonly evolve: Evolve<State, Facts>;
}

type AnyEvolve = Readonly<Record<string, (state: never, fact: never) => unknown>>;

/** One step of a fold; a fact of no concern leaves the state as it is. */
export const evolved = <State>(evolve: AnyEvolve, state: State, fact: Fact): State =>
  Object.hasOwn(evolve, fact.type) ? (evolve[fact.type]!(state as never, fact as never) as State) : state;

export const fold = <State>(evolve: AnyEvolve, initial: State, facts: readonly Fact[]): State =>
  facts.reduce((state, fact) => evolved(evolve, state, fact), initial);
