import { view } from '../../engine/look.js';
import { byText, listing } from '../listing.js';
import { IndicatorLine, IndicatorsQuery } from './indicators.dto.js';

const LINES = `
SELECT concat_ws('/', i.period, i.indicator, i.programme, i.by, i.value) AS id, i.indicator, i.unit, i.programme, i.title,
  i.period, i.first_day AS "from", i.last_day AS "to", i.by, i.value, i.amount, i.withheld, p.day AS "asOf"
FROM reporting.indicators i CROSS JOIN reporting.made p`;

const LENGTHS = { year: 'length(l.period) = 4', quarter: 'length(l.period) > 4' } as const;

/** The figures that dashboards read in the database. */
export const indicators = view<IndicatorsQuery>({
  name: 'indicators',
  summary:
    'Entries, exits, stock, placements, outcomes and language gain by year, quarter, programme and group; small figures withheld (Kennzahlen).',
  query: IndicatorsQuery,
  row: IndicatorLine,
  projections: [],
  select: (query, today) =>
    listing(
      query,
      today,
      { id: byText('l.id') },
      LINES,
      (put) => [
        query.indicator && `l.indicator = ${put(query.indicator)}`,
        query.programme && `l.programme = ${put(query.programme)}::uuid`,
        query.period && `l.period = ${put(query.period)}`,
        query.length && LENGTHS[query.length],
        query.by === 'none' ? 'l.by IS NULL' : query.by && `l.by = ${put(query.by)}`,
      ],
      'text',
    ),
});
