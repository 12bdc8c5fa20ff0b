import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import type { ExamResult, LanguageLevel } from '../../../shapes/words.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import {
  attended,
  type Course,
  countedIn,
  joined,
  mayLeave,
  mayStart,
  overUnits,
  reportable,
} from '../attendance.js';
import type * as commands from './commands.dto.js';
import type { LanguageFacts } from './facts.js';

interface Exam {
  readonly on: LocalDate;
  readonly level: LanguageLevel;
  readonly result: ExamResult;
}

export interface Language {
  /** By course id. */
  readonly courses: ById<Course>;
  readonly exams: readonly Exam[];
}

const record = recorder<LanguageFacts>();

export const decider: Decider<
  'language',
  Language,
  CommandsOf<typeof commands>,
  LanguageFacts,
  { readonly enrolment: Enrolment }
> = {
  initial: { courses: {}, exams: [] },

  decide: {
    EnrolInCourse: ({ on, ...agreed }, { enrolment }, given) => {
      const agreedOn = on ?? given.today;
      return (
        notInFuture(agreedOn, given) ??
        (agreed.programme ? programmeOn(enrolment, agreedOn, agreed.programme).refusal : undefined) ??
        record('CourseEnrolled', agreedOn, { ...agreed, course: given.commandId })
      );
    },

    StartCourse: ({ course, on }, { language }, given) => {
      const its = find(language.courses, course);
      if (its?.startedOn === on) return [];
      return mayStart(its, on, given) ?? record('CourseStarted', on, { course });
    },

    ReportAttendance: ({ on, programme, absentUnits = 0, ...report }, { language, enrolment }, given) => {
      const its = find(language.courses, report.course);
      const counted = countedIn(enrolment, on, its?.programme, programme);
      const over = overUnits(its, report.units);
      return (
        reportable(its, on, report.units + absentUnits, given) ??
        (report.units === 0
          ? record('CourseDayMissed', on, { course: report.course, absentUnits, reason: report.reason })
          : undefined) ??
        counted.refusal ??
        reasonIf(over, report.reason, `The course has ${its?.units} units. Say why there were more.`) ??
        record(
          'CourseAttended',
          on,
          { ...report, programme: counted.programme, absentUnits },
          warnIf(over, 'over-course-units'),
        )
      );
    },

    RecordExam: ({ on, ...exam }, { language }, given) => {
      const known = language.exams.find((taken) => taken.on === on && taken.level === exam.level);
      return (
        (exam.course ? joined(find(language.courses, exam.course)) : undefined) ??
        notInFuture(on, given) ??
        refuseIf(
          !!known && known.result !== exam.result,
          'exam-already-recorded',
          `This exam is recorded as ${known?.result}. Correct that entry if it is wrong.`,
        ) ??
        (known ? [] : record('ExamTaken', on, exam))
      );
    },

    LeaveCourse: ({ on, ...left }, { language }, given) => {
      const its = find(language.courses, left.course);
      return mayLeave(its, on, left.because === 'completed', given) ?? record('CourseLeft', on, left);
    },
  },

  evolve: {
    CourseEnrolled: (language, { data: { course, programme, units } }) => ({
      ...language,
      courses: {
        ...language.courses,
        [course]: { programme, units, attendedUnits: 0, attendedOn: [] },
      },
    }),
    CourseStarted: (language, { data: { course }, happenedOn }) => ({
      ...language,
      courses: changed(language.courses, course, { startedOn: happenedOn }),
    }),
    CourseAttended: (language, { data: { course, units }, happenedOn }) => ({
      ...language,
      courses: attended(language.courses, course, happenedOn, units),
    }),
    CourseDayMissed: (language, { data: { course }, happenedOn }) => ({
      ...language,
      courses: attended(language.courses, course, happenedOn, 0),
    }),
    ExamTaken: (language, { data: { level, result }, happenedOn }) => ({
      ...language,
      exams: [...language.exams, { on: happenedOn, level, result }],
    }),
    CourseLeft: (language, { data: { course }, happenedOn }) => ({
      ...language,
      courses: changed(language.courses, course, { leftOn: happenedOn }),
    }),
  },
};
