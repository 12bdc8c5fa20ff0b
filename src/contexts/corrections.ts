import { retraction } from '../kernel/correction.js';
import type { CommandsOf, Decider, Given } from '../kernel/decider.js';
import type { Decision, Fact } from '../kernel/messages.js';
import type * as commands from './corrections.dto.js';
import type { EntryFacts } from './facts.js';

/*
 * What a chapter needs so that entries of its context can be corrected and retracted: two facts that change no state,
 * since corrections are resolved before any fold, and the command to retract. Any command corrects what it has made.
 */

type Knows = Given & { readonly history: readonly Fact[] };

export const retracting = {
  RetractEntry: (
    { entry, reason }: CommandsOf<typeof commands>['RetractEntry'],
    _: object,
    { history, today }: Knows,
  ): Decision<EntryFacts> => retraction(history, entry, reason, today),
};

/** Neither changes the state of a chapter. */
export const resolvedBefore = <State>() => ({
  EntryCorrected: (state: State): State => state,
  EntryRetracted: (state: State): State => state,
});

/** The decider of a context whose entries bear no other marks. */
export const corrections: Decider<
  'corrections',
  object,
  CommandsOf<typeof commands>,
  EntryFacts,
  object,
  { readonly history: readonly Fact[] }
> = { initial: {}, decide: retracting, evolve: resolvedBefore<object>() };
