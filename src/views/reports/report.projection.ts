import type { ReportFacts } from '../../contexts/report/facts.js';
import { type Projection, projection } from '../../kernel/projection.js';
import { FrozenReport, ReportRow } from './report.row.js';

const initial = (id: string): ReportRow => ({
  ...{ id, grant: null, kind: null, from: null, to: null, computedOn: null, computedBy: null },
  ...{ frozenOn: null, frozenBy: null, submittedOn: null, reference: null, restated: false },
  ...{ computed: [], restatements: [] },
});

export const reportProjection: Projection = projection<ReportFacts, ReportRow>({
  name: 'report',
  version: 1,
  of: 'report',
  row: ReportRow,
  initial,
  on: {
    StatementComputed: (
      row,
      { data: { by, through, digests, totals, rounding: _, ...asked }, happenedOn },
    ) => ({
      ...{ ...row, ...asked, computedBy: by, computedOn: happenedOn },
      computed: [{ through, digests, totals }],
    }),
    StatementFrozen: (row, { data: { by }, happenedOn }) => ({ ...row, frozenOn: happenedOn, frozenBy: by }),
    StatementSubmitted: (row, { data: { reference = null }, happenedOn }) => ({
      ...row,
      submittedOn: happenedOn,
      reference,
    }),
    StatementRestated: (row, { data: { deltaCents, causes }, happenedOn }) => ({
      ...row,
      restated: true,
      restatements: [...row.restatements, { on: happenedOn, deltaCents, causes }],
    }),
  },
});

const { on } = reportProjection;

/** One report, folded when somebody asks: no table keeps its bytes. */
export const frozenReport: Projection = {
  ...reportProjection,
  row: FrozenReport,
  initial: (id) => ({ ...initial(id), content: null }),
  on: {
    ...on,
    StatementFrozen: (row: never, fact: never) => ({
      ...on.StatementFrozen!(row, fact),
      content: (fact as { readonly data: { readonly content: unknown } }).data.content,
    }),
  },
};
