import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { CourseKind, CourseLeavingReason, ExamResult, LanguageLevel } from '../../../shapes/words.js';

/** What can have happened on the way to German. */
export interface LanguageFacts {
  /**
   * A place in a language course was agreed. It happens on the day of the agreement.
   * @de Ein Platz in einem Sprachkurs wurde vereinbart.
   */
  CourseEnrolled: {
    course: string;
    /** The programme that provides the course, if one does. */
    programme?: string;
    /** School or other organisation that teaches. */
    provider: string;
    kind: CourseKind;
    targetLevel: LanguageLevel;
    /** Teaching units of the whole course. */
    units: number;
    plannedFrom: LocalDate;
  };
  /**
   * The participant began the course.
   * @de Der Sprachkurs wurde begonnen.
   */
  CourseStarted: { course: string };
  /**
   * The participant attended the course on this day.
   * @de Die Anwesenheit an einem Kurstag wurde gemeldet.
   */
  CourseAttended: {
    course: string;
    /** The programme in which the units count, if the participant is enrolled in one. */
    programme?: string;
    /** Teaching units attended on this day. */
    units: number;
    /** Teaching units of the same day that were missed. */
    absentUnits: number;
    /** Why more units were attended than the course has. */
    reason?: Personal;
  };
  /**
   * The participant missed the course on this day.
   * @de Ein Kurstag wurde versäumt.
   */
  CourseDayMissed: {
    course: string;
    /** Teaching units of that day. */
    absentUnits: number;
    reason?: Personal;
  };
  /**
   * A language exam was taken.
   * @de Eine Sprachprüfung wurde abgelegt.
   */
  ExamTaken: {
    /** The course that led to it, if one did. */
    course?: string;
    level: LanguageLevel;
    result: ExamResult;
  };
  /**
   * The participant no longer goes to the course; this day was the last.
   * @de Der Sprachkurs wurde beendet oder verlassen.
   */
  CourseLeft: { course: string; because: CourseLeavingReason; reason?: Personal };
}
