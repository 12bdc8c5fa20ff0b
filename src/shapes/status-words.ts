/*
 * What the law of residence and of benefits calls things, as far as counts and rules need it. A word is storage format
 * once it stands in a fact: it may be added to, never renamed.
 */

/** How an asylum procedure ended; `refugee` is § 3 AsylG, `subsidiary` § 4 AsylG, `removal-ban` § 60(5), (7) AufenthG. */
export const ASYLUM_DECISIONS = [
  'asylum',
  'refugee',
  'subsidiary',
  'removal-ban',
  'rejected',
  'inadmissible',
  'discontinued',
] as const;
export type AsylumDecision = (typeof ASYLUM_DECISIONS)[number];

/** Prospects to stay (Bleibeperspektive). */
export const PROSPECTS = ['good', 'unclear', 'poor'] as const;
export type Prospects = (typeof PROSPECTS)[number];

export const ACCOMMODATIONS = ['collective', 'own-flat', 'with-others', 'shelter', 'none'] as const;
export type Accommodation = (typeof ACCOMMODATIONS)[number];

/** Kinds of residence papers, as funders count them; the paragraph says which one exactly. */
export const TITLE_KINDS = [
  'visa',
  'permission-to-stay-for-asylum',
  'toleration',
  'training-toleration',
  'employment-toleration',
  'fiction',
  'residence-permit',
  'temporary-protection',
  'settlement-permit',
  'eu-blue-card',
  'eu-freedom-of-movement',
] as const;
export type TitleKind = (typeof TITLE_KINDS)[number];

/** What work the authority allows; `with-approval`: each job needs its consent. */
export const WORK_SCOPES = ['unrestricted', 'with-approval', 'not-allowed'] as const;
export type WorkScope = (typeof WORK_SCOPES)[number];

/** Under which law somebody gets benefits (Rechtskreis). */
export const REGIMES = ['asylblg', 'sgb-ii', 'sgb-iii', 'sgb-xii', 'none'] as const;
export type Regime = (typeof REGIMES)[number];

/** Which of two regimes at once pays first. */
export const REGIME_RANKS = ['primary', 'secondary'] as const;
export type RegimeRank = (typeof REGIME_RANKS)[number];

/** Courses that not everybody may join. */
export const RESTRICTED_COURSES = [
  'integration-course',
  'vocational-language-course',
  'initial-orientation',
] as const;
export type RestrictedCourse = (typeof RESTRICTED_COURSES)[number];
