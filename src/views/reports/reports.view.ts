import { view } from '../../engine/look.js';
import { byDay, type Key, listing } from '../listing.js';
import { reportProjection } from './report.projection.js';
import { StatementLine, type StatementSort, StatementsQuery } from './reports.dto.js';

const KEYS: Readonly<Record<StatementSort, Key>> = {
  to: byDay('l."to"'),
  computed: byDay('l."computedOn"'),
};

const lines = (columns: string): string => `
SELECT ${columns}, CASE WHEN r.submitted_on IS NOT NULL THEN 'submitted' WHEN r.frozen_on IS NOT NULL THEN 'frozen'
    ELSE 'computed' END AS status
FROM views.report r`;

/** Statements of use and how far they have come. */
export const statements = view<StatementsQuery>({
  name: 'statements',
  summary: 'Statements of use: computed, frozen, submitted, restated (Verwendungsnachweise).',
  query: StatementsQuery,
  row: StatementLine,
  projections: [reportProjection],
  select: (query, today, columns) =>
    listing(query, today, KEYS, lines(columns(reportProjection, 'r')), (put) => [
      query.grant && `l."grant" = ${put(query.grant)}`,
      query.status && `l.status = ${put(query.status)}`,
    ]),
});
