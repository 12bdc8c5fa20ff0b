import type { LocalDate } from '../../../kernel/local-date.js';
import { refuseIf } from '../../../kernel/messages.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';

export interface Course {
  readonly programme?: string;
  /** Teaching units of the whole course. */
  readonly units: number;
  readonly startedOn?: LocalDate;
  readonly leftOn?: LocalDate;
  readonly attendedUnits: number;
  readonly attendedOn: readonly LocalDate[];
}

export const joined = (course: Course | undefined) =>
  refuseIf(
    !course,
    'course-not-joined',
    'The participant has not joined this course. Record it first with enrol-in-course.',
  );

export const notAfterLeaving = (course: Course | undefined, on: LocalDate) =>
  refuseIf(
    !!course?.leftOn && on > course.leftOn,
    'course-left',
    `The participant left this course on ${course?.leftOn}. Correct that entry if it is wrong.`,
  );

export const started = (course: Course | undefined, on: LocalDate) =>
  refuseIf(
    !course?.startedOn || on < course.startedOn,
    'course-not-started',
    course?.startedOn
      ? `The participant began this course on ${course.startedOn}, which is later.`
      : 'The start of this course is not recorded. Record it first with start-course.',
  );

/** Units of a programme's course count in no other programme, unless somebody says so. */
export const countedIn = (enrolment: Enrolment, on: LocalDate, ofCourse?: string, named?: string) => {
  if (named || !ofCourse) return programmeOn(enrolment, on, named);
  const { programme } = programmeOn(enrolment, on, ofCourse);
  return { programme, refusal: undefined };
};
