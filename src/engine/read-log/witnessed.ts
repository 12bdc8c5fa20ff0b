import type { Judging, Verb as AccessVerb } from '../access.js';
import { Problem } from '../problems.js';
import type { Runtime } from '../runtime.js';
import { groundsFor } from './ground.js';
import type { Asking } from './read-log.js';

/** What is not shown to somebody leaves an entry, too: a person's id that somebody tried. */
const REFUSED = [403, 404];

type Logged = Judging & Pick<Runtime, 'readLog'>;

/**
 * Enters a refusal. An unknown id and one of somebody else's people go the same way, so that neither the answer nor the
 * time that it takes tells which it was.
 */
export const enterRefusal = async (
  { readLog }: Pick<Logged, 'readLog'>,
  asking: Asking,
  error: unknown,
  named: readonly string[],
): Promise<void> => {
  if (!(error instanceof Problem) || !REFUSED.includes(error.status)) return;
  await readLog.enter({ ...asking, outcome: error.code, persons: named });
};

export interface Witness<Answer> {
  /** As what the access table knows it. */
  readonly as: readonly [verb: AccessVerb, what: string];
  /** Ids that are asked for by the address. */
  readonly named?: readonly string[];
  /** The part of an answer in which to look for people; by default all of it. */
  readonly in?: (answer: Answer) => unknown;
  /** Whose data it is, where the answer is known to be of nobody else. */
  readonly of?: (answer: Answer) => readonly string[];
  /** Entered even if nobody was shown. */
  readonly always?: boolean;
}

/** Answers a question once there is an entry of whose data is in the answer. */
export const witnessed = async <Answer>(
  runtime: Logged,
  asking: Asking,
  work: () => Promise<Answer>,
  { as, named = [], in: part = (answer) => answer, of, always = false }: Witness<Answer>,
): Promise<Answer> => {
  const { readLog } = runtime;
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    await enterRefusal(runtime, asking, error, named);
    throw error;
  }
  const persons = of ? of(answer) : await readLog.personsIn(part(answer));
  if (persons.length > 0 || always) {
    const scope = runtime.access.scope(asking.by.actor.role, ...as);
    const ground = await groundsFor(runtime, asking.by, scope, persons);
    await readLog.enter({ ...asking, outcome: 'shown', persons, ground });
  }
  return answer;
};
