/*
 * What training, suitability and the end of a journey are called. A word is storage format once it stands in a fact: it may
 * be added to, never renamed.
 */

/** Help that teaches something other than language in the first place. */
export const TRAINING_KINDS = [
  'course',
  'school-certificate',
  'school-preparation',
  'job-accompanying',
  'activation-measure',
  'application-training',
  'follow-up-qualification',
] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];

export const SUITABILITIES = ['suited', 'partly', 'not-suited'] as const;
export type Suitability = (typeof SUITABILITIES)[number];

/** How well somebody knows tools and machines as they are used here. */
export const EXPERIENCES = ['none', 'some', 'practised'] as const;
export type Experience = (typeof EXPERIENCES)[number];

/** Why a journey ends. */
export const CLOSING_REASONS = [
  'placed-and-retained',
  'completed',
  'left-the-country',
  'benefits-ended',
  'title-improved',
  'moved',
  'contact-lost',
  'own-wish',
  'deceased',
  'other',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];
