import type { GrantFacts } from '../../contexts/grant/facts.js';
import { projection } from '../../kernel/projection.js';
import {
  type FinancingChange,
  financingOn,
  type FinancingTerms,
  withAmendment,
} from '../../shapes/financing.js';
import { AwardRow, type CostEntry, type DrawDownEntry } from './award.row.js';

/** Of the first terms; what is earlier is judged by them, too. */
const EVER = '1900-01-01';

const withTerms = (row: AwardRow, changes: readonly FinancingChange[]): AwardRow => {
  const [first, ...amendments] = changes;
  const financing = { awarded: first?.changes as FinancingTerms, amendments };
  const days = [EVER, ...new Set(amendments.map(({ from }) => from))];
  return {
    ...row,
    changes,
    terms: days.flatMap((since) => {
      const terms = financingOn(financing, since);
      return terms ? [{ ...terms, since }] : [];
    }),
  };
};

const paid = (
  row: AwardRow,
  entry: Partial<CostEntry> & Pick<CostEntry, 'cost' | 'module' | 'line' | 'on'>,
) => ({
  ...row,
  costs: [
    ...row.costs,
    {
      ...{ municipality: null, cents: 0, month: null, permille: 0 },
      ...{ number: null, issuedOn: null, payee: null },
      ...entry,
    },
  ],
});

const settled = (row: AwardRow, id: string | undefined, cents: number, closed = false): AwardRow =>
  id === undefined
    ? row
    : {
        ...row,
        commitments: row.commitments.map((each) =>
          each.commitment === id
            ? { ...each, settledCents: each.settledCents + cents, closed: each.closed || closed }
            : each,
        ),
      };

const moved = (row: AwardRow, drawDown: string, changes: Partial<DrawDownEntry>): AwardRow => ({
  ...row,
  drawDowns: row.drawDowns.map((each) => (each.drawDown === drawDown ? { ...each, ...changes } : each)),
});

export const awardProjection = projection<GrantFacts, AwardRow>({
  name: 'award',
  version: 1,
  of: 'grant',
  row: AwardRow,
  initial: (id) => ({
    ...{ id, title: '', funder: '', legalBasis: '', reference: null, awardedOn: null, statementDueMonths: 0 },
    ...{ changes: [], terms: [], costs: [], commitments: [], drawDowns: [], demands: [], repayments: [] },
  }),
  on: {
    GrantAwarded: (row, { data, happenedOn }) => {
      const { title, funder, legalBasis, reference = null, statementDueMonths, ...changes } = data;
      return withTerms(
        { ...row, title, funder, legalBasis, reference, statementDueMonths, awardedOn: happenedOn },
        [{ from: EVER, changes }, ...row.changes],
      );
    },
    GrantAmended: (row, { data: { decidedOn: _, reason: __, ...changes }, happenedOn }) => {
      const [first, ...amendments] = row.changes;
      const next = withAmendment({ amendments }, { from: happenedOn, changes });
      return first ? withTerms(row, [first, ...next.amendments]) : row;
    },

    CommitmentEntered: (row, { data, happenedOn }) => {
      const { commitment, module, line, cents, dueOn, municipality = null } = data;
      const entry = { commitment, module, line, on: happenedOn, dueOn, municipality, cents };
      return { ...row, commitments: [...row.commitments, { ...entry, settledCents: 0, closed: false }] };
    },
    CommitmentReleased: (row, { data: { commitment } }) => settled(row, commitment, 0, true),
    CostIncurred: (row, { data, happenedOn }) => {
      const { cost, module, line, cents, receipt, payee, municipality = null, commitment, closes } = data;
      const entry = { cost, module, line, on: happenedOn, municipality, cents, ...receipt, payee };
      return paid(settled(row, commitment, cents, closes), entry);
    },
    StaffPostCharged: (row, { data, happenedOn }) => {
      const { cost, module, line, month, permille, municipality = null } = data;
      return paid(row, { cost, module, line, on: happenedOn, month, permille, municipality });
    },

    DrawDownRequested: (row, { data: { drawDown, cents }, happenedOn }) => {
      const entry = { drawDown, cents, requestedOn: happenedOn };
      return {
        ...row,
        drawDowns: [...row.drawDowns, { ...entry, approvedOn: null, rejectedOn: null, paidOn: null }],
      };
    },
    DrawDownApproved: (row, { data, happenedOn }) => moved(row, data.drawDown, { approvedOn: happenedOn }),
    DrawDownRejected: (row, { data, happenedOn }) => moved(row, data.drawDown, { rejectedOn: happenedOn }),
    DrawDownPaid: (row, { data: { drawDown, cents }, happenedOn }) =>
      moved(row, drawDown, { cents, paidOn: happenedOn }),

    RepaymentDemanded: (row, { data: { repayment, cents, interestCents }, happenedOn }) => ({
      ...row,
      demands: [...row.demands, { repayment, on: happenedOn, cents, interestCents }],
    }),
    RepaymentMade: (row, { data: { repayment, cents, interestCents }, happenedOn }) => ({
      ...row,
      repayments: [...row.repayments, { repayment, on: happenedOn, cents, interestCents }],
    }),
  },
});
