import { chapter, type Consult } from '../../../kernel/context.js';
import type { OfferFacts } from '../../offer/facts.js';
import * as commands from './commands.dto.js';
import { decider, type Offered } from './decider.js';

/** Asks the directory when the offer is open. */
const offer: Consult<Offered, OfferFacts> = {
  commands: ['MakeReferral'],
  stream: (command: { readonly offer?: string }) => command.offer && `offer-${command.offer}`,
  initial: {},
  evolve: {
    OfferPublished: (_, { data: { from, until } }) => ({ from, until }),
    OfferAmended: (offered, { data: { from = offered.from, until = offered.until } }) => ({
      ...offered,
      from,
      until,
    }),
    OfferWithdrawn: (offered, { happenedOn }) => ({ ...offered, withdrawnOn: happenedOn }),
  },
};

/**
 * Support (Unterstützung): what was offered to the participant beside programme and placement. Referrals to offers of the
 * directory are recorded here. Seats at group events and places in courses belong to those: policies carry here who got
 * one, who waits and who was there.
 */
export const support = chapter({ name: 'support', commands, decider, consults: { offer } });
