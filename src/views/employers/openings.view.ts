import { view } from '../../engine/look.js';
import { byDay, byMost, type Key, listing } from '../listing.js';
import { employerProjection } from './employer.projection.js';
import { OpeningLine, type OpeningSort, OpeningsQuery } from './employers.dto.js';
import { OPENINGS } from './openings.sql.js';

const KEYS: Readonly<Record<OpeningSort, Key>> = {
  from: byDay('l."from"'),
  published: byDay('l."publishedOn"'),
  'free-places': byMost('l."freePlaces"'),
};

/** Openings of all employers. */
export const openings = view<OpeningsQuery>({
  name: 'openings',
  summary: 'Internships, trial work, apprenticeships and jobs with free places and requirements (Stellen).',
  query: OpeningsQuery,
  row: OpeningLine,
  projections: [employerProjection],
  select: (query, today) =>
    listing(query, today, KEYS, OPENINGS, (put) => [
      query.id && `l.id = ${put(query.id)}`,
      query.employer && `l.employer = ${put(query.employer)}`,
      query.kind && `l.kind = ${put(query.kind)}`,
      query.municipality && `l.municipality = ${put(query.municipality)}`,
      query.occupation && `l.occupation = ${put(query.occupation)}`,
      query.skill && `${put(query.skill)} = ANY(l.skills)`,
      query.status && `l.status = ${put(query.status)}`,
    ]),
});
