import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import type { Share, SharingBasis } from '../../../shapes/responsibility.js';
import { type ById, find, without } from '../../by-id.js';
import { notInFuture, rightOrder } from '../../rules.js';
import type { Identity } from '../identity/decider.js';
import type * as commands from './commands.dto.js';
import type { SharingFacts } from './facts.js';

export interface Sharing {
  /** What is shared, by its id; what was withdrawn is gone. */
  readonly shares: ById<Share>;
}

interface Reads {
  readonly identity: Identity;
}

const record = recorder<SharingFacts>();

/** Without the person's agreement nothing is shared, or handed on, on the ground of it. */
const agreed = ({ identity }: Reads, basis: SharingBasis) =>
  refuseIf(
    basis === 'consent' && !find(identity.consents, 'sharing-with-partners'),
    'no-consent',
    'The person has not agreed to sharing with partners. Record the consent first, or name another ground.',
  );

export const decider: Decider<'sharing', Sharing, CommandsOf<typeof commands>, SharingFacts, Reads> = {
  initial: { shares: {} },

  decide: {
    ShareCase: (shared, state, { today, commandId }) =>
      refuseIf(
        !shared.account === !shared.unit,
        'account-or-unit',
        'A case is shared with one account or with one unit. Name one of them.',
      ) ??
      agreed(state, shared.basis) ??
      rightOrder(today, shared.until) ??
      record('CaseShared', today, { ...shared, sharing: commandId }),

    WithdrawSharing: (withdrawn, { sharing }, { today }) =>
      refuseIf(
        !find(sharing.shares, withdrawn.sharing),
        'no-such-sharing',
        'The case is not shared under this id. It was withdrawn already, or never shared.',
      ) ?? record('SharingWithdrawn', today, withdrawn),

    DiscloseData: ({ on, ...disclosed }, state, given) =>
      notInFuture(on, given) ??
      agreed(state, disclosed.basis) ??
      record('DataDisclosed', on ?? given.today, disclosed),
  },

  evolve: {
    CaseShared: ({ shares }, { data: { sharing, account, unit, basis, until }, happenedOn }) => ({
      shares: { ...shares, [sharing]: { id: sharing, account, unit, basis, from: happenedOn, until } },
    }),
    SharingWithdrawn: ({ shares }, { data: { sharing } }) => ({ shares: without(shares, sharing) }),
    // What was handed over is in the history; no rule looks at it.
    DataDisclosed: (sharing) => sharing,
  },
};
