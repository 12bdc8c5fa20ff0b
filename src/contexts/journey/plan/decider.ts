import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import type { Need, TaskOwner } from '../../../shapes/words.js';
import { type ById, find, without } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import type * as commands from './commands.dto.js';
import type { PlanFacts } from './facts.js';

interface Task {
  readonly setOn: LocalDate;
  readonly due: LocalDate;
  readonly owner: TaskOwner;
}

export interface Plan {
  readonly agreedOn?: LocalDate;
  /** Last day on which the plan was agreed or revised. */
  readonly revisedOn?: LocalDate;
  readonly approvedOn?: LocalDate;
  /** Open tasks by id. */
  readonly tasks: ById<Task>;
  /** What still stands in the way, by id. */
  readonly obstacles: ById<{ readonly kind: Need; readonly since: LocalDate }>;
}

const record = recorder<PlanFacts>();

const later = (known: LocalDate | undefined, on: LocalDate): LocalDate =>
  known !== undefined && known > on ? known : on;

const agreed = ({ agreedOn }: Plan, on: LocalDate) =>
  refuseIf(!agreedOn, 'no-plan', 'No plan is agreed yet. Record it first with agree-plan.') ??
  refuseIf(
    !!agreedOn && on < agreedOn,
    'before-plan',
    `The plan was agreed on ${agreedOn}; this cannot lie before.`,
  );

export const decider: Decider<'plan', Plan, CommandsOf<typeof commands>, PlanFacts> = {
  initial: { tasks: {}, obstacles: {} },

  decide: {
    AgreePlan: ({ on, ...contents }, { plan }, given) =>
      notInFuture(on, given) ??
      refuseIf(
        !!plan.agreedOn,
        'plan-exists',
        `A plan was agreed on ${plan.agreedOn}. Change it with revise-plan.`,
      ) ??
      record('PlanAgreed', on ?? given.today, contents),

    RevisePlan: ({ on, ...contents }, { plan }, given) =>
      notInFuture(on, given) ??
      agreed(plan, on ?? given.today) ??
      record('PlanRevised', on ?? given.today, contents),

    ApprovePlan: ({ on, ...approval }, { plan }, given) =>
      notInFuture(on, given) ??
      agreed(plan, on ?? given.today) ??
      record('PlanApproved', on ?? given.today, approval),

    SetTask: (task, _, { today, commandId }) =>
      refuseIf(task.due < today, 'due-in-past', 'The day until which it is to be done lies in the past.') ??
      record('TaskSet', today, { ...task, task: commandId }),

    CompleteTask: ({ task, on }, { plan }, given) => {
      const its = find(plan.tasks, task);
      const day = on ?? given.today;
      return (
        refuseIf(!its, 'no-such-task', 'There is no open task with this id. It may be done already.') ??
        notInFuture(day, given) ??
        refuseIf(
          !!its && day < its.setOn,
          'before-task',
          `The task was set on ${its?.setOn}; it cannot have been done before.`,
        ) ??
        record('TaskDone', day, { task })
      );
    },

    RaiseObstacle: ({ on, ...obstacle }, _, given) =>
      notInFuture(on, given) ??
      record('ObstacleRaised', on ?? given.today, { ...obstacle, obstacle: given.commandId }),

    ClearObstacle: ({ on, ...cleared }, { plan }, given) => {
      const its = find(plan.obstacles, cleared.obstacle);
      const day = on ?? given.today;
      return (
        refuseIf(
          !its,
          'no-such-obstacle',
          'There is no open obstacle with this id. It may be cleared already.',
        ) ??
        notInFuture(day, given) ??
        refuseIf(
          !!its && day < its.since,
          'before-obstacle',
          `The obstacle is known since ${its?.since}; it cannot have been cleared before.`,
        ) ??
        record('ObstacleCleared', day, cleared)
      );
    },
  },

  evolve: {
    PlanAgreed: (plan, { happenedOn }) => ({
      ...plan,
      agreedOn: happenedOn,
      revisedOn: later(plan.revisedOn, happenedOn),
    }),
    PlanRevised: (plan, { happenedOn }) => ({ ...plan, revisedOn: later(plan.revisedOn, happenedOn) }),
    PlanApproved: (plan, { happenedOn }) => ({ ...plan, approvedOn: later(plan.approvedOn, happenedOn) }),
    TaskSet: (plan, { data: { task, due, owner }, happenedOn }) => ({
      ...plan,
      tasks: { ...plan.tasks, [task]: { setOn: happenedOn, due, owner } },
    }),
    TaskDone: (plan, { data: { task } }) => ({ ...plan, tasks: without(plan.tasks, task) }),
    ObstacleRaised: (plan, { data: { obstacle, kind }, happenedOn }) => ({
      ...plan,
      obstacles: { ...plan.obstacles, [obstacle]: { kind, since: happenedOn } },
    }),
    ObstacleCleared: (plan, { data: { obstacle } }) => ({
      ...plan,
      obstacles: without(plan.obstacles, obstacle),
    }),
  },
};
