import type { CommandsOf, Given } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import {
  type LineProblem,
  type Recording,
  recorder,
  refuseIf,
  type Refusal,
  warnIf,
} from '../../kernel/messages.js';
import { find } from '../by-id.js';
import { notInFuture } from '../rules.js';
import type * as commands from './commands.dto.js';
import type { CourseFacts } from './facts.js';
import { type Attendance, type Course, hadPlace } from './places.js';

type Sheet = CommandsOf<typeof commands>['ReportCourseAttendance'];
type Line = Sheet['lines'][number];

/** What a line may yield. */
type Reported = {
  [T in 'CourseAttendanceReported' | 'CourseAttendanceRestated']: Recording<T, CourseFacts[T]>;
}[keyof CourseFacts & `CourseAttendance${string}`];

const record = recorder<CourseFacts>();

const took = ({ terms, cancelledOn }: Course, on: LocalDate) =>
  refuseIf(
    !!terms && (on < terms.from || (!!terms.to && on > terms.to) || (!!cancelledOn && on > cancelledOn)),
    'no-course-day',
    `The course takes place from ${terms?.from} to ${cancelledOn ?? terms?.to ?? 'an open end'}. Check the day, or amend the course.`,
  );

const attendanceOf = ({ units: taught }: Sheet, { units, excused = false }: Line): Attendance => {
  const missed = taught - units;
  return { units, excusedUnits: excused ? missed : 0, unexcusedUnits: excused ? 0 : missed };
};

const same = (one: Attendance | undefined, other: Attendance): boolean =>
  one?.units === other.units &&
  one.excusedUnits === other.excusedUnits &&
  one.unexcusedUnits === other.unexcusedUnits;

const known = ({ attendance }: Course, on: LocalDate, participant: string): Attendance | undefined =>
  find(find(attendance, on) ?? {}, participant);

/** Units of a participant on all other days. */
const unitsElsewhere = ({ attendance }: Course, on: LocalDate, participant: string): number =>
  Object.entries(attendance).reduce(
    (sum, [day, its]) => sum + (day === on ? 0 : (find(its, participant)?.units ?? 0)),
    0,
  );

const isOver = (course: Course, { on }: Sheet, { participant, units }: Line): boolean =>
  !!course.terms &&
  units > 0 &&
  unitsElsewhere(course, on, participant) + units > course.terms.units + course.terms.orientationUnits;

/** What may be wrong with a line; the first that is, is named. */
const RULES: readonly (readonly [
  wrong: (line: Line, index: number, sheet: Sheet, course: Course) => boolean,
  field: keyof Line,
  code: string,
  hint: string,
])[] = [
  [
    ({ participant }, index, { lines }) =>
      lines.findIndex((other) => other.participant === participant) !== index,
    'participant',
    'reported-twice',
    'The participant is on the list twice. Leave one line.',
  ],
  [
    ({ participant }, _, { on }, course) => !hadPlace(course, participant, on),
    'participant',
    'no-course-place',
    'The participant had no place in the course on this day. Request one, or take the line off.',
  ],
  [
    ({ units }, _, { units: taught }) => units > taught,
    'units',
    'more-than-taught',
    'More units were attended than were taught on this day. Check both.',
  ],
  [
    ({ units, excused }, _, { units: taught }) => excused !== undefined && units === taught,
    'excused',
    'nothing-missed',
    'Nothing was missed, so there is nothing to excuse.',
  ],
  [
    (line, _, sheet, course) => {
      const before = known(course, sheet.on, line.participant);
      return !!before && !sheet.reason && !same(before, attendanceOf(sheet, line));
    },
    'units',
    'attendance-already-reported',
    'Something else is recorded of this day. Say in the reason of the list why it was wrong.',
  ],
  [
    (line, _, sheet, course) => !sheet.reason && isOver(course, sheet, line),
    'units',
    'reason-required',
    'With these the participant attended more units than the course has. Say why in the reason of the list.',
  ],
];

const problemOf = (line: Line, index: number, sheet: Sheet, course: Course): LineProblem[] => {
  const [, field, code, hint] = RULES.find(([wrong]) => wrong(line, index, sheet, course)) ?? [];
  return field && code && hint ? [{ path: `lines.${index}.${field}`, code, hint }] : [];
};

/** A list is a document that somebody signed: with a wrong line in it, it is none, and nothing of it is recorded. */
const wellFilled = (sheet: Sheet, course: Course): Refusal | undefined => {
  const lines = sheet.lines.flatMap((line, index) => problemOf(line, index, sheet, course));
  if (lines.length === 0) return undefined;
  return {
    refused: 'list-refused',
    hint: `${lines.length} of ${sheet.lines.length} lines are wrong, and nothing was recorded. Mend those under errors and send the list again.`,
    lines,
  };
};

/** An attendance list: a fact for each line that says something new. */
export const sheet = (asked: Sheet, course: Course, given: Given) =>
  took(course, asked.on) ??
  notInFuture(asked.on, given) ??
  wellFilled(asked, course) ??
  asked.lines.flatMap((line): readonly Reported[] => {
    const { participant } = line;
    const before = known(course, asked.on, participant);
    const now = attendanceOf(asked, line);
    const over = isOver(course, asked, line);
    const warnings = warnIf(over, 'over-course-units');
    if (same(before, now)) return [];
    if (!before) {
      const reason = over ? asked.reason : undefined;
      return record('CourseAttendanceReported', asked.on, { participant, ...now, reason }, warnings);
    }
    const {
      units: unitsBefore,
      excusedUnits: excusedUnitsBefore,
      unexcusedUnits: unexcusedUnitsBefore,
    } = before;
    const was = { unitsBefore, excusedUnitsBefore, unexcusedUnitsBefore };
    const { reason } = asked;
    return record('CourseAttendanceRestated', asked.on, { participant, ...now, ...was, reason }, warnings);
  });

/** The course after what was reported of a day. */
export const attended = (
  course: Course,
  { participant, units, excusedUnits, unexcusedUnits }: Attendance & { readonly participant: string },
  on: LocalDate,
): Course => ({
  ...course,
  attendance: {
    ...course.attendance,
    [on]: { ...find(course.attendance, on), [participant]: { units, excusedUnits, unexcusedUnits } },
  },
});
