import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { id, oneOf, text } from '../../shapes/kinds.js';
import { OFFERED_COURSE_KINDS, type OfferedCourseKind } from '../../shapes/services.js';
import { LANGUAGE_LEVELS, type LanguageLevel } from '../../shapes/words.js';
import { CourseRow } from './course.row.js';

/** Where a course is, as of today. */
export const COURSE_STATUSES = ['planned', 'running', 'ended', 'cancelled'] as const;
export type CourseStatus = (typeof COURSE_STATUSES)[number];

/** Whether one gets a place at once, or waits. */
export const COURSE_AVAILABILITIES = ['free', 'full'] as const;
export type CourseAvailability = (typeof COURSE_AVAILABILITIES)[number];

export const COURSE_SORTS = ['from', 'free-places', 'waiting', 'title'] as const;
export type CourseSort = (typeof COURSE_SORTS)[number];

export class CoursesQuery extends Paged {
  /** Only this one. */
  @Optional() @Is(id) id?: string;
  @Optional() @Is(oneOf(OFFERED_COURSE_KINDS)) kind?: OfferedCourseKind;
  @Optional() @Is(oneOf(LANGUAGE_LEVELS)) level?: LanguageLevel;
  @Optional() @Is(text(100)) municipality?: string;
  @Optional() @Is(text(200)) provider?: string;
  @Optional() @Is(oneOf(COURSE_STATUSES)) status?: CourseStatus;
  @Optional() @Is(oneOf(COURSE_AVAILABILITIES)) places?: CourseAvailability;
  /** By default the earliest start comes first; most free or most who wait come first by the others. */
  @Optional() @Is(oneOf(COURSE_SORTS)) sort?: CourseSort;
}

/** One course, as of today. */
export class CourseLine extends CourseRow {
  /** `planned`, `running`, `ended`, `cancelled`. */
  status!: string;
  freePlaces!: number;
  waiting!: number;
}
