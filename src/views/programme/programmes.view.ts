import { view } from '../../engine/look.js';
import { byDay, byMost, byText, type Key, listing } from '../listing.js';
import { programmeProjection } from './programme.projection.js';
import { ProgrammeLine, type ProgrammeSort, ProgrammesQuery } from './programmes.dto.js';

const KEYS: Readonly<Record<ProgrammeSort, Key>> = {
  title: byText('l.title'),
  from: byDay('l."from"'),
  waiting: byMost('l.waiting'),
};

const OFFERED = `(SELECT count(*) FROM jsonb_array_elements(p.waiting_list) w WHERE w->>'offeredOn' IS NOT NULL)::int`;

const LINES = `
SELECT q.*, greatest(q.seats - q."seatsUsed", 0) AS "freeSeats" FROM (
  SELECT p.id, p.title, p.starts_on AS "from", p.ends_on AS "to", p.seats, p.contacts_per_week AS "contactsPerWeek",
    cardinality(p.seated) + ${OFFERED} AS "seatsUsed", jsonb_array_length(p.waiting_list) - ${OFFERED} AS waiting
  FROM views.programme p
) q`;

/** The programmes that there are. */
export const programmes = view<ProgrammesQuery>({
  name: 'programmes',
  summary: 'Programmes with their days, seats and who waits (Programme, Maßnahmen).',
  query: ProgrammesQuery,
  row: ProgrammeLine,
  projections: [programmeProjection],
  select: (query, today) =>
    listing(query, today, KEYS, LINES, (put) => [
      query.runsOn && `${put(query.runsOn)}::date BETWEEN l."from" AND coalesce(l."to", 'infinity')`,
    ]),
});
