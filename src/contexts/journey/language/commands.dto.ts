import { Is, Optional } from '../../../shapes/is.js';
import { count, day, id, oneOf, text } from '../../../shapes/kinds.js';
import {
  COURSE_KINDS,
  COURSE_LEAVING_REASONS,
  EXAM_RESULTS,
  LANGUAGE_LEVELS,
  type CourseKind,
  type CourseLeavingReason,
  type ExamResult,
  type LanguageLevel,
} from '../../../shapes/words.js';

/** Agrees a place in a language course (Anmeldung zum Sprachkurs). */
export class EnrolInCourse {
  /** Day of the agreement; by default today. */
  @Optional() @Is(day) on?: string;
  /** The programme that provides the course, if one does. */
  @Optional() @Is(id) programme?: string;
  /** School or other organisation that teaches (Kursträger). */
  @Is(text(200)) provider!: string;
  @Is(oneOf(COURSE_KINDS)) kind!: CourseKind;
  @Is(oneOf(LANGUAGE_LEVELS)) targetLevel!: LanguageLevel;
  /** Teaching units (Unterrichtseinheiten) of the whole course. */
  @Is(count(1, 3000)) units!: number;
  @Is(day) plannedFrom!: string;
}

/** Records that the participant began the course (Kursbeginn). */
export class StartCourse {
  @Is(id) course!: string;
  /** First day in the course. */
  @Is(day) on!: string;
}

/** Reports the attendance on one day of a course (Anwesenheit). */
export class ReportAttendance {
  @Is(id) course!: string;
  @Is(day) on!: string;
  /** Teaching units attended; 0 for a day that was missed. */
  @Is(count(0, 12)) units!: number;
  /** Teaching units missed on the same day. */
  @Optional() @Is(count(0, 12)) absentUnits?: number;
  /** The programme in which the units count; needed only if the participant is enrolled in several. */
  @Optional() @Is(id) programme?: string;
  /** Why more units were attended than the course has; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records a language exam (Sprachprüfung), passed or failed. */
export class RecordExam {
  /** The course that led to it, if one did. */
  @Optional() @Is(id) course?: string;
  /** Day of the exam. */
  @Is(day) on!: string;
  @Is(oneOf(LANGUAGE_LEVELS)) level!: LanguageLevel;
  @Is(oneOf(EXAM_RESULTS)) result!: ExamResult;
}

/** Records that the participant no longer goes to the course (Kursende, Kursabbruch). */
export class LeaveCourse {
  @Is(id) course!: string;
  /** Last day in the course. */
  @Is(day) on!: string;
  @Is(oneOf(COURSE_LEAVING_REASONS)) because!: CourseLeavingReason;
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}
