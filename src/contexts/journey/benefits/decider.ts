import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import { find } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import type { Status } from '../status/decider.js';
import type * as commands from './commands.dto.js';
import type { BenefitFacts } from './facts.js';

export interface Benefits {
  /** Cents by `<spell>/<month>`. */
  readonly paid: Readonly<Record<string, number>>;
}

interface Reads {
  readonly status: Status;
}

const record = recorder<BenefitFacts>();
const key = ({ spell, month }: { readonly spell: string; readonly month: string }) => `${spell}/${month}`;

export const decider: Decider<'benefits', Benefits, CommandsOf<typeof commands>, BenefitFacts, Reads> = {
  initial: { paid: {} },

  decide: {
    RecordBenefit: ({ on, ...paid }, { benefits, status }, given) => {
      const its = find(status.spells, paid.spell);
      const day = on ?? `${paid.month}-01`;
      return (
        refuseIf(
          !its,
          'unknown-spell',
          'There are no benefits with this id in this journey. Record them first with start-regime.',
        ) ??
        refuseIf(
          !!its && paid.month < its.from.slice(0, 7),
          'before-benefits',
          `These benefits began on ${its?.from}; nothing is paid for an earlier month.`,
        ) ??
        notInFuture(day, given) ??
        refuseIf(
          Object.hasOwn(benefits.paid, key(paid)),
          'benefit-already-recorded',
          'What was paid for this month is recorded. Correct that entry if it is wrong.',
        ) ??
        record('BenefitPaid', day, paid)
      );
    },
  },

  evolve: {
    BenefitPaid: ({ paid }, { data }) => ({ paid: { ...paid, [key(data)]: data.cents } }),
  },
};
