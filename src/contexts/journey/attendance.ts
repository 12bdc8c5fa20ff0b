import type { Given } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { refuseIf } from '../../kernel/messages.js';
import { type ById, changed, find } from '../by-id.js';
import { notInFuture } from '../rules.js';
import { type Enrolment, programmeOn } from './enrolment/decider.js';

/** A language course or a training: joined, begun, attended day by day, left. */
export interface Course {
  readonly programme?: string;
  /** Teaching units of the whole course, where it has a fixed number. */
  readonly units?: number;
  readonly startedOn?: LocalDate;
  readonly leftOn?: LocalDate;
  readonly attendedUnits: number;
  /** Days that were reported, missed ones included: none is reported again, and nobody leaves before one. */
  readonly attendedOn: readonly LocalDate[];
}

export const joined = (course: Course | undefined) =>
  refuseIf(!course, 'course-not-joined', 'The participant has not joined this course. Record that first.');

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
      : 'The start of this course is not recorded. Record it first.',
  );

export const mayStart = (course: Course | undefined, on: LocalDate, given: Given) =>
  joined(course) ??
  notInFuture(on, given) ??
  refuseIf(
    !!course?.startedOn,
    'course-already-started',
    `The start of this course is recorded for ${course?.startedOn}. Correct that entry if it is wrong.`,
  ) ??
  notAfterLeaving(course, on);

/** Whether the attendance of a day may be reported; `units` are those of the day, attended or missed. */
export const reportable = (course: Course | undefined, on: LocalDate, units: number, given: Given) =>
  joined(course) ??
  notInFuture(on, given) ??
  refuseIf(units === 0, 'nothing-to-report', 'Say how many units were attended, or how many were missed.') ??
  started(course, on) ??
  notAfterLeaving(course, on) ??
  refuseIf(
    !!course?.attendedOn.includes(on),
    'attendance-already-reported',
    'The attendance of this day is already recorded. Correct that entry if it is wrong.',
  );

/** @param begun whether only somebody who began may leave in this way */
export const mayLeave = (course: Course | undefined, on: LocalDate, begun: boolean, given: Given) => {
  const attendedLater = course?.attendedOn.find((day) => day > on);
  return (
    joined(course) ??
    notInFuture(on, given) ??
    refuseIf(
      !!course?.leftOn,
      'course-left',
      `The participant already left this course on ${course?.leftOn}. Correct that entry if it is wrong.`,
    ) ??
    (course?.startedOn || begun ? started(course, on) : undefined) ??
    refuseIf(
      !!attendedLater,
      'attended-later',
      `An attendance is recorded for ${attendedLater}. The last day in the course cannot lie before.`,
    )
  );
};

/** Units of a programme's course count in no other programme, unless somebody says so. */
export const countedIn = (enrolment: Enrolment, on: LocalDate, ofCourse?: string, named?: string) => {
  if (named || !ofCourse) return programmeOn(enrolment, on, named);
  const { programme } = programmeOn(enrolment, on, ofCourse);
  return { programme, refusal: undefined };
};

export const overUnits = (course: Course | undefined, units: number): boolean =>
  course?.units !== undefined && course.attendedUnits + units > course.units;

/** The courses after the report of one day. */
export const attended = <C extends Course>(
  courses: ById<C>,
  id: string,
  on: LocalDate,
  units: number,
): ById<C> => {
  const { attendedUnits = 0, attendedOn = [] } = find(courses, id) ?? {};
  const changes: Partial<Course> = {
    attendedUnits: attendedUnits + units,
    attendedOn: [...attendedOn, on],
  };
  return changed(courses, id, changes as Partial<C>);
};
