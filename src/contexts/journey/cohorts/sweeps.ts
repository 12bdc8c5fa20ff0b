import { idOf } from '../../../kernel/projection.js';
import { errandOf, sweep } from '../../../kernel/sweep.js';
import { TELLING } from '../../../rules/known.js';
import type { CohortFacts } from '../../cohort/facts.js';
import type { JourneyFacts } from '../facts.js';
import type { Reactions } from './decider.js';

const errand = errandOf<Reactions>();

const judge = ({ stream }: { readonly stream: string }) => errand('JudgeForCohort', { cohort: idOf(stream) });

/** A change of law that is applied, or revoked, reaches each journey, and those that change later are judged anew. */
export const cohortsReachTheJourneys = sweep<CohortFacts, JourneyFacts>(
  'cohorts-reach-the-journeys',
  { CohortApplied: judge, CohortRevoked: judge },
  {
    // A revocation, too: who was merged away while it came is asked when that merge is undone.
    orders: ['CohortApplied', 'CohortRevoked'],
    wakes: [
      ...TELLING,
      'EntryCorrected',
      'EntryRetracted',
      'DuplicateTakenOver',
      'DuplicateGivenBack',
      'MergeUndone',
    ],
  },
);
