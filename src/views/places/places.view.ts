import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { courseProjection } from '../courses/course.projection.js';
import { groupEventProjection } from '../group-events/group-event.projection.js';
import { byText, listing } from '../listing.js';
import { ofPeople, personAs } from '../person.sql.js';
import { PlaceLine, PlacesQuery } from './places.dto.js';

const COURSES = `
SELECT 'course' AS what, q.id AS of, q.title, NULL::uuid AS date, q.starts_on AS "plannedFor", p.participant::uuid,
  NULL::text AS attendance, a.units, a."excusedUnits", a."unexcusedUnits"
FROM views.course q CROSS JOIN LATERAL unnest(q.participants) AS p (participant)
LEFT JOIN LATERAL jsonb_to_recordset(q.attendance) AS a (
  participant text, units int, "excusedUnits" int, "unexcusedUnits" int
) ON a.participant = p.participant::text`;

/** Who came without a seat stands in the list, too. */
const EVENTS = `
SELECT 'group-event', q.id, q.title, d.date, d."plannedFor", p.participant::uuid,
  CASE WHEN p.participant = ANY(d.attended) THEN 'attended' WHEN p.participant = ANY(d.missed) THEN 'missed' END,
  NULL, NULL, NULL
FROM views.group_event q
CROSS JOIN LATERAL jsonb_to_recordset(q.dates) AS d (
  date uuid, "plannedFor" date, registered text[], attended text[], missed text[]
)
CROSS JOIN LATERAL (SELECT DISTINCT unnest(d.registered || d.attended || d.missed) AS participant) p`;

/** Who has a place where, by name: the list that is taken to the course or the event. Of a case that one may not see, there is no line. */
export const places = view<PlacesQuery>({
  name: 'places',
  summary: 'Who has a place in a course or a seat at a group event, and who came (Teilnehmendenlisten).',
  query: PlacesQuery,
  row: PlaceLine,
  projections: [caseloadProjection, courseProjection, groupEventProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      { title: byText('l.title') },
      (put) => `
SELECT concat_ws('/', w.of, w.date, w.participant) AS id, ${personAs('w.participant')}, w.what, w.of, w.title, w.date, w."plannedFor",
  w.attendance, w.units, w."excusedUnits", w."unexcusedUnits"
FROM (${COURSES} UNION ALL ${EVENTS}) w JOIN views.caseload c ON c.id = w.participant
WHERE ${ofPeople(query, put)}`,
      (put) => [
        query.of && `l.of = ${put(query.of)}`,
        query.date && `l.date = ${put(query.date)}`,
        query.participant && `l.participant = ${put(query.participant)}`,
      ],
      'text',
    ),
});
