import { view } from '../../engine/look.js';
import { WaitingLine, WaitingQuery } from './waiting.dto.js';
import { waitingProjection } from './waiting.projection.js';

/** $1 today, $2 programme, $3 participant and $4 status, or null. */
const SQL = `
SELECT l.* FROM (
  SELECT w.id AS programme, w.title, o.participant,
    CASE WHEN o."answerBy" < $1::date THEN 'overdue' ELSE 'offered' END AS status,
    NULL::integer AS place, o.since, o."offeredOn", o."answerBy"
  FROM views.waiting w
  CROSS JOIN LATERAL jsonb_to_recordset(w.offered)
    AS o (participant uuid, since date, "offeredOn" date, "answerBy" date)
  UNION ALL
  SELECT w.id, w.title, q.participant, 'waiting', q.place::integer, q.since, NULL, NULL
  FROM views.waiting w
  CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(w.waiting) AS (participant uuid, since date))
    WITH ORDINALITY AS q (participant, since, place)
) l
WHERE ($2::uuid IS NULL OR l.programme = $2) AND ($3::uuid IS NULL OR l.participant = $3)
  AND ($4::text IS NULL OR l.status = $4)
ORDER BY l.title, l.programme, l.place NULLS FIRST, l."offeredOn", l.participant`;

/** Waiting lists with open offers; an offer that nobody answered in time calls for lapse-offer. */
export const waiting = view<WaitingQuery>({
  name: 'waiting',
  summary: 'Who waits for a seat in which order, offers and their deadlines (Wartelisten).',
  query: WaitingQuery,
  row: WaitingLine,
  projections: [waitingProjection],
  select: ({ programme = null, participant = null, status = null }, today) => ({
    text: SQL,
    values: [today, programme, participant, status],
  }),
});
