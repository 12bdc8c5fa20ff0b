import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import type { HouseholdRole } from '../../../shapes/words.js';
import { type ById, find, without } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import type * as commands from './commands.dto.js';
import type { IdentityFacts } from './facts.js';

export interface Identity {
  /** Present households by id. */
  readonly households: ById<{ readonly role: HouseholdRole; readonly from: LocalDate }>;
  /** Since when a consent holds, by purpose; withdrawn ones are gone. */
  readonly consents: ById<LocalDate>;
}

const record = recorder<IdentityFacts>();

export const decider: Decider<'identity', Identity, CommandsOf<typeof commands>, IdentityFacts> = {
  initial: { households: {}, consents: {} },

  decide: {
    RecordExternalNumber: ({ on, ...number }, _, given) =>
      notInFuture(on, given) ?? record('ExternalNumberRecorded', on ?? given.today, number),

    JoinHousehold: ({ on, household = '', role }, { identity }, given) =>
      notInFuture(on, given) ??
      (find(identity.households, household)?.role === role
        ? []
        : record('HouseholdJoined', on ?? given.today, { household: household || given.commandId, role })),

    LeaveHousehold: ({ household, on }, { identity }, given) => {
      const its = find(identity.households, household);
      const last = on ?? given.today;
      return (
        refuseIf(!its, 'not-in-household', 'The participant does not belong to this household.') ??
        notInFuture(last, given) ??
        refuseIf(
          !!its && last < its.from,
          'end-before-start',
          `The participant belongs to this household since ${its?.from}; the last day cannot lie before.`,
        ) ??
        record('HouseholdLeft', last, { household })
      );
    },

    GiveConsent: ({ on, ...consent }, { identity }, given) =>
      notInFuture(on, given) ??
      (find(identity.consents, consent.purpose) ? [] : record('ConsentGiven', on ?? given.today, consent)),

    WithdrawConsent: ({ on, purpose }, { identity }, given) => {
      const since = find(identity.consents, purpose);
      const day = on ?? given.today;
      return (
        refuseIf(!since, 'no-consent', 'There is no consent for this purpose to withdraw.') ??
        notInFuture(day, given) ??
        refuseIf(
          !!since && day < since,
          'before-consent',
          `The consent was given on ${since}; it cannot have been withdrawn before.`,
        ) ??
        record('ConsentWithdrawn', day, { purpose })
      );
    },
  },

  evolve: {
    // Numbers are kept for whoever opens the record; no rule looks at them.
    ExternalNumberRecorded: (identity) => identity,
    HouseholdJoined: (identity, { data: { household, role }, happenedOn }) => ({
      ...identity,
      households: { ...identity.households, [household]: { role, from: happenedOn } },
    }),
    HouseholdLeft: (identity, { data: { household } }) => ({
      ...identity,
      households: without(identity.households, household),
    }),
    ConsentGiven: (identity, { data: { purpose }, happenedOn }) => ({
      ...identity,
      consents: { ...identity.consents, [purpose]: happenedOn },
    }),
    ConsentWithdrawn: (identity, { data: { purpose } }) => ({
      ...identity,
      consents: without(identity.consents, purpose),
    }),
  },
};
