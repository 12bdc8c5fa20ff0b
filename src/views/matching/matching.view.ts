import { view } from '../../engine/look.js';
import { employerProjection } from '../employers/employer.projection.js';
import { all, byMost, listing, type Put } from '../listing.js';
import { candidateProjection } from './candidate.projection.js';
import { MatchingLine, MatchingOpeningsQuery, MatchingParticipantsQuery } from './matching.dto.js';
import { matches } from './matching.sql.js';

const KEYS = { score: byMost('l.score') };
const projections = [candidateProjection, employerProjection];

/** Only those that fit, unless all are asked for; with so many percent at least. */
const fitting = (show: string | undefined, minimum: number | undefined) => (put: Put) => [
  show !== 'all' && 'l.fits',
  minimum !== undefined && `l.score >= ${put(minimum)}`,
];

/** For an opening the participants that fit. */
export const matchingParticipants = view<MatchingParticipantsQuery>({
  name: 'matching-participants',
  summary: 'For an opening the participants that fit, with a score and its reasons (passende Teilnehmende).',
  query: MatchingParticipantsQuery,
  row: MatchingLine,
  projections,
  select: ({ opening, caseWorker, show, minimum, ...page }, today) =>
    listing(
      page,
      today,
      KEYS,
      (put) =>
        matches(
          'participant',
          caseWorker ? `c.case_worker = ${put(caseWorker)}` : 'true',
          `o.id = ${put(opening)}`,
        ),
      fitting(show, minimum),
    ),
});

/** For a participant the openings that fit. */
export const matchingOpenings = view<MatchingOpeningsQuery>({
  name: 'matching-openings',
  summary: 'For a participant the openings that fit, with a score and its reasons (passende Stellen).',
  query: MatchingOpeningsQuery,
  row: MatchingLine,
  projections,
  select: ({ participant, kind, municipality, show, minimum, ...page }, today) =>
    listing(
      page,
      today,
      KEYS,
      (put) =>
        matches(
          'opening',
          `c.id = ${put(participant)}`,
          all([kind && `o.kind = ${put(kind)}`, municipality && `o.municipality = ${put(municipality)}`]),
        ),
      fitting(show, minimum),
    ),
});
