import type { Day } from '../calendar.js';
import { creates, type Entry, says, type Tell } from './telling.js';
import { checks, excepts } from './tells.admission.js';
import { leaves, merges, parts } from './tells.others.js';

const BANDS = [
  [18, 'under-18'],
  [25, '18-24'],
  [28, '25-27'],
  [35, '28-34'],
  [51, '35-50'],
  [65, '51-64'],
  [999, '65-plus'],
] as const;

const ageBand = (birthDate: Day, on: Day): string => {
  const birthdays = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = on.slice(5) >= birthDate.slice(5) ? birthdays : birthdays - 1;
  return BANDS.find(([below]) => age < below)![1];
};

const withAge = ({ on, body }: Entry): object => ({
  ...body,
  ...(typeof body.birthDate === 'string' && { ageBand: ageBand(body.birthDate, on) }),
});

/** Attended in the programme of that day. */
const attended = ({ on, body, programmeOn }: Entry): object => ({
  absentUnits: 0,
  ...body,
  programme: programmeOn(on),
});

const missed =
  (of: 'course' | 'training') =>
  ({ body: { units: _, ...body } }: Entry): object => ({ ...body, [of]: body[of] });

/** What entries in a journey say. */
export const JOURNEY: Readonly<Record<string, Tell>> = {
  journeys: says('ParticipantRegistered', (entry) => ({ ...withAge(entry), unit: entry.unit })),
  'change-details': says('DetailsChanged', withAge),
  'assess-needs': says('NeedsAssessed'),
  'record-certificate': creates('CertificateRecorded', 'certificate'),
  'record-language-skill': says('LanguageSkillRecorded'),
  'record-skill': says('SkillRecorded'),
  'record-experience': says('ExperienceRecorded'),

  'record-external-number': says('ExternalNumberRecorded'),
  'join-household': says('HouseholdJoined', ({ body, own }) => ({ household: own, ...body })),
  'leave-household': says('HouseholdLeft'),
  'give-consent': says('ConsentGiven'),
  'withdraw-consent': says('ConsentWithdrawn'),

  'assign-case-worker': says('CaseWorkerAssigned'),
  'offer-hand-over': creates('HandOverOffered', 'handOver'),
  'accept-hand-over': says('HandOverAccepted', ({ body, by }) => ({ ...body, caseWorker: by })),
  'decline-hand-over': says('HandOverDeclined'),
  'name-deputy': says('DeputyNamed'),

  'record-asylum-decision': says('AsylumDecided'),
  'assess-prospects': says('ProspectsAssessed'),
  'record-accommodation': says('AccommodationRecorded'),
  'clarify-course-access': says('CourseAccessClarified'),
  'record-residence-title': creates('ResidenceTitleRecorded', 'title'),
  'expire-residence-title': says('ResidenceTitleExpired'),
  'withdraw-residence-title': says('ResidenceTitleWithdrawn'),
  'record-work-permission': creates('WorkPermissionRecorded', 'permission'),
  'start-regime': says('RegimeStarted', ({ body, own, today }) => ({
    ...{ rank: 'primary', decidedOn: today, spell: own },
    ...body,
  })),
  'end-regime': says('RegimeEnded', ({ body, today }) => ({ decidedOn: today, ...body })),

  'agree-plan': says('PlanAgreed'),
  'revise-plan': says('PlanRevised'),
  'approve-plan': says('PlanApproved'),
  'set-task': creates('TaskSet', 'task'),
  'complete-task': says('TaskDone'),
  'raise-obstacle': creates('ObstacleRaised', 'obstacle'),
  'clear-obstacle': says('ObstacleCleared'),

  'schedule-session': says('SessionScheduled', ({ body, own, by }) => ({
    ...{ interpreter: false, session: own, coach: by },
    ...body,
  })),
  'hold-session': says('SessionHeld', ({ on, body, own, by, programmeOn }) => ({
    ...{ interpreter: false, session: own, coach: by, programme: programmeOn(on) },
    ...body,
  })),
  'miss-session': says('SessionMissed'),
  'cancel-session': says('SessionCancelled'),
  'request-mediator': says('MediatorRequested'),
  'confirm-mediator': says('MediatorConfirmed'),

  'enrol-in-course': creates('CourseEnrolled', 'course'),
  'start-course': says('CourseStarted'),
  'report-attendance': says('CourseAttended', attended),
  'report-attendance of nothing': says('CourseDayMissed', missed('course')),
  'record-exam': says('ExamTaken'),
  'leave-course': says('CourseLeft'),

  'agree-training': creates('TrainingAgreed', 'training'),
  'start-training': says('TrainingStarted'),
  'report-training-day': says('TrainingAttended', attended),
  'report-training-day of nothing': says('TrainingDayMissed', missed('training')),
  'certify-training': says('TrainingCertified'),
  'leave-training': says('TrainingLeft'),
  'assess-suitability': says('SuitabilityAssessed'),
  'record-tool-experience': says('ToolExperienceFound'),

  'agree-internship': says('InternshipAgreed', ({ body, own, programmeOn }) => ({
    ...{ internship: own, programme: programmeOn(body.plannedFrom as Day) },
    ...body,
  })),
  'start-internship': says('InternshipStarted'),
  'extend-internship': says('InternshipExtended', ({ body: { to, ...body } }) => ({
    ...body,
    plannedTo: to,
  })),
  'end-internship': says('InternshipEnded'),
  'cancel-internship': says('InternshipCancelled'),
  'give-feedback': says('InternshipFeedbackGiven'),

  'file-recognition': creates('RecognitionFiled', 'procedure'),
  'confirm-receipt': says('RecognitionReceiptConfirmed'),
  'complete-documents': says('RecognitionDocumentsCompleted'),
  'decide-recognition': says('RecognitionDecided'),
  'request-documents': says('RecognitionDocumentsRequested'),
  'suspend-recognition': says('RecognitionSuspended'),
  'resume-recognition': says('RecognitionResumed'),
  'accelerate-recognition': says('RecognitionAccelerated'),
  'extend-recognition': says('RecognitionExtended'),
  'start-measure': says('RecognitionMeasureStarted'),
  'complete-measure': says('RecognitionMeasureCompleted'),
  'appeal-recognition': says('RecognitionAppealed'),

  'match-to-opening': creates('MatchedToOpening', 'match'),
  'record-application': says('ApplicationSent'),
  'record-interview': says('InterviewHeld'),
  'record-place-offer': says('PlaceOffered'),
  'end-match': says('MatchEnded'),
  'record-placement': says('Placed', ({ on, body, own, programmeOn }) => ({
    ...{ placement: own, programme: programmeOn(on) },
    ...body,
  })),
  'confirm-retention': says('Retained'),
  'end-placement': says('PlacementEnded'),

  'make-referral': creates('ReferralMade', 'referral'),
  'accept-referral': says('ReferralAccepted'),
  'decline-referral': says('ReferralDeclined'),

  'close-journey': says('JourneyClosed', ({ body }) => ({ portableRecord: false, ...body })),
  'reopen-journey': says('JourneyReopened'),
  'contest-entry': says('EntryContested'),
  'lift-contest': says('ContestLifted'),

  'merge-into': (entry) => merges(entry),
  'undo-merge': (entry) => parts(entry),
  'check-eligibility': (entry) => checks(entry),
  'grant-exception': (entry) => excepts(entry),
  'complete-programme': (entry) => leaves(entry, 'ProgrammeCompleted', 'completed'),
  'drop-out': (entry) => leaves(entry, 'DroppedOut', 'dropped-out'),
};
