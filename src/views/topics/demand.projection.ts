import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { DemandRow } from './demand.row.js';

export const demandProjection = projection<JourneyFacts, DemandRow>({
  name: 'demand',
  version: 1,
  of: 'journey',
  row: DemandRow,
  initial: (id) => ({ id, talks: [], referrals: [] }),
  on: {
    SessionHeld: (row, { data: { coach, language, topics }, happenedOn }) => ({
      ...row,
      talks: [...row.talks, { on: happenedOn, coach, language, topics }],
    }),
    ReferralMade: (row, { data: { offer }, happenedOn }) => ({
      ...row,
      referrals: [...row.referrals, { offer, on: happenedOn }],
    }),
  },
});
