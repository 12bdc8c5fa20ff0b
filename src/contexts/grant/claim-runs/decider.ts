import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { recorder } from '../../../kernel/messages.js';
import { chargedTo, type Financing, knownLine } from '../../financing.js';
import { notInFuture, rightOrder } from '../../rules.js';
import { payableBy } from '../costs/budget.js';
import type * as commands from './commands.dto.js';
import type { ClaimRunFacts } from './facts.js';

const record = recorder<ClaimRunFacts>();

export const decider: Decider<
  'claimRuns',
  object,
  CommandsOf<typeof commands>,
  ClaimRunFacts,
  { readonly award: Financing }
> = {
  initial: {},

  decide: {
    OrderClaims: (run, { award }, given) => {
      const ends = [run.from, run.to].map((day) => chargedTo(award, run, day));
      return (
        rightOrder(run.from, run.to) ??
        notInFuture(run.to, given) ??
        knownLine(ends.find(({ line }) => line) ?? ends[0]!, run) ??
        payableBy(award, { ...run, on: run.to }, 'rate') ??
        record('ClaimRunOrdered', given.today, { ...run, run: given.commandId })
      );
    },
  },

  evolve: { ClaimRunOrdered: (runs) => runs },
};
