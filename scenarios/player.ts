import { setTimeout as sleep } from 'node:timers/promises';
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
const keysOf = ({ name, seed, steps }: Script): ReadonlyMap<Step, string> => {
  const counts = new Map<string, number>();
  return new Map(
    steps.map((step) => {
      const count = (counts.get(step.subject) ?? 0) + 1;
      counts.set(step.subject, count);
      return [step, `${name}/${seed}/${step.subject}/${count}`];
    }),
  );
};

interface Readers {
  readonly head: string;
  readonly readers: readonly { readonly behind: number }[];
}

/** Until views, policies and orders have come to the end, and to that of what they caused as well. */
const calm = async (client: Client, before = ''): Promise<void> => {
  const { head, readers } = await client.get<Readers>('operations/projections');
  const isCalm = readers.every(({ behind }) => behind <= 0);
  if (isCalm && head === before) return;
  await sleep(50);
  await calm(client, isCalm ? head : '');
};

type Names = ReadonlyMap<string, string>;

/** Puts ids where the script has names. */
export const named = <T>(value: T, names: Names): T => {
  if (typeof value === 'string')
    return value.startsWith('@')
      ? ((names.get(value.slice(1)) ?? value) as T)
      : (value.replace(/@\{([^}]*)\}/g, (found, name: string) => names.get(name) ?? found) as T);
  if (Array.isArray(value)) return value.map((each: unknown) => named(each, names)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, named(each, names)])) as T;
};

export const pathOf = ({ path }: Step, names: Names): string =>
  path
    .split('/')
    .map((part) => named(part, names))
    .join('/');

export const bodyOf = ({ body }: Step, names: Names): Record<string, unknown> => named({ ...body }, names);

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
    const [path, key] = [pathOf(step, names), keys.get(step)!];
    try {
      const answer = await client.issue(path, bodyOf(step, names), { now: step.at, actor: step.by, key });
      expectAnswer(step, answer);
      answers.set(step, answer);
      if (step.as) {
        names.set(step.as, path.includes('/') ? answer.commandId : answer.id);
        names.set(`${step.as}/command`, answer.commandId);
        names.set(`${step.as}/entry`, answer.facts[0]?.id ?? '');
      }
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

  /** Until what others do by themselves after a step stands in their histories. */
  const settled = async (step: Step): Promise<void> => {
    const answer = answers.get(step);
    if (step.settles) await calm(client);
    if (answer && (step.with || step.reaches))
      await client.get(`${step.path.split('/')[0]}/${answer.id}`, { after: answer.position });
  };

  /** Each step waits for the earlier ones of whomever it concerns. */
  const perform = async (act: readonly Step[]): Promise<void> => {
    const latest = new Map<string, Promise<void>>();
    const all = act.map((step) => {
      const [own, others] = [[step.subject, ...(step.reaches ?? [])], step.with ?? []];
      const made = Promise.all([...own, ...others].flatMap((each) => latest.get(each) ?? [])).then(() =>
        make(step),
      );
      const over = made.then(() => settled(step));
      for (const each of others) latest.set(each, made);
      for (const each of own) latest.set(each, over);
      return over;
    });
    await Promise.all(all);
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
