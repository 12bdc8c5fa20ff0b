import { view } from '../../engine/look.js';
import { FOREIGN, RESPONSIBILITY } from '../../engine/rows.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { courseProjection } from '../courses/course.projection.js';
import { groupEventProjection } from '../group-events/group-event.projection.js';
import { byDay, type Key, listing } from '../listing.js';
import { ofPeople, personAs } from '../person.sql.js';
import { programmeProjection } from '../programme/programme.projection.js';
import { WaitingLine, WaitingListsQuery, type WaitingSort } from './waiting-lists.dto.js';

const KEYS: Readonly<Record<WaitingSort, Key>> = {
  since: byDay('l.since'),
  place: { sql: 'l.place', type: 'integer' },
};

/** The queues that streams of their own keep, in their order. */
const QUEUES = { programme: 'programme', course: 'course', 'group-event': 'group_event' };

const queue = ([kind, table]: readonly [string, string]): string => `
SELECT '${kind}' AS "waitingFor", q.id AS of, q.title, w.participant, w.since, w.place::int AS place, w."offeredOn", w."answerBy"
FROM views.${table} q
CROSS JOIN LATERAL ROWS FROM (
  jsonb_to_recordset(q.waiting_list) AS (participant uuid, since date, "offeredOn" date, "answerBy" date)
) WITH ORDINALITY AS w (participant, since, "offeredOn", "answerBy", place)`;

/** A case that nobody has is in the queue of those who are to get a case worker. */
const UNASSIGNED = `
SELECT 'case-worker', NULL, NULL, c.id, c.registered_on, row_number() OVER (ORDER BY c.registered_on, c.id)::int, NULL, NULL
FROM views.caseload c
WHERE c.closed_on IS NULL AND c.case_worker IS NULL AND c.registered_on IS NOT NULL`;

/** To whoever reads behind the second wall, others are not foreign but not there. */
const isShown = (person: string): string => `NOT EXISTS (SELECT FROM ${FOREIGN} f WHERE f.id = ${person})
  AND EXISTS (SELECT FROM ${RESPONSIBILITY} r WHERE r.id = ${person})`;

const WAITING = [...Object.entries(QUEUES).map(queue), UNASSIGNED].join(' UNION ALL ');

/** Who waits for what, since when, at which place; also under the name of a journey that was merged into another. */
export const waitingLists = view<WaitingListsQuery>({
  name: 'waiting-lists',
  summary: 'Who waits for a programme, a course, a group event or a case worker (Wartelisten).',
  query: WaitingListsQuery,
  row: WaitingLine,
  projections: [caseloadProjection, courseProjection, groupEventProjection, programmeProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `
SELECT coalesce(w.of::text, w."waitingFor") || '/' || w.participant AS id, ${personAs('w.participant')}, w."waitingFor", w.of, w.title,
  w.since, $1::date - w.since AS days, w.place, w."offeredOn", w."answerBy",
  CASE WHEN w."answerBy" < $1::date THEN 'overdue' WHEN w."offeredOn" IS NOT NULL THEN 'open' END AS offer
FROM (${WAITING}) w LEFT JOIN views.caseload c ON c.id = w.participant
WHERE ${isShown('w.participant')} AND ${ofPeople(query, put)}`,
      (put) => [
        query.waitingFor && `l."waitingFor" = ${put(query.waitingFor)}`,
        query.of && `l.of = ${put(query.of)}`,
        query.offer && `l.offer = ${put(query.offer)}`,
        query.participant && `l.participant = ${put(query.participant)}`,
      ],
      'text',
    ),
});
