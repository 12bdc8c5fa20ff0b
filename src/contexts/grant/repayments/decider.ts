import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import { interestOn, sum } from '../../../rules/money.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture, rightOrder } from '../../rules.js';
import type { RuleBook } from '../../rule-changes.js';
import { type DrawDowns, paidCents } from '../draw-downs/decider.js';
import type * as commands from './commands.dto.js';
import type { RepaymentFacts } from './facts.js';

interface Repayment {
  readonly demandedOn: LocalDate;
  readonly cents: number;
  readonly interestCents: number;
  /** What was paid of both. */
  readonly paid: number;
  readonly paidInterest: number;
}

export interface Repayments {
  readonly repayments: ById<Repayment>;
}

const record = recorder<RepaymentFacts>();

export const decider: Decider<
  'repayments',
  Repayments,
  CommandsOf<typeof commands>,
  RepaymentFacts,
  { readonly drawDowns: DrawDowns },
  { readonly rules: RuleBook }
> = {
  initial: { repayments: {} },

  decide: {
    DemandRepayment: ({ on, ...demanded }, { repayments: { repayments }, drawDowns }, given) => {
      const day = on ?? given.today;
      const before = sum(Object.values(repayments), ({ cents }) => cents);
      const left = paidCents(drawDowns) - before;
      return (
        notInFuture(day, given) ??
        rightOrder(demanded.interestFrom, day) ??
        refuseIf(
          demanded.cents > left,
          'more-than-drawn-down',
          `Of the money that came ${left} cents were not demanded back yet.`,
        ) ??
        record('RepaymentDemanded', day, {
          ...demanded,
          repayment: given.commandId,
          interestCents: demanded.interestFrom
            ? interestOn(demanded.cents, demanded.interestFrom, day, given.rules.adopted)
            : 0,
        })
      );
    },

    RecordRepayment: ({ on, repayment, cents, interestCents = 0 }, { repayments: { repayments } }, given) => {
      const its = find(repayments, repayment);
      return (
        refuseIf(
          !its,
          'unknown-repayment',
          'There is no repayment with this id in this grant. Record it first with demand-repayment.',
        ) ??
        notInFuture(on, given) ??
        rightOrder(its?.demandedOn, on) ??
        refuseIf(
          !!its && (its.paid + cents > its.cents || its.paidInterest + interestCents > its.interestCents),
          'more-than-demanded',
          `Of this repayment ${its && its.cents - its.paid} cents are open, and ${its && its.interestCents - its.paidInterest} of interest.`,
        ) ??
        record('RepaymentMade', on, { repayment, cents, interestCents })
      );
    },
  },

  evolve: {
    RepaymentDemanded: ({ repayments }, { data: { repayment, cents, interestCents }, happenedOn }) => ({
      repayments: {
        ...repayments,
        [repayment]: { demandedOn: happenedOn, cents, interestCents, paid: 0, paidInterest: 0 },
      },
    }),
    RepaymentMade: ({ repayments }, { data: { repayment, cents, interestCents } }) => {
      const its = find(repayments, repayment);
      return {
        repayments: changed(repayments, repayment, {
          paid: (its?.paid ?? 0) + cents,
          paidInterest: (its?.paidInterest ?? 0) + interestCents,
        }),
      };
    },
  },
};
