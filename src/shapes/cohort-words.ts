/* What a change of law calls things. A word is storage format once it stands in a fact. */

/** What became of a person in a cohort. */
export const COHORT_OUTCOMES = ['switched', 'transitional', 'excluded', 'unknown'] as const;
export type CohortOutcome = (typeof COHORT_OUTCOMES)[number];

/** What a judgement can find missing. */
export const COHORT_CRITERIA = [
  'residence-title',
  'age',
  'municipality',
  'country',
  'fingerprints',
  'protection-application',
  'asylum-application',
] as const;
export type CohortCriterion = (typeof COHORT_CRITERIA)[number];
