import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { recorder, refuseIf } from '../../kernel/messages.js';
import { changesTo, isEmpty } from '../changes.js';
import { notInFuture, rightOrder } from '../rules.js';
import type * as commands from './commands.dto.js';
import type { OfferFacts } from './facts.js';

type Terms = OfferFacts['OfferPublished'];

export interface Offer {
  readonly terms?: Terms;
  readonly publishedOn?: LocalDate;
  readonly withdrawnOn?: LocalDate;
}

const record = recorder<OfferFacts>();

const listed = ({ publishedOn, withdrawnOn }: Offer, on: LocalDate) =>
  refuseIf(
    !!withdrawnOn,
    'offer-withdrawn',
    `The offer was withdrawn on ${withdrawnOn}. Publish it anew with publish-offer.`,
  ) ?? rightOrder(publishedOn, on);

const distinct = <T>(words: readonly T[]): readonly T[] => [...new Set(words)];

export const decider: Decider<'offer', Offer, CommandsOf<typeof commands>, OfferFacts> = {
  initial: {},

  decide: {
    PublishOffer: ({ on, ...terms }, { offer }, given) => {
      const publishedOn = on ?? given.today;
      const from = terms.from ?? publishedOn;
      return (
        refuseIf(
          !!offer.terms,
          'already-published',
          'This offer is in the directory already. Change it with amend-offer.',
        ) ??
        notInFuture(publishedOn, given) ??
        rightOrder(from, terms.until) ??
        record('OfferPublished', publishedOn, {
          ...terms,
          needs: distinct(terms.needs),
          languages: distinct(terms.languages),
          from,
        })
      );
    },

    AmendOffer: ({ on, ...wanted }, { offer }, given) => {
      const changes = changesTo<OfferFacts['OfferAmended']>(offer.terms, wanted);
      if (isEmpty(changes)) return [];
      return (
        notInFuture(on, given) ??
        listed(offer, on ?? given.today) ??
        rightOrder(changes.from ?? offer.terms?.from, changes.until ?? offer.terms?.until) ??
        record('OfferAmended', on ?? given.today, changes)
      );
    },

    WithdrawOffer: ({ on, ...withdrawn }, { offer }, given) =>
      offer.withdrawnOn
        ? []
        : (notInFuture(on, given) ??
          rightOrder(offer.publishedOn, on) ??
          record('OfferWithdrawn', on ?? given.today, withdrawn)),
  },

  evolve: {
    OfferPublished: (offer, { data, happenedOn }) => ({ ...offer, terms: data, publishedOn: happenedOn }),
    OfferAmended: (offer, { data }) => ({ ...offer, terms: { ...offer.terms, ...data } as Terms }),
    OfferWithdrawn: (offer, { happenedOn }) => ({ ...offer, withdrawnOn: happenedOn }),
  },
};
