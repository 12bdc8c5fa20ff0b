import { Is, Optional } from '../../../shapes/is.js';
import { count, day, id, oneOf, text } from '../../../shapes/kinds.js';
import {
  EXPERIENCES,
  SUITABILITIES,
  TRAINING_KINDS,
  type Experience,
  type Suitability,
  type TrainingKind,
} from '../../../shapes/training-words.js';
import {
  COURSE_LEAVING_REASONS,
  EXAM_RESULTS,
  type CourseLeavingReason,
  type ExamResult,
} from '../../../shapes/words.js';

/** Agrees a place in a training (Anmeldung zu einer Qualifizierung, Maßnahme oder Nachqualifizierung). */
export class AgreeTraining {
  /** Day of the agreement; by default today. */
  @Optional() @Is(day) on?: string;
  /** The programme that provides it, if one does. */
  @Optional() @Is(id) programme?: string;
  @Is(oneOf(TRAINING_KINDS)) kind!: TrainingKind;
  @Is(text(200)) title!: string;
  /** School or other organisation that teaches (Träger). */
  @Is(text(200)) provider!: string;
  /** Teaching units (Unterrichtseinheiten) of the whole training, where it has a fixed number. */
  @Optional() @Is(count(1, 5000)) units?: number;
  @Is(day) plannedFrom!: string;
  /** Last day. */
  @Optional() @Is(day) plannedTo?: string;
}

/** Records that the participant began the training (Beginn). */
export class StartTraining {
  @Is(id) training!: string;
  /** First day. */
  @Is(day) on!: string;
}

/** Reports the attendance on one day of a training (Anwesenheit). */
export class ReportTrainingDay {
  @Is(id) training!: string;
  @Is(day) on!: string;
  /** Teaching units attended; 0 for a day that was missed. */
  @Is(count(0, 12)) units!: number;
  /** Teaching units missed on the same day. */
  @Optional() @Is(count(0, 12)) absentUnits?: number;
  /** The programme in which the units count; needed only if the participant is enrolled in several. */
  @Optional() @Is(id) programme?: string;
  /** Why the day was missed, or why more units were attended than the training has; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records the result of an exam or certificate (Abschluss, zum Beispiel Hauptschulabschluss). */
export class CertifyTraining {
  @Is(id) training!: string;
  /** Day of the exam or certificate. */
  @Is(day) on!: string;
  @Is(text(200)) certificate!: string;
  @Is(oneOf(EXAM_RESULTS)) result!: ExamResult;
}

/** Records that the participant no longer goes to the training (Ende, Abbruch). */
export class LeaveTraining {
  @Is(id) training!: string;
  /** Last day. */
  @Is(day) on!: string;
  @Is(oneOf(COURSE_LEAVING_REASONS)) because!: CourseLeavingReason;
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records whether an occupation suits the participant (Eignungsfeststellung). */
export class AssessSuitability {
  /** Day of the assessment; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(text(200)) occupation!: string;
  @Is(oneOf(SUITABILITIES)) suitability!: Suitability;
  /** On what it rests; sealed. */
  @Optional() @Is(text(1000)) note?: string;
}

/** Records experience with tools and machines as they are used here (Werkzeug- und Maschinenkenntnis). */
export class RecordToolExperience {
  /** Day on which it was found; by default today. */
  @Optional() @Is(day) on?: string;
  /** Which tools or machines. */
  @Is(text(200)) tools!: string;
  @Is(oneOf(EXPERIENCES)) experience!: Experience;
  /** Sealed. */
  @Optional() @Is(text(1000)) note?: string;
}
