import { view } from '../../engine/look.js';
import { employerProjection } from '../employers/employer.projection.js';
import { byMost, listing } from '../listing.js';
import { candidateProjection } from './candidate.projection.js';
import { MatchingLine, MatchingOpeningsQuery, MatchingParticipantsQuery } from './matching.dto.js';
import { matches } from './matching.sql.js';

const KEYS = { score: byMost('l.score') };
const projections = [candidateProjection, employerProjection];

/** For an opening the participants that fit. */
export const matchingParticipants = view<MatchingParticipantsQuery>({
  name: 'matching-participants',
  summary: 'For an opening the participants that fit, with a score and its reasons (passende Teilnehmende).',
  query: MatchingParticipantsQuery,
  row: MatchingLine,
  projections,
  select: ({ opening, caseWorker, show, minimum, ...page }, today) =>
    listing(page, today, KEYS, matches('participant'), (put) => [
      `l.opening = ${put(opening)}`,
      caseWorker && `l."caseWorker" = ${put(caseWorker)}`,
      show !== 'all' && 'l.fits',
      minimum !== undefined && `l.score >= ${put(minimum)}`,
    ]),
});

/** For a participant the openings that fit. */
export const matchingOpenings = view<MatchingOpeningsQuery>({
  name: 'matching-openings',
  summary: 'For a participant the openings that fit, with a score and its reasons (passende Stellen).',
  query: MatchingOpeningsQuery,
  row: MatchingLine,
  projections,
  select: ({ participant, kind, municipality, show, minimum, ...page }, today) =>
    listing(page, today, KEYS, matches('opening'), (put) => [
      `l.participant = ${put(participant)}`,
      kind && `l.kind = ${put(kind)}`,
      municipality && `l.municipality = ${put(municipality)}`,
      show !== 'all' && 'l.fits',
      minimum !== undefined && `l.score >= ${put(minimum)}`,
    ]),
});
