import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { changedIn } from '../changes.js';
import { PipelineRow } from './pipeline.row.js';

interface Step {
  readonly data: { readonly match: string };
  readonly happenedOn: string;
}

/** The first day counts: somebody may be interviewed twice. */
const step =
  (day: 'appliedOn' | 'interviewedOn' | 'offeredOn') =>
  (row: PipelineRow, { data, happenedOn }: Step): PipelineRow => ({
    ...row,
    matches: changedIn(row.matches, data.match, (match) =>
      happenedOn < (match[day] ?? '9') ? { [day]: happenedOn } : {},
    ),
  });

export const pipelineProjection = projection<JourneyFacts, PipelineRow>({
  name: 'pipeline',
  version: 1,
  of: 'journey',
  row: PipelineRow,
  initial: (id) => ({ id, matches: [], internships: [], placements: [] }),
  on: {
    MatchedToOpening: (row, { data: { match, employer, opening }, happenedOn }) => ({
      ...row,
      matches: [
        ...row.matches,
        {
          ...{ id: match, employer, opening, matchedOn: happenedOn },
          ...{ appliedOn: null, interviewedOn: null, offeredOn: null, endedOn: null, because: null },
        },
      ],
    }),
    ApplicationSent: step('appliedOn'),
    InterviewHeld: step('interviewedOn'),
    PlaceOffered: step('offeredOn'),
    MatchEnded: (row, { data: { match, because }, happenedOn }) => ({
      ...row,
      matches: changedIn(row.matches, match, () => ({ endedOn: happenedOn, because })),
    }),

    InternshipAgreed: (row, { data: { internship, employer } }) => ({
      ...row,
      internships: [
        ...row.internships,
        { id: internship, employer, startedOn: null, endedOn: null, outcome: null },
      ],
    }),
    InternshipStarted: (row, { data, happenedOn }) => ({
      ...row,
      internships: changedIn(row.internships, data.internship, () => ({ startedOn: happenedOn })),
    }),
    InternshipEnded: (row, { data: { internship, outcome }, happenedOn }) => ({
      ...row,
      internships: changedIn(row.internships, internship, () => ({ endedOn: happenedOn, outcome })),
    }),
    InternshipCancelled: (row, { data }) => ({
      ...row,
      internships: row.internships.filter(({ id }) => id !== data.internship),
    }),

    Placed: (row, { data: { placement, employer, kind }, happenedOn }) => ({
      ...row,
      placements: [...row.placements, { id: placement, employer, kind, placedOn: happenedOn, endedOn: null }],
    }),
    PlacementEnded: (row, { data, happenedOn }) => ({
      ...row,
      placements: changedIn(row.placements, data.placement, () => ({ endedOn: happenedOn })),
    }),
  },
});
