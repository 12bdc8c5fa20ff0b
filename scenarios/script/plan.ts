import { addDays, type Day, workday } from '../calendar.js';
import { type Case, enters, inOrder, records, type Step } from './script.js';

const GOALS = [
  'Work with a contract for longer than a year',
  'German that is good enough for the shop floor',
  'A flat with a room for the children',
  'A certificate that employers know',
  'Places in a nursery',
];

const TASKS = [
  ['participant', 'Brings the papers of the last job.'],
  ['participant', 'Writes the first half of the curriculum vitae.'],
  ['participant', 'Asks the nursery for a date.'],
  ['coach', 'Calls the health insurance about the card.'],
  ['coach', 'Finds out which office is in charge.'],
] as const;

/** Who may approve plans. */
const OFFICE = {
  id: 'office-plans',
  role: 'team-lead',
  unit: 'plans',
  units: ['ascheberg', 'kassel', 'heinsberg', 'jobcenter', 'jobcenter-bocholt', 'integration-centre'],
};

export interface PlanPlan {
  readonly agreed: Day;
  readonly revised?: Day;
  /** Tasks set, at intervals of some weeks. */
  readonly tasks: number;
}

/** Four in five are done, some after their day. */
const task = (of: Case, set: Day, as: string): Step[] => {
  const { chance } = of;
  const [owner, what] = chance.of(TASKS);
  const due = addDays(set, chance.between(7, 21));
  const done = addDays(set, chance.between(2, 28));
  return inOrder([
    enters(of, workday(set), 'plan/set-task', { what, due, owner }, { as }),
    ...(chance.is(0.8)
      ? [records(of, workday(addDays(done, 2)), 'plan/complete-task', { task: `@${as}` })]
      : []),
  ]);
};

export const planOf = (of: Case, { agreed, revised, tasks }: PlanPlan): Step[] => {
  const { chance, key } = of;
  const approved = workday(addDays(agreed, chance.between(3, 12)));
  const goals = chance.some(GOALS, 2);
  return [
    ...inOrder([
      records(of, agreed, 'plan/agree-plan', { goals }),
      { ...records(of, approved, 'plan/approve-plan', { note: 'As agreed.' }), by: OFFICE },
      ...(revised
        ? [
            records(of, revised, 'plan/revise-plan', {
              goals: goals.slice(0, 1),
              reason: 'The other one is reached.',
            }),
          ]
        : []),
    ]),
    ...Array.from({ length: tasks }, (_, n) =>
      task(of, addDays(agreed, 10 + n * 35 + chance.between(0, 9)), `${key}/task-${n + 1}`),
    ).flat(),
  ];
};

const HELPED: Readonly<Record<string, string>> = {
  childcare: 'A place in a nursery from this month on.',
  housing: 'A flat was found with the help of a neighbour.',
  mobility: 'A ticket for the bus is paid for.',
};

/** What stands in the way at first; most of it is cleared in time. */
export const obstaclesOf = (of: Case, needs: readonly string[], day: Day): Step[] =>
  needs
    .filter((need) => need in HELPED)
    .flatMap((kind) => {
      const as = `${of.key}/obstacle-${kind}`;
      const cleared = workday(addDays(day, of.chance.between(40, 160)));
      return inOrder([
        records(of, day, 'plan/raise-obstacle', { kind }, { as }),
        ...(of.chance.is(0.75)
          ? [records(of, cleared, 'plan/clear-obstacle', { obstacle: `@${as}`, how: HELPED[kind] })]
          : []),
      ]);
    });
