import { Is, IsListOfA, Optional } from '../../shapes/is.js';
import { count, day, flag, id, oneOf, text } from '../../shapes/kinds.js';
import {
  COURSE_PLACE_RELEASE_REASONS,
  OFFERED_COURSE_KINDS,
  type CoursePlaceReleaseReason,
  type OfferedCourseKind,
} from '../../shapes/services.js';
import { LANGUAGE_LEVELS, type LanguageLevel } from '../../shapes/words.js';

/** Offers a language course or a training (Kursangebot). */
export class OfferCourse {
  @Is(text(200)) title!: string;
  /** School or other organisation that teaches (Träger). */
  @Is(text(200)) provider!: string;
  @Is(oneOf(OFFERED_COURSE_KINDS)) kind!: OfferedCourseKind;
  /** Level of German that it leads to. */
  @Optional() @Is(oneOf(LANGUAGE_LEVELS)) level?: LanguageLevel;
  @Is(text(100)) municipality!: string;
  /** How many people can take part; by default 25. */
  @Optional() @Is(count(1, 1000)) seats?: number;
  /** Teaching units (Unterrichtseinheiten); integration courses have 600 or 900 by default. */
  @Optional() @Is(count(1, 10_000)) units?: number;
  /** Units of the orientation course; integration courses have 100 by default, others none. */
  @Optional() @Is(count(0, 10_000)) orientationUnits?: number;
  /** First day. */
  @Is(day) from!: string;
  /** Last day, if it is known. */
  @Optional() @Is(day) to?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Changes terms of a course; more seats go to those who wait (Änderung). */
export class AmendCourse {
  @Optional() @Is(text(200)) provider?: string;
  @Optional() @Is(oneOf(LANGUAGE_LEVELS)) level?: LanguageLevel;
  /** Fewer seats take a place from nobody. */
  @Optional() @Is(count(1, 1000)) seats?: number;
  @Optional() @Is(count(1, 10_000)) units?: number;
  @Optional() @Is(count(0, 10_000)) orientationUnits?: number;
  @Optional() @Is(day) from?: string;
  @Optional() @Is(day) to?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Calls the course off and releases all places (Absage). */
export class CancelCourse {
  /** Last day of the course, or the day on which it was called off; by default today. */
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Asks for a place for a participant, who gets it or waits (Platzanfrage). */
export class RequestCoursePlace {
  @Is(id) participant!: string;
  @Optional() @Is(day) on?: string;
}

/** Gives back the place of a participant; it goes to who has waited longest (Platz frei). */
export class ReleaseCoursePlace {
  @Is(id) participant!: string;
  /** Last day with the place; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(COURSE_PLACE_RELEASE_REASONS)) because!: CoursePlaceReleaseReason;
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Takes a waiting participant off the waiting list (Rücknahme der Anfrage). */
export class WithdrawCourseRequest {
  @Is(id) participant!: string;
  @Optional() @Is(day) on?: string;
}

class CourseAttendanceLine {
  @Is(id) participant!: string;
  /** Teaching units attended; those that are missing to the units of the day were missed. */
  @Is(count(0, 12)) units!: number;
  /** Whether what was missed is excused; by default not. The reason has no place here: it goes into the journey. */
  @Optional() @Is(flag) excused?: boolean;
}

/** Reports who attended a day of the course and who missed it, all at once (Anwesenheitsliste). */
export class ReportCourseAttendance {
  @Is(day) on!: string;
  /** Teaching units that were taught on this day. */
  @Is(count(1, 12)) units!: number;
  /** If one of them is wrong, none is recorded. */
  @IsListOfA(() => CourseAttendanceLine, { min: 1, max: 1000 }) lines!: CourseAttendanceLine[];
  /** Why something else is reported of somebody than before, or more units than the course has; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}
