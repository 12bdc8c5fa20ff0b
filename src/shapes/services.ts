/*
 * The vocabularies of what stands around a journey: employers, courses, events, offers, mentors, organisations.
 * As in words.ts, a word may be added to, never renamed.
 */

/** How somebody spoke with an employer. */
export const EMPLOYER_CHANNELS = ['phone', 'mail', 'visit', 'office', 'online', 'event'] as const;
export type EmployerChannel = (typeof EMPLOYER_CHANNELS)[number];

/** What an employer can have to offer. */
export const OPENING_KINDS = ['internship', 'trial-work', 'apprenticeship', 'job'] as const;
export type OpeningKind = (typeof OPENING_KINDS)[number];

/** Why an opening is no longer offered. */
export const OPENING_WITHDRAWAL_REASONS = ['filled-otherwise', 'no-longer-needed', 'other'] as const;
export type OpeningWithdrawalReason = (typeof OPENING_WITHDRAWAL_REASONS)[number];

/** Why the place of an opening became free again. */
export const OPENING_FREED_REASONS = ['declined', 'not-started', 'left', 'other'] as const;
export type OpeningFreedReason = (typeof OPENING_FREED_REASONS)[number];

/** Why nothing came of the match between a participant and an opening; `placed`: something did. */
export const MATCH_END_REASONS = [
  'placed',
  'employer-declined',
  'participant-declined',
  'opening-gone',
  'other',
] as const;
export type MatchEndReason = (typeof MATCH_END_REASONS)[number];

/** Why somebody was moved from the waiting list of a group event to a seat. */
export const PROMOTION_REASONS = ['new-date', 'more-seats', 'seat-freed', 'date-cancelled'] as const;
export type PromotionReason = (typeof PROMOTION_REASONS)[number];

/** What can be offered as a course; those of the journey's language chapter, and trainings. */
export const OFFERED_COURSE_KINDS = [
  'integration',
  'special-integration',
  'vocational',
  'literacy',
  'school-certificate',
  'job-training',
  'application-training',
  'activation',
  'other',
] as const;
export type OfferedCourseKind = (typeof OFFERED_COURSE_KINDS)[number];

/** Why a place in a course became free. */
export const COURSE_PLACE_RELEASE_REASONS = [
  'completed',
  'gave-up',
  'moved',
  'work',
  'not-started',
  'course-cancelled',
] as const;
export type CoursePlaceReleaseReason = (typeof COURSE_PLACE_RELEASE_REASONS)[number];

/** What a support offer is. */
export const OFFER_KINDS = [
  'childcare',
  'counselling',
  'course',
  'housing',
  'leisure',
  'psychosocial',
  'second-hand',
  'translation',
  'transport',
  'other',
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** Why a mentor no longer accompanies somebody. */
export const MENTORING_END_REASONS = ['goal-reached', 'mentor-left', 'moved', 'own-wish', 'other'] as const;
export type MentoringEndReason = (typeof MENTORING_END_REASONS)[number];

/** What an organisation is in the network. */
export const ORGANISATION_ROLES = [
  'association',
  'authority',
  'chamber',
  'charity',
  'funder',
  'provider',
  'recognition-office',
  'school',
  'other',
] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];
