import { view } from '../../engine/look.js';
import { all, byText, listing } from '../listing.js';
import { RegimeContactsLine, RegimeContactsQuery } from './cohorts.dto.js';
import { regimeProjection } from './regime.projection.js';
import { regimeOn } from './spells.sql.js';

/** Talks by the law of their day. */
export const regimeContacts = view<RegimeContactsQuery>({
  name: 'regime-contacts',
  summary:
    'Talks by the law under which benefits were paid on their day, and month (Gespräche nach Rechtskreis).',
  query: RegimeContactsQuery,
  row: RegimeContactsLine,
  projections: [regimeProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      { month: byText('l.id') },
      (put) => `
SELECT g.month || '/' || g.regime AS id, g.regime, g.month, count(*)::int AS talks, sum(t.minutes)::int AS minutes,
  count(DISTINCT r.id)::int AS people
FROM views.regime r
CROSS JOIN LATERAL jsonb_to_recordset(r.talks) AS t ("on" date, minutes int, programme uuid)
LEFT JOIN ${regimeOn('t."on"')} h ON true
CROSS JOIN LATERAL (
  SELECT coalesce(h.regime, 'not-recorded') AS regime, to_char(t."on", 'YYYY-MM') AS month
) g
WHERE ${all([
        query.programme && `t.programme = ${put(query.programme)}`,
        query.from && `t."on" >= ${put(query.from)}::date`,
        query.to && `t."on" <= ${put(query.to)}::date`,
        query.regime && `h.regime = ${put(query.regime)}`,
      ])}
GROUP BY g.month, g.regime`,
      undefined,
      'text',
    ),
});
