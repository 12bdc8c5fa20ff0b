import { addDays, type Day, daysFrom, isHoliday, weekday, workday } from '../calendar.js';
import { type Case, enters, inOrder, records, type Step } from './script.js';

/** A language course as one participant goes through it. */
export interface CoursePlan {
  readonly kind?: string;
  readonly provider?: string;
  readonly target?: string;
  /** The programme provides the course. */
  readonly ofProgramme?: string;
  readonly units: number;
  readonly first: Day;
  readonly weekdays: readonly number[];
  readonly unitsADay: number;
  /** Set where the participant leaves before the end. */
  readonly last?: Day;
  readonly because?: 'completed' | 'gave-up' | 'moved' | 'work';
  /** Level and result of the exams afterwards. */
  readonly exams?: readonly (readonly [level: string, result: 'passed' | 'failed', weeksLater: number])[];
  /** Repeats a day, and so attends more units than the course has. */
  readonly repeats?: boolean;
}

/** The days of the whole course, as far as the participant is there and the story goes. */
const courseDays = (
  { until }: Case,
  { units, first, weekdays, unitsADay, last = until }: CoursePlan,
): Day[] =>
  daysFrom(first, addDays(first, 7 * Math.ceil(units / unitsADay / weekdays.length) + 28))
    .filter((day) => weekdays.includes(weekday(day)) && !isHoliday(day))
    .slice(0, Math.ceil(units / unitsADay))
    .filter((day) => day <= last);

/** The list of a week arrives on its Friday, sometimes a week later. */
const attendance = (of: Case, plan: CoursePlan, on: Day, course: string): Step => {
  const { chance } = of;
  const luck = plan.repeats ? 1 : chance.next();
  const absentUnits = luck < 0.06 ? plan.unitsADay : luck < 0.2 ? chance.between(1, plan.unitsADay - 1) : 0;
  return records(
    of,
    on,
    'language/report-attendance',
    { course, units: plan.unitsADay - absentUnits, ...(absentUnits && { absentUnits }) },
    { late: 5 - weekday(on) + (chance.is(0.1) ? 7 : 0) },
  );
};

const repetition = (of: Case, { unitsADay }: CoursePlan, after: Day, course: string): Step =>
  records(
    of,
    addDays(after, 7),
    'language/report-attendance',
    { course, units: unitsADay, reason: 'Repeats a lesson that fell out for half of the group.' },
    { late: 10, expects: { warnings: ['over-course-units'] } },
  );

export const courseOf = (of: Case, plan: CoursePlan, as: string): Step[] => {
  const { kind = 'integration', target = 'B1', provider = 'Muster-Sprachschule', units, first } = plan;
  const course = `@${as}`;
  const days = courseDays(of, plan);
  const begun = inOrder([
    enters(
      of,
      workday(addDays(first, -9), -1),
      'language/enrol-in-course',
      {
        ...{ provider, kind, targetLevel: target, units, plannedFrom: first },
        ...(plan.ofProgramme && { programme: `@${plan.ofProgramme}` }),
      },
      { as },
    ),
    records(of, first, 'language/start-course', { course }, { late: 0 }),
  ]);
  const started = begun.at(-1)!;
  // Lists are entered in the order of their weeks.
  const attended = inOrder([started, ...days.map((day) => attendance(of, plan, day, course))]).slice(1);
  const final = plan.repeats ? addDays(days.at(-1)!, 7) : days.at(-1)!;
  const repeated = plan.repeats ? [repetition(of, plan, days.at(-1)!, course)] : [];
  const exams = (plan.exams ?? []).map(([level, result, weeks]) =>
    records(of, workday(addDays(final, 7 * weeks)), 'language/record-exam', { course, level, result }),
  );
  const { because } = plan;
  const left = because ? [records(of, plan.last ?? final, 'language/leave-course', { course, because })] : [];
  return [
    ...begun,
    ...attended,
    ...[...repeated, ...exams, ...left].map((step) => inOrder([started, step])[1]!),
  ];
};
