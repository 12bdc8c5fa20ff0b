import type { OfferFacts } from '../../contexts/offer/facts.js';
import { projection } from '../../kernel/projection.js';
import { OfferRow } from './offer.row.js';

/** Terms as the row has them; what is not said stays as it was. */
const withTerms = (row: OfferRow, data: Partial<OfferFacts['OfferPublished']>): OfferRow => {
  const { from, until, needs, languages, ...plain } = data;
  return {
    ...row,
    ...plain,
    needs: [...(needs ?? row.needs)],
    languages: [...(languages ?? row.languages)],
    opensOn: from ?? row.opensOn,
    closesOn: until ?? row.closesOn,
  };
};

export const offerProjection = projection<OfferFacts, OfferRow>({
  name: 'offer',
  version: 1,
  of: 'offer',
  row: OfferRow,
  initial: (id) => ({
    id,
    title: '',
    kind: 'other',
    needs: [],
    languages: [],
    municipality: '',
    provider: '',
    opensOn: null,
    closesOn: null,
    withdrawnOn: null,
  }),
  on: {
    OfferPublished: (row, { data }) => withTerms(row, data),
    OfferAmended: (row, { data }) => withTerms(row, data),
    OfferWithdrawn: (row, { happenedOn }) => ({ ...row, withdrawnOn: happenedOn }),
  },
});
