import { addDays, type Day, isHoliday, weekday, workday } from '../calendar.js';
import { COUNTRIES } from '../people.js';
import { type Case, enters, inOrder, records, type Step } from './script.js';

export interface TrainingPlan {
  readonly kind: string;
  readonly title: string;
  readonly provider: string;
  /** The programme that provides it, if one does. */
  readonly ofProgramme?: string;
  readonly first: Day;
  /** Days on which it is held, one after the other. */
  readonly days: number;
  readonly unitsADay: number;
  /** By default one day after the other. */
  readonly everyDays?: number;
  readonly certificate?: string;
  readonly result?: 'passed' | 'failed';
  readonly because: 'completed' | 'gave-up' | 'work';
}

const lessons = ({ first, days, everyDays = 1 }: TrainingPlan): Day[] =>
  Array.from({ length: days * 2 }, (_, n) => addDays(first, n * everyDays))
    .filter((day) => weekday(day) <= 5 && !isHoliday(day))
    .slice(0, days);

const lesson = (of: Case, { unitsADay }: TrainingPlan, training: string, on: Day, n: number): Step => {
  // Nobody misses the first day.
  const missed = n > 0 && of.chance.is(0.08);
  return records(of, on, 'training/report-training-day', {
    training,
    ...(missed ? { units: 0, absentUnits: unitsADay, reason: 'Was ill.' } : { units: unitsADay }),
  });
};

export const trainingOf = (of: Case, plan: TrainingPlan, as: string): Step[] => {
  const { kind, title, provider, first, unitsADay, because, certificate } = plan;
  const training = `@${as}`;
  const held = lessons(plan);
  const last = held.at(-1)!;
  const exam = workday(addDays(last, 3));
  return inOrder([
    enters(
      of,
      workday(addDays(first, -6), -1),
      'training/agree-training',
      {
        ...{ kind, title, provider, units: plan.days * unitsADay, plannedFrom: first, plannedTo: last },
        ...(plan.ofProgramme && { programme: `@${plan.ofProgramme}` }),
      },
      { as },
    ),
    records(of, first, 'training/start-training', { training }),
    ...held.map((on, n) => lesson(of, plan, training, on, n)),
    ...(certificate
      ? [
          records(of, exam, 'training/certify-training', {
            training,
            certificate,
            result: plan.result ?? 'passed',
          }),
        ]
      : []),
    records(of, because === 'completed' ? exam : last, 'training/leave-training', { training, because }),
  ]);
};

/** What somebody can do, and has done before, in a trade. */
export interface Trade {
  readonly occupation: string;
  readonly skills: readonly string[];
  readonly tools: string;
}

/** Resources as they are found in a talk; somebody else may record them. */
export const resources = (of: Case, day: Day, { occupation, skills, tools }: Trade): Step[] => {
  const { chance, person } = of;
  const country = chance.of(COUNTRIES[person.motherTongue] ?? ['XX']);
  return [
    ...skills.map((skill) =>
      records(of, day, 'intake/record-skill', {
        skill,
        level: chance.of(['basic', 'good', 'good', 'expert']),
      }),
    ),
    ...(chance.is(0.7)
      ? [records(of, day, 'intake/record-experience', { occupation, years: chance.between(1, 15), country })]
      : []),
    records(of, addDays(day, chance.between(0, 20)), 'training/record-tool-experience', {
      ...{ tools, experience: chance.of(['none', 'none', 'some', 'practised']) },
    }),
  ];
};

export const suits = (of: Case, day: Day, occupation: string, suitability: string): Step =>
  records(of, day, 'training/assess-suitability', { occupation, suitability });
