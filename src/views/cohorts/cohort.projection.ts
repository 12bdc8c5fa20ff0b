import type { CohortFacts } from '../../contexts/cohort/facts.js';
import { projection } from '../../kernel/projection.js';
import { cohortLaw, type CohortLaw } from '../../rules/cohort-law.js';
import { CohortRow } from './cohort.row.js';

type Terms = CohortFacts['CohortDrafted'];

const law = cohortLaw<Terms>();

const lawOf = ({ draft, applied, decidedOn }: CohortRow): CohortLaw<Terms> => ({
  draft: draft as Terms,
  ...(applied && decidedOn && { applied: { ...applied, decidedOn } }),
});

const rowOf = (row: CohortRow, { draft, applied }: CohortLaw<Terms>, status: string): CohortRow => {
  const { decidedOn = null, ...terms } = applied ?? {};
  const { title, legalBasis, effectiveOn, oldRegime, newRegime, payer = null } = draft!;
  return {
    ...{ id: row.id, title, legalBasis, effectiveOn, oldRegime, newRegime, payer, status, decidedOn },
    ...{ draft: draft!, applied: applied ? (terms as Terms) : null },
  };
};

export const cohortProjection = projection<CohortFacts, CohortRow>({
  name: 'cohort',
  version: 1,
  of: 'cohort',
  row: CohortRow,
  initial: (id) => ({
    ...{ id, title: '', legalBasis: '', effectiveOn: null, oldRegime: '', newRegime: '', payer: null },
    ...{ status: 'drafted', decidedOn: null, draft: {}, applied: null },
  }),
  on: {
    CohortDrafted: (row, fact) => rowOf(row, law.CohortDrafted({}, fact), 'drafted'),
    CohortAmended: (row, fact) =>
      rowOf(row, law.CohortAmended(lawOf(row), fact), row.applied ? 'amended' : row.status),
    CohortApplied: (row, fact) => rowOf(row, law.CohortApplied(lawOf(row), fact), 'applied'),
    CohortRevoked: (row) => rowOf(row, law.CohortRevoked(lawOf(row)), 'revoked'),
  },
});
