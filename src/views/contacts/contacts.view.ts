import { view } from '../../engine/look.js';
import { programmeProjection } from '../programme/programme.projection.js';
import { contactProjection } from './contact.projection.js';
import { ContactsLine, ContactsQuery } from './contacts.dto.js';

/** $1 today, $2 programme, $3 participant, $4 first and $5 last day, $6 state, or null. */
const SQL = `
WITH span AS (
  SELECT date_trunc('week', coalesce($4::date, $1::date - 28))::date AS first, least($5::date, $1::date) AS last
), term AS (
  SELECT p.id AS programme, t."from", lead(t."from") OVER (PARTITION BY p.id ORDER BY t.n) AS until, t.target
  FROM views.programme p
  CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(p.terms) AS ("from" date, "contactsPerWeek" int))
    WITH ORDINALITY AS t ("from", target, n)
  WHERE $2::uuid IS NULL OR p.id = $2
), present AS (
  SELECT DISTINCT c.id AS participant, s.programme, d::date AS "on"
  FROM span, views.contact c
  CROSS JOIN LATERAL jsonb_to_recordset(c.stays) AS s (programme uuid, "from" date, "to" date)
  CROSS JOIN LATERAL generate_series(
    greatest(s."from", span.first)::timestamp, least(s."to", span.last)::timestamp, interval '1 day'
  ) AS d
  WHERE ($2::uuid IS NULL OR s.programme = $2) AND ($3::uuid IS NULL OR c.id = $3)
), expected AS (
  SELECT e.participant, e.programme, date_trunc('week', e."on"::timestamp)::date AS monday,
    count(*)::integer AS days, (sum(t.target) / 7)::integer AS target
  FROM present e
  JOIN term t ON t.programme = e.programme AND e."on" >= t."from" AND (t.until IS NULL OR e."on" < t.until)
  GROUP BY 1, 2, 3
), held AS (
  SELECT c.id AS participant, p.id AS programme, date_trunc('week', k."on"::timestamp)::date AS monday,
    count(*)::integer AS contacts
  FROM span, views.contact c
  CROSS JOIN LATERAL jsonb_to_recordset(c.talks) AS k ("on" date, programme uuid, channel text)
  JOIN views.programme p ON p.id = k.programme
  WHERE k."on" BETWEEN span.first AND span.last AND ($3::uuid IS NULL OR c.id = $3)
    AND (cardinality(p.coaching_channels) = 0 OR k.channel = ANY(p.coaching_channels))
  GROUP BY 1, 2, 3
), line AS (
  SELECT e.programme, p.title, e.participant, to_char(e.monday, 'IYYY-"W"IW') AS week, e.monday AS "from",
    e.days AS "daysEnrolled", coalesce(h.contacts, 0) AS contacts, e.target,
    coalesce(h.contacts, 0) - e.target AS difference
  FROM expected e
  JOIN views.programme p ON p.id = e.programme
  LEFT JOIN held h ON (h.participant, h.programme, h.monday) = (e.participant, e.programme, e.monday)
), judged AS (
  SELECT l.*, CASE sign(l.difference) WHEN -1 THEN 'under' WHEN 0 THEN 'met' WHEN 1 THEN 'over' END AS state
  FROM line l
)
SELECT j.* FROM judged j WHERE $6::text IS NULL OR j.state = $6
ORDER BY j.title, j.programme, j."from", j.participant`;

/** Contacts against the target, by participant and week. */
export const contacts = view<ContactsQuery>({
  name: 'contacts',
  summary: 'Talks against the contact target of the programme, by participant and week (Kontaktziel).',
  query: ContactsQuery,
  row: ContactsLine,
  projections: [programmeProjection, contactProjection],
  select: ({ programme = null, participant = null, from = null, to = null, state = null }, today) => ({
    text: SQL,
    values: [today, programme, participant, from, to, state],
  }),
});
