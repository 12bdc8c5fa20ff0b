/** Why somebody's data is erased: Art. 17(1) GDPR (a), (b), (c), (d), each with § 84(2) SGB X. */
export const ERASURE_GROUNDS = ['no-longer-needed', 'consent-withdrawn', 'objection', 'unlawful'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** Why data is only kept: § 84(3) SGB X instead of an erasure, and Art. 18(1) GDPR (a) to (d). */
export const RESTRICTION_GROUNDS = [
  'retention',
  'accuracy-contested',
  'unlawful',
  'legal-claims',
  'objection',
] as const;
export type RestrictionGround = (typeof RESTRICTION_GROUNDS)[number];
