import type { EntryFacts } from '../facts.js';
import type { AssignmentFacts } from './assignment/facts.js';
import type { ClaimFacts } from './claims/facts.js';
import type { BenefitFacts } from './benefits/facts.js';
import type { ClosingFacts } from './closing/facts.js';
import type { CoachingFacts } from './coaching/facts.js';
import type { CohortOutcomeFacts } from './cohorts/facts.js';
import type { CorrectionFacts } from './corrections/facts.js';
import type { EmergencyFacts } from './emergency/facts.js';
import type { EnrolmentFacts } from './enrolment/facts.js';
import type { IdentityFacts } from './identity/facts.js';
import type { IntakeFacts } from './intake/facts.js';
import type { InternshipFacts } from './internship/facts.js';
import type { LanguageFacts } from './language/facts.js';
import type { MergingFacts } from './merging/facts.js';
import type { PlacementFacts } from './placement/facts.js';
import type { PlanFacts } from './plan/facts.js';
import type { PrivacyFacts } from './privacy/facts.js';
import type { ProtectionFacts } from './protection/facts.js';
import type { RecognitionFacts } from './recognition/facts.js';
import type { SharingFacts } from './sharing/facts.js';
import type { StatusFacts } from './status/facts.js';
import type { SupportFacts } from './support/facts.js';
import type { TrainingFacts } from './training/facts.js';

/** Everything that can have happened on a journey: what views and other contexts may know of it. */
export interface JourneyFacts
  extends
    IntakeFacts,
    IdentityFacts,
    AssignmentFacts,
    SharingFacts,
    EmergencyFacts,
    StatusFacts,
    ProtectionFacts,
    BenefitFacts,
    EnrolmentFacts,
    PlanFacts,
    CoachingFacts,
    LanguageFacts,
    TrainingFacts,
    InternshipFacts,
    RecognitionFacts,
    PlacementFacts,
    ClosingFacts,
    EntryFacts,
    CorrectionFacts,
    MergingFacts,
    SupportFacts,
    ClaimFacts,
    CohortOutcomeFacts,
    PrivacyFacts {}
