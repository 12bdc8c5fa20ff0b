import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { changedIn } from '../changes.js';
import { ShareRow } from './share.row.js';

const PARTNERS = 'sharing-with-partners';

export const shareProjection = projection<JourneyFacts, ShareRow>({
  name: 'share',
  version: 1,
  of: 'journey',
  row: ShareRow,
  initial: (id) => ({
    id,
    familyName: null,
    givenName: null,
    motherTongue: null,
    consents: false,
    shares: [],
  }),
  on: {
    ParticipantRegistered: (row, { data: { familyName, givenName, motherTongue } }) => ({
      ...row,
      familyName,
      givenName: givenName ?? null,
      motherTongue,
    }),
    DetailsChanged: (row, { data: { familyName, givenName, motherTongue } }) => ({
      ...row,
      familyName: familyName ?? row.familyName,
      givenName: givenName ?? row.givenName,
      motherTongue: motherTongue ?? row.motherTongue,
    }),
    CaseShared: (row, { data: { sharing, account, unit, purpose, basis, until }, happenedOn }) => ({
      ...row,
      shares: [
        ...row.shares,
        {
          ...{ id: sharing, kind: 'sharing', account: account ?? null, unit: unit ?? null, recipient: null },
          ...{ purpose: purpose, basis, provision: null, from: happenedOn, until: until ?? null },
          withdrawnOn: null,
        },
      ],
    }),
    SharingWithdrawn: (row, { data: { sharing }, happenedOn }) => ({
      ...row,
      shares: changedIn(row.shares, sharing, () => ({ withdrawnOn: happenedOn })),
    }),
    DataDisclosed: (row, { id, data: { recipient, what, basis, provision }, happenedOn }) => ({
      ...row,
      shares: [
        ...row.shares,
        {
          ...{ id, kind: 'disclosure', account: null, unit: null, recipient, purpose: what, basis },
          ...{ provision, from: happenedOn, until: happenedOn, withdrawnOn: null },
        },
      ],
    }),
    ConsentGiven: (row, { data: { purpose } }) => (purpose === PARTNERS ? { ...row, consents: true } : row),
    ConsentWithdrawn: (row, { data: { purpose } }) =>
      purpose === PARTNERS ? { ...row, consents: false } : row,
  },
});
