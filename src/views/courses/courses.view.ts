import { view } from '../../engine/look.js';
import { byDay, byMost, byText, type Key, listing } from '../listing.js';
import { courseProjection } from './course.projection.js';
import { CourseLine, type CourseSort, CoursesQuery } from './courses.dto.js';

const KEYS: Readonly<Record<CourseSort, Key>> = {
  from: byDay('l."startsOn"'),
  'free-places': byMost('l."freePlaces"'),
  waiting: byMost('l.waiting'),
  title: byText('l.title'),
};

const lines = (columns: string): string => `
SELECT ${columns}, jsonb_array_length(c.waiting_list) AS waiting,
  CASE
    WHEN c.cancelled_on IS NOT NULL OR c.ends_on < $1::date THEN 0
    ELSE greatest(c.seats - cardinality(c.participants) - jsonb_array_length(c.waiting_list), 0)
  END AS "freePlaces",
  CASE
    WHEN c.cancelled_on IS NOT NULL THEN 'cancelled'
    WHEN c.ends_on < $1::date THEN 'ended'
    WHEN c.starts_on <= $1::date THEN 'running'
    ELSE 'planned'
  END AS status
FROM views.course c`;

const AVAILABLE = { free: 'l."freePlaces" > 0', full: 'l."freePlaces" = 0' } as const;

/** Courses with free places. */
export const courses = view<CoursesQuery>({
  name: 'courses',
  summary: 'Language courses and trainings with units, free places and waiting lists (Kursangebote).',
  query: CoursesQuery,
  row: CourseLine,
  projections: [courseProjection],
  select: (query, today, columns) =>
    listing(query, today, KEYS, lines(columns(courseProjection, 'c')), (put) => [
      query.id && `l.id = ${put(query.id)}`,
      query.kind && `l.kind = ${put(query.kind)}`,
      query.level && `l.level = ${put(query.level)}`,
      query.municipality && `l.municipality = ${put(query.municipality)}`,
      query.provider && `l.provider = ${put(query.provider)}`,
      query.status && `l.status = ${put(query.status)}`,
      query.places && AVAILABLE[query.places],
    ]),
});
