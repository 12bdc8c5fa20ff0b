import { type Day, eveningOf } from './calendar.js';
import { type Answer, type Client, Refused } from './client.js';
import type { Script, Step } from './script/script.js';

/** What is known of a story after it, or a part of it, was played. */
export interface Played {
  /** Ids of what steps created, by their names. */
  readonly names: ReadonlyMap<string, string>;
  /** What each step was answered; those that were refused, as the story expects, are not there. */
  readonly answers: ReadonlyMap<Step, Answer>;
  readonly refusals: readonly string[];
}

export interface Watching {
  /** After each entry. */
  readonly progress?: (done: number) => void;
  /** In the evening of each checkpoint, when everything is in the views. */
  readonly checkpoint?: (day: Day, played: Played) => Promise<void>;
}

const bySubject = (steps: readonly Step[]): Step[][] => {
  const groups = new Map<string, Step[]>();
  for (const step of steps) groups.set(step.subject, [...(groups.get(step.subject) ?? []), step]);
  return [...groups.values()];
};

/** Steps that are made alone, and between them those that may be made side by side. */
const actsOf = (steps: readonly Step[]): Step[][] => {
  const acts: Step[][] = [];
  for (const step of steps) {
    const act = acts.at(-1);
    if (act && !step.alone && !act[0]!.alone) act.push(step);
    else acts.push([step]);
  }
  return acts;
};

/** The same in every play, so that what an earlier one left is found and not done again. */
const keysOf = ({ name, seed, steps }: Script): ReadonlyMap<Step, string> =>
  new Map(
    bySubject(steps).flatMap((group) =>
      group.map((step, index) => [step, `${name}/${seed}/${step.subject}/${index + 1}`] as const),
    ),
  );

/** Puts an id where the script has a name. */
export const named = <T>(value: T, names: ReadonlyMap<string, string>): T =>
  typeof value === 'string' && value.startsWith('@') ? ((names.get(value.slice(1)) ?? value) as T) : value;

const pathOf = (path: string, names: ReadonlyMap<string, string>): string =>
  path
    .split('/')
    .map((part) => named(part, names))
    .join('/');

export const bodyOf = ({ body }: Step, names: ReadonlyMap<string, string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).map(([field, value]) => [field, named(value, names)]));

const expectAnswer = ({ expects = {} }: Step, { outcome, warnings }: Answer): void => {
  const wanted = `${expects.refusal?.[0] ?? ''} ${expects.outcome ?? ''} ${(expects.warnings ?? []).join()}`;
  const got = ` ${outcome ?? ''} ${warnings.join()}`;
  if (got !== wanted) throw new Error(`expected "${wanted.trim()}", answered "${got.trim()}"`);
};

/** Plays a story through the public API. @throws when the service answers otherwise than the story expects */
export const play = async (client: Client, script: Script, watching: Watching = {}): Promise<Played> => {
  const keys = keysOf(script);
  const names = new Map<string, string>();
  const answers = new Map<Step, Answer>();
  const refusals: string[] = [];

  const make = async (step: Step): Promise<void> => {
    const [path, key] = [pathOf(step.path, names), keys.get(step)!];
    try {
      const answer = await client.issue(path, bodyOf(step, names), { now: step.at, actor: step.by, key });
      expectAnswer(step, answer);
      answers.set(step, answer);
      if (step.as) names.set(step.as, path.includes('/') ? answer.commandId : answer.id);
    } catch (error) {
      const code = error instanceof Refused ? error.problem.code : undefined;
      if (code === 'idempotency-key-reused')
        throw new Error(
          `Another version of the story "${script.name}" was played here before. ` +
            'Start on an empty database, as "npm run demo -- --reset" does.',
          { cause: error },
        );
      if (!code || !step.expects?.refusal?.includes(code))
        throw new Error(`${key} (${path}): ${(error as Error).message}`, { cause: error });
      refusals.push(code);
    }
    watching.progress?.(answers.size + refusals.length);
  };

  const perform = async (act: readonly Step[]): Promise<void> => {
    await Promise.all(
      bySubject(act).map(async (steps) => {
        for (const step of steps) await make(step);
      }),
    );
    const alone = act[0]!.alone && answers.get(act[0]!);
    // Its consequences reach other participants before the story goes on.
    if (alone) await client.get(pathOf('programmes/@programme', names), { after: alone.position });
  };

  let from = 0;
  for (const day of script.checkpoints) {
    const to = script.steps.findLastIndex(({ at }) => at <= eveningOf(day)) + 1;
    for (const act of actsOf(script.steps.slice(from, to))) await perform(act);
    await client.caughtUp();
    await watching.checkpoint?.(day, { names, answers, refusals });
    from = to;
  }
  return { names, answers, refusals };
};
