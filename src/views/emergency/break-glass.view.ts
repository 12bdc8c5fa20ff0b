import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { type Key, listing } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { BreakGlassLine, BreakGlassQuery } from './break-glass.dto.js';
import { emergencyProjection } from './emergency.projection.js';

const KEYS: Readonly<Record<'opened', Key>> = {
  opened: { sql: 'l."openedAt"', type: 'text', descending: true },
};

const LOOKED_AT = { open: 'l."acknowledgedOn" IS NULL', acknowledged: 'l."acknowledgedOn" IS NOT NULL' };

/** Cases that were opened in an emergency, for the team lead of the responsible unit. */
export const breakGlass = view<BreakGlassQuery>({
  name: 'break-glass',
  summary: 'Cases that somebody opened without being responsible, with the reasons (Notzugriffe).',
  query: BreakGlassQuery,
  row: BreakGlassLine,
  projections: [caseloadProjection, emergencyProjection],
  select: ({ account, state, ...query }, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `
SELECT ${PERSON}, o.*
FROM views.emergency e JOIN views.caseload c ON c.id = e.id
CROSS JOIN LATERAL jsonb_to_recordset(e.openings) AS o (
  id uuid, account text, reason jsonb, hours int, "openedAt" text, expires text, "acknowledgedOn" date
)
WHERE ${ofPeople(query, put)}`,
      (put) => [account && `l.account = ${put(account)}`, state && LOOKED_AT[state]],
    ),
});
