import type { Values } from '../../parts/forms/schema.js';
import type { Entry } from './cut.js';

/**
 * By which command an entry is recorded, and so corrected: the same one once more, with the right values. Decisions about the
 * case itself (a merge, a retraction, an erasure) are not entries of this kind.
 */
export const CORRECTED_BY: Readonly<Record<string, string>> = {
  // Intake and identity
  ...{ DetailsChanged: 'change-details', NeedsAssessed: 'assess-needs', SkillRecorded: 'record-skill' },
  ...{ CertificateRecorded: 'record-certificate', LanguageSkillRecorded: 'record-language-skill' },
  ...{ ExperienceRecorded: 'record-experience', ExternalNumberRecorded: 'record-external-number' },
  ...{ HouseholdJoined: 'join-household', HouseholdLeft: 'leave-household' },
  ...{ ConsentGiven: 'give-consent', ConsentWithdrawn: 'withdraw-consent' },
  // Who accompanies
  ...{ CaseWorkerAssigned: 'assign-case-worker', DeputyNamed: 'name-deputy' },
  // Law and money
  ...{ TemporaryProtectionApplied: 'apply-for-temporary-protection', AsylumApplied: 'apply-for-asylum' },
  ...{ FingerprintsTaken: 'take-fingerprints', AsylumDecided: 'record-asylum-decision' },
  ...{ ProspectsAssessed: 'assess-prospects', AccommodationRecorded: 'record-accommodation' },
  ...{ CourseAccessClarified: 'clarify-course-access', ResidenceTitleRecorded: 'record-residence-title' },
  ...{ ResidenceTitleExpired: 'expire-residence-title', ResidenceTitleWithdrawn: 'withdraw-residence-title' },
  ...{ WorkPermissionRecorded: 'record-work-permission', BenefitPaid: 'record-benefit' },
  ...{ RegimeStarted: 'start-regime', RegimeEnded: 'end-regime' },
  // Plan and coaching
  ...{ PlanAgreed: 'agree-plan', PlanRevised: 'revise-plan', TaskSet: 'set-task', TaskDone: 'complete-task' },
  ...{ ObstacleRaised: 'raise-obstacle', ObstacleCleared: 'clear-obstacle' },
  ...{ SessionScheduled: 'schedule-session', SessionHeld: 'hold-session', SessionMissed: 'miss-session' },
  ...{ SessionCancelled: 'cancel-session' },
  // Language and training
  ...{ CourseEnrolled: 'enrol-in-course', CourseStarted: 'start-course', ExamTaken: 'record-exam' },
  ...{
    CourseAttended: 'report-attendance',
    CourseDayMissed: 'report-attendance',
    CourseLeft: 'leave-course',
  },
  ...{ TrainingAgreed: 'agree-training', TrainingStarted: 'start-training', TrainingLeft: 'leave-training' },
  ...{ TrainingAttended: 'report-training-day', TrainingDayMissed: 'report-training-day' },
  ...{ TrainingCertified: 'certify-training', SuitabilityAssessed: 'assess-suitability' },
  ToolExperienceFound: 'record-tool-experience',
  // Work
  ...{ InternshipAgreed: 'agree-internship', InternshipStarted: 'start-internship' },
  ...{ InternshipExtended: 'extend-internship', InternshipEnded: 'end-internship' },
  ...{ InternshipCancelled: 'cancel-internship', InternshipFeedbackGiven: 'give-feedback' },
  ...{ Placed: 'record-placement', Retained: 'confirm-retention', PlacementEnded: 'end-placement' },
  ...{ ApplicationSent: 'record-application', InterviewHeld: 'record-interview' },
  ...{ PlaceOffered: 'record-place-offer', MatchEnded: 'end-match' },
  // Recognition
  ...{ RecognitionFiled: 'file-recognition', RecognitionReceiptConfirmed: 'confirm-receipt' },
  ...{
    RecognitionDocumentsRequested: 'request-documents',
    RecognitionDocumentsCompleted: 'complete-documents',
  },
  ...{ RecognitionDecided: 'decide-recognition', RecognitionAccelerated: 'accelerate-recognition' },
  ...{ RecognitionSuspended: 'suspend-recognition', RecognitionResumed: 'resume-recognition' },
  ...{ RecognitionExtended: 'extend-recognition', RecognitionAppealed: 'appeal-recognition' },
  ...{ RecognitionMeasureStarted: 'start-measure', RecognitionMeasureCompleted: 'complete-measure' },
  // Programme and end
  ...{ ProgrammeCompleted: 'complete-programme', DroppedOut: 'drop-out', JourneyClosed: 'close-journey' },
};

/** What the form is filled in with: what the entry says now. What it created itself keeps its id without being asked for. */
export const sayingOf = ({ stored, read }: Pick<Entry, 'stored' | 'read'>): Values => ({
  on: read.happenedOn,
  ...Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== stored.meta.commandId)),
});
