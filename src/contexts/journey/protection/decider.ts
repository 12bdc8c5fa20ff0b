import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder } from '../../../kernel/messages.js';
import { notInFuture } from '../../rules.js';
import type * as commands from './commands.dto.js';
import type { ProtectionFacts } from './facts.js';

export interface Protection {
  /** Days of the entries. */
  readonly protectionApplied: readonly LocalDate[];
  readonly asylumApplied: readonly LocalDate[];
  readonly fingerprints: readonly LocalDate[];
}

const record = recorder<ProtectionFacts>();

export const decider: Decider<'protection', Protection, CommandsOf<typeof commands>, ProtectionFacts> = {
  initial: { protectionApplied: [], asylumApplied: [], fingerprints: [] },

  decide: {
    ApplyForTemporaryProtection: ({ on, ...application }, { protection }, given) =>
      notInFuture(on, given) ??
      (protection.protectionApplied.includes(on)
        ? []
        : record('TemporaryProtectionApplied', on, application)),
    ApplyForAsylum: ({ on, ...application }, { protection }, given) =>
      notInFuture(on, given) ??
      (protection.asylumApplied.includes(on) ? [] : record('AsylumApplied', on, application)),
    TakeFingerprints: ({ on, ...taken }, { protection }, given) =>
      notInFuture(on, given) ??
      (protection.fingerprints.includes(on) ? [] : record('FingerprintsTaken', on, taken)),
  },

  evolve: {
    TemporaryProtectionApplied: (protection, { happenedOn }) => ({
      ...protection,
      protectionApplied: [...protection.protectionApplied, happenedOn],
    }),
    AsylumApplied: (protection, { happenedOn }) => ({
      ...protection,
      asylumApplied: [...protection.asylumApplied, happenedOn],
    }),
    FingerprintsTaken: (protection, { happenedOn }) => ({
      ...protection,
      fingerprints: [...protection.fingerprints, happenedOn],
    }),
  },
};
