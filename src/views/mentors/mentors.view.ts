import { view } from '../../engine/look.js';
import { byDay, byMost, type Key, listing } from '../listing.js';
import { mentorProjection } from './mentor.projection.js';
import { MentorLine, type MentorSort, MentorsQuery } from './mentors.dto.js';

const KEYS: Readonly<Record<MentorSort, Key>> = {
  free: byMost('l.free'),
  load: byMost('l.load'),
  registered: byDay('l."registeredOn"'),
};

const lines = (columns: string): string => `
SELECT ${columns}, cardinality(m.mentees) AS load,
  CASE WHEN m.retired_on IS NULL THEN m.capacity - cardinality(m.mentees) ELSE 0 END AS free,
  CASE
    WHEN m.retired_on IS NOT NULL THEN 'retired'
    WHEN cardinality(m.mentees) > m.capacity THEN 'overloaded'
    WHEN cardinality(m.mentees) = m.capacity THEN 'full'
    ELSE 'free'
  END AS status
FROM views.mentor m`;

/** Mentors and their load. */
export const mentors = view<MentorsQuery>({
  name: 'mentors',
  summary: 'Mentors with languages, place and load (Patinnen und Paten).',
  query: MentorsQuery,
  row: MentorLine,
  projections: [mentorProjection],
  select: (query, today, columns) =>
    listing(query, today, KEYS, lines(columns(mentorProjection, 'm')), (put) => [
      query.municipality && `l.municipality = ${put(query.municipality)}`,
      query.language && `${put(query.language)} = ANY(l.languages)`,
      query.status && `l.status = ${put(query.status)}`,
    ]),
});
