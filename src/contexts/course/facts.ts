import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { CoursePlaceReleaseReason, OfferedCourseKind } from '../../shapes/services.js';
import type { LanguageLevel } from '../../shapes/words.js';

/** What can have happened with a course that is on offer: its terms, its places and its queue. */
export interface CourseFacts {
  /**
   * A course was offered. It happens on the day of the entry; the period is in the payload.
   * @de Ein Kurs wurde angeboten.
   */
  CourseOffered: {
    title: string;
    /** School or other organisation that teaches. */
    provider: string;
    kind: OfferedCourseKind;
    /** Level of German that it leads to. */
    level?: LanguageLevel;
    municipality: string;
    /** How many people can take part. */
    seats: number;
    /** Teaching units, without those of the orientation course. */
    units: number;
    /** Teaching units of the orientation course. */
    orientationUnits: number;
    from: LocalDate;
    /** Last day; absent while it is open. */
    to?: LocalDate;
    /** Why there are more seats than the law allows. */
    reason?: Personal;
  };
  /**
   * Terms of the course changed. Only what changed is there.
   * @de Ein Kurs wurde geändert.
   */
  CourseAmended: {
    provider?: string;
    level?: LanguageLevel;
    seats?: number;
    units?: number;
    orientationUnits?: number;
    from?: LocalDate;
    to?: LocalDate;
    reason?: Personal;
  };
  /**
   * The course does not take place, or no longer; all places were released.
   * @de Ein Kurs wurde abgesagt.
   */
  CourseCancelled: { reason?: Personal };
  /**
   * The participant has a place in the course.
   * @de Ein Kursplatz wurde vergeben.
   */
  CoursePlaceReserved: { participant: string };
  /**
   * No place was free, so the participant waits.
   * @de Aufnahme in die Warteliste des Kurses.
   */
  CoursePlaceWaitlisted: { participant: string };
  /**
   * Who waited longest has the place that became free.
   * @de Ein freier Kursplatz ging an die Warteliste.
   */
  CoursePlacePromoted: { participant: string; because: 'waiting-order' };
  /**
   * The participant's place became free; this day was the participant's last.
   * @de Ein Kursplatz wurde frei.
   */
  CoursePlaceReleased: { participant: string; because: CoursePlaceReleaseReason; reason?: Personal };
  /**
   * The participant waits no longer.
   * @de Die Anfrage nach einem Kursplatz wurde zurückgezogen.
   */
  CourseRequestWithdrawn: { participant: string };
  /**
   * The participant attended a day of the course, or missed it.
   * @de Die Anwesenheit an einem Kurstag wurde von der Kursleitung gemeldet.
   */
  CourseAttendanceReported: {
    participant: string;
    /** Teaching units attended on this day. */
    units: number;
    /** Teaching units of the same day that were missed with an excuse. */
    excusedUnits: number;
    /** Teaching units of the same day that were missed without one. */
    unexcusedUnits: number;
    /** Why more units were attended than the course has. */
    reason?: Personal;
  };
  /**
   * What had been reported of the participant and this day was wrong; this is right.
   * @de Die Anwesenheit an einem Kurstag wurde berichtigt.
   */
  CourseAttendanceRestated: {
    participant: string;
    units: number;
    excusedUnits: number;
    unexcusedUnits: number;
    /** What had been reported last. */
    unitsBefore: number;
    excusedUnitsBefore: number;
    unexcusedUnitsBefore: number;
    reason?: Personal;
  };
}
