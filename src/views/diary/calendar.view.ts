import { view } from '../../engine/look.js';
import { diaryProjection } from './diary.projection.js';
import { CalendarQuery } from './calendar.dto.js';
import { type Appointment, calendarOf } from './ics.js';

/** Days behind and ahead of today that the feed covers. */
const [BEHIND, AHEAD] = [28, 365];

/** No name is opened for a feed that leaves the house: the case number tells those who may look it up. */
const SQL = `
SELECT a.id, d.id AS participant, a."on", a.at, a.channel, a."agreedOn", a.state
FROM views.diary d CROSS JOIN LATERAL jsonb_to_recordset(d.appointments) AS a (
  id uuid, "on" date, at text, channel text, coach text, "agreedOn" date, state text
)
WHERE d.accounts @> ARRAY[$2] AND a.coach = $2 AND a."on" BETWEEN $1::date - ${BEHIND} AND $1::date + ${AHEAD}
ORDER BY a."on", a.at, a.id`;

/** A case worker's appointments, for the calendar on her desk. */
export const calendar = view<CalendarQuery>({
  name: 'calendar',
  summary: 'Appointments of a case worker as iCalendar feed, without names (Terminkalender).',
  query: CalendarQuery,
  row: CalendarQuery,
  projections: [diaryProjection],
  format: { type: 'text/calendar', of: (rows) => calendarOf(rows as readonly Appointment[]) },
  select: ({ caseWorker }, today) => ({ text: SQL, values: [today, caseWorker] }),
});
