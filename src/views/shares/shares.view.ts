import { view } from '../../engine/look.js';
import { byDay, listing } from '../listing.js';
import { shareProjection } from './share.projection.js';
import { ShareLine, SharesQuery } from './shares.dto.js';

const KEYS = { from: byDay('l."from"') };

const LINES = `
SELECT h.id, s.id AS participant, s.family_name AS "familyName", s.given_name AS "givenName",
  s.mother_tongue AS "motherTongue", h.kind, h.account, h.unit, h.recipient, h.purpose, h.basis, h.provision, h."from",
  h.until, h."withdrawnOn",
  CASE
    WHEN h."withdrawnOn" IS NOT NULL OR h.until < $1::date THEN 'over'
    WHEN h.basis = 'consent' AND NOT s.consents THEN 'no-consent'
    ELSE 'open'
  END AS state
FROM views.share s
CROSS JOIN LATERAL jsonb_to_recordset(s.shares) AS h (
  id uuid, kind text, account text, unit text, recipient text, purpose jsonb, basis text, provision text, "from" date,
  until date, "withdrawnOn" date
)`;

/** What is shared with whom on which ground, and what was handed on. */
export const shares = view<SharesQuery>({
  name: 'shares',
  summary: 'Cases shared with partners, and data handed to other bodies (Freigaben und Übermittlungen).',
  query: SharesQuery,
  row: ShareLine,
  projections: [shareProjection],
  // With whom else a person is shared is no partner's business.
  refine: (rows: readonly ShareLine[], _, { actor, units }) =>
    actor.role === 'partner'
      ? rows.filter(({ account, unit }) => account === actor.id || units.includes(unit ?? ''))
      : rows,
  select: (query, today) =>
    listing(query, today, KEYS, LINES, (put) => [
      query.participant && `l.participant = ${put(query.participant)}`,
      query.unit && `l.unit = ${put(query.unit)}`,
      query.account && `l.account = ${put(query.account)}`,
      query.state && `l.state = ${put(query.state)}`,
    ]),
});
