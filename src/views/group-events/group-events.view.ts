import { view } from '../../engine/look.js';
import { byDay, byMost, byText, type Key, listing } from '../listing.js';
import { groupEventProjection } from './group-event.projection.js';
import {
  EVENT_FLAGS,
  type EventFlag,
  type EventSort,
  GroupEventLine,
  GroupEventsQuery,
} from './group-events.dto.js';

const KEYS: Readonly<Record<EventSort, Key>> = {
  'next-date': byDay('l."nextOn"'),
  title: byText('l.title'),
  waiting: byMost('l.waiting'),
};

const FLAG_SQL: Readonly<Record<EventFlag, string>> = {
  upcoming: 'd."nextOn" IS NOT NULL',
  'free-seats': 'd."freeSeats" > 0',
  waiting: 'jsonb_array_length(g.waiting_list) > 0',
  'attendance-missing': 'd.unreported',
};
const flags = EVENT_FLAGS.map((name) => `CASE WHEN ${FLAG_SQL[name]} THEN '${name}' END`).join(', ');

const lines = (columns: string): string => `
SELECT ${columns}, d."nextOn", d.seats, d."freeSeats", jsonb_array_length(g.waiting_list) AS waiting,
  array_remove(ARRAY[${flags}], NULL) AS flags
FROM views.group_event g
CROSS JOIN LATERAL (
  SELECT min(d."plannedFor") FILTER (WHERE d.ahead) AS "nextOn",
    coalesce(sum(d.seats) FILTER (WHERE d.ahead), 0)::int AS seats,
    coalesce(sum(greatest(d.seats - cardinality(d.registered), 0)) FILTER (WHERE d.ahead), 0)::int AS "freeSeats",
    coalesce(bool_or(
      NOT d.cancelled AND NOT d.ahead AND NOT d.registered <@ (d.attended || d.missed)
    ), false) AS unreported
  FROM (
    SELECT d.*, NOT d.cancelled AND d."plannedFor" >= $1::date AS ahead
    FROM jsonb_to_recordset(g.dates) AS d (
      "plannedFor" date, seats int, cancelled boolean, registered text[], attended text[], missed text[]
    )
  ) d
) d`;

/** Group events with their seats and waiting lists. */
export const groupEvents = view<GroupEventsQuery>({
  name: 'group-events',
  summary: 'Group events with dates, seats, registrations and waiting lists (Gruppenveranstaltungen).',
  query: GroupEventsQuery,
  row: GroupEventLine,
  projections: [groupEventProjection],
  select: (query, today, columns) =>
    listing(query, today, KEYS, lines(columns(groupEventProjection, 'g')), (put) => [
      query.id && `l.id = ${put(query.id)}`,
      query.topic && `${put(query.topic)} = ANY(l.topics)`,
      query.language && `l.language = ${put(query.language)}`,
      query.place && `l.dates @> jsonb_build_array(jsonb_build_object('place', ${put(query.place)}::text))`,
      query.flag && `${put(query.flag)} = ANY(l.flags)`,
    ]),
});
