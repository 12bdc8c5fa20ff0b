import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { all, byText, listing } from '../listing.js';
import { ofPeople } from '../person.sql.js';
import { milestoneProjection } from './milestone.projection.js';
import { type MedianGroup, MediansLine, MediansQuery } from './team.dto.js';

const KEYS = { group: byText('l.id') };

const GROUP_SQL: Readonly<Record<MedianGroup, string>> = {
  overall: `'all'`,
  'case-worker': `coalesce(c.case_worker, 'none')`,
  municipality: `coalesce(c.municipality, 'none')`,
  month: `coalesce(to_char(c.registered_on, 'YYYY-MM'), 'none')`,
};

const FIRSTS = { Session: 'first_session_on', Course: 'first_course_on', Internship: 'first_internship_on' };
const REACHED = Object.entries(FIRSTS)
  .map(
    ([what, column]) => `count(m.${column})::int AS "with${what}",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY m.${column} - c.registered_on) AS "daysTo${what}"`,
  )
  .join(', ');

/** How long it takes from intake to the first help. */
export const teamMedians = view<MediansQuery>({
  name: 'team-medians',
  summary: 'Median days from intake to first talk, course and internship (Wartezeiten ab Aufnahme).',
  query: MediansQuery,
  row: MediansLine,
  projections: [caseloadProjection, milestoneProjection],
  select: ({ by = 'overall', ...query }, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `
SELECT ${GROUP_SQL[by]} AS id, count(*)::int AS people, ${REACHED}
FROM views.milestone m JOIN views.caseload c ON c.id = m.id
WHERE ${all([
        ofPeople(query, put),
        query.from && `c.registered_on >= ${put(query.from)}::date`,
        query.until && `c.registered_on <= ${put(query.until)}::date`,
      ])}
GROUP BY 1`,
      undefined,
      'text',
    ),
});
