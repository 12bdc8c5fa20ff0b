/*
 * The vocabularies that commands, facts and rows share. A word is storage format once it stands in a fact:
 * it may be added to, never renamed.
 */

/** How a talk took place. `home` is at the participant's home. */
export const CHANNELS = ['phone', 'office', 'home', 'online'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What is talked about in a session. */
export const TOPICS = [
  'authorities',
  'application',
  'childcare',
  'education',
  'family',
  'finances',
  'health',
  'housing',
  'language',
  'leisure',
  'mobility',
  'placement',
  'psychosocial',
  'recognition',
  'school',
  'training',
  'translation',
  'work',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Why a participation ended early. */
export const DROP_OUT_REASONS = [
  'childcare',
  'contact-lost',
  'health',
  'legal-status',
  'moved',
  'other',
  'own-wish',
  'rules-broken',
] as const;
export type DropOutReason = (typeof DROP_OUT_REASONS)[number];

export const SEXES = ['female', 'male', 'diverse', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

/** Age on the day of registration, in bands that programmes and funders count by. */
export const AGE_BANDS = ['under-18', '18-24', '25-27', '28-34', '35-50', '51-64', '65-plus'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** What a person needs help with, as found in a needs assessment. */
export const NEEDS = [
  'childcare',
  'debt',
  'education',
  'health',
  'housing',
  'language',
  'mobility',
  'other',
  'psychosocial',
  'recognition',
  'work',
] as const;
export type Need = (typeof NEEDS)[number];

/** Whose task something is. */
export const TASK_OWNERS = ['participant', 'coach'] as const;
export type TaskOwner = (typeof TASK_OWNERS)[number];

export const CERTIFICATE_KINDS = ['school', 'vocational', 'academic', 'work-reference'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

/** Where a certificate is: with the participant, lost, or left behind abroad. */
export const CERTIFICATE_STATUSES = ['held', 'lost', 'abroad'] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

/** Levels of the Common European Framework of Reference for Languages (GER). */
export const LANGUAGE_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];

export const SKILL_LEVELS = [...LANGUAGE_LEVELS, 'native'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

/** How well somebody masters a skill. */
export const MASTERIES = ['basic', 'good', 'expert'] as const;
export type Mastery = (typeof MASTERIES)[number];

export const COURSE_KINDS = [
  'integration',
  'special-integration',
  'vocational',
  'literacy',
  'other',
] as const;
export type CourseKind = (typeof COURSE_KINDS)[number];

/** Why somebody no longer goes to a course. */
export const COURSE_LEAVING_REASONS = ['completed', 'gave-up', 'moved', 'work'] as const;
export type CourseLeavingReason = (typeof COURSE_LEAVING_REASONS)[number];

export const EXAM_RESULTS = ['passed', 'failed'] as const;
export type ExamResult = (typeof EXAM_RESULTS)[number];

export const INTERNSHIP_KINDS = ['orientation', 'trial-work', 'work-experience'] as const;
export type InternshipKind = (typeof INTERNSHIP_KINDS)[number];

export const INTERNSHIP_OUTCOMES = ['completed', 'hired', 'ended-early'] as const;
export type InternshipOutcome = (typeof INTERNSHIP_OUTCOMES)[number];

/** What a recognition authority can decide; `measure-required`: an adaptation course or a test first. */
export const RECOGNITION_RESULTS = ['full', 'partial', 'refused', 'measure-required'] as const;
export type RecognitionResult = (typeof RECOGNITION_RESULTS)[number];

/** What somebody does to make up for differences. */
export const RECOGNITION_MEASURES = ['adaptation-course', 'aptitude-test', 'knowledge-test'] as const;
export type RecognitionMeasure = (typeof RECOGNITION_MEASURES)[number];

export const PLACEMENT_KINDS = ['job', 'apprenticeship', 'school'] as const;
export type PlacementKind = (typeof PLACEMENT_KINDS)[number];

/** After what time a placement is looked at again. */
export const RETENTION_PERIODS = ['42-days', '6-months'] as const;
export type RetentionPeriod = (typeof RETENTION_PERIODS)[number];

/** Why a placement ended; `employer`: it was the employer's decision. */
export const PLACEMENT_END_REASONS = ['employer', 'own-wish', 'fixed-term', 'other'] as const;
export type PlacementEndReason = (typeof PLACEMENT_END_REASONS)[number];

/** What a programme is paid for. */
export const RATE_UNITS = ['coaching-session', 'teaching-unit'] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

/** Why a seat of a programme became free. */
export const SEAT_RELEASE_REASONS = ['completed', 'dropped-out'] as const;
export type SeatReleaseReason = (typeof SEAT_RELEASE_REASONS)[number];

/** What decides whether somebody may take part in a programme. */
export const ELIGIBILITY_RULES = ['age', 'residence-title', 'municipality', 'regime'] as const;
export type EligibilityRule = (typeof ELIGIBILITY_RULES)[number];

/** `unknown`: the fact is missing by which one could tell. */
export type Verdict = 'met' | 'not-met' | 'unknown';

/** For what data may be used because the participant agreed. */
export const CONSENT_PURPOSES = [
  'accompaniment',
  'sharing-with-employers',
  'sharing-with-partners',
  'mentoring',
  'photo',
  'evaluation',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Numbers under which other bodies know the participant. */
export const NUMBER_KINDS = [
  'benefit-unit',
  'customer',
  'file',
  'central-register',
  'social-insurance',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** What somebody is to the head of the household. */
export const HOUSEHOLD_ROLES = ['head', 'partner', 'child', 'parent', 'other'] as const;
export type HouseholdRole = (typeof HOUSEHOLD_ROLES)[number];
