import { type Ground, groundOf, keyring, keysOf, type Reach, type Tie } from '../kernel/belonging.js';
import { berlinDay } from '../kernel/local-date.js';
import type { Projection } from '../kernel/projection.js';
import type { Context, State } from '../kernel/context.js';
import type { By } from './by.js';
import { historyOf } from './history.js';
import type { Issue } from './issue.js';
import { Problem, unknownStream } from './problems.js';
import { assertBuilt } from './projections/built.js';
import type { Runtime } from './runtime.js';

/** What somebody does with something. The state of a stream is looked at, its history replayed. */
export type Verb = 'issue' | 'look' | 'replay' | 'operate';

/** How far a role may: everything of it, or what belongs to somebody on one of these grounds; none, not at all. */
export type Scope = 'everything' | readonly Reach[];

/** Who may do what, as the application declares it. */
export interface Access {
  /**
   * @param what a command as `context/chapter/Command`, a stream's state or history as `context`, a view or an operation
   *   by its name
   */
  readonly scope: (role: string, verb: Verb, what: string) => Scope;
  /** Whether something that is not about people names some: who asks is told only of those in her scope. */
  readonly masks: (what: string) => boolean;
  /** Names of what those do who run the service, and of what they look at for it. */
  readonly operations: readonly string[];
  /** The chapters of a stream's state that a role sees; undefined: all. */
  readonly chapters: (role: string, context: string) => readonly string[] | undefined;
  /** Rows that say to whom people belong: `id`, `keys`, `lasting`, `dated` (see rows.ts). */
  readonly responsibility: Projection;
  /** Accounts for which $1 acts on the day $2, as rows of `account`, and the view that knows it. */
  readonly actingFor: { readonly directory: Projection; readonly text: string };
}

/** What it takes to say on which ground somebody sees somebody. */
export type Judging = Pick<Runtime, 'pool' | 'access' | 'projectors' | 'building'>;

/** The grounds on which somebody may do something, or everything. @throws Problem 403 where the role may not at all */
export const admitted = ({ access }: Pick<Runtime, 'access'>, by: By, verb: Verb, what: string): Scope => {
  if (by.service) return 'everything';
  const scope = access.scope(by.actor.role, verb, what);
  if (scope.length > 0) return scope;
  throw new Problem(
    403,
    'forbidden',
    `The role ${by.actor.role} may not do this. See docs/access.md for who may.`,
  );
};

/** For whom somebody acts today, as far as the directory knows. @throws Problem 503 while it is being built */
export const actingFor = async (runtime: Judging, { actor, now }: By) => {
  const { directory, text } = runtime.access.actingFor;
  assertBuilt(runtime, [directory]);
  const { rows } = await runtime.pool.query<{ account: string }>({
    name: 'acting-for',
    text,
    values: [actor.id, berlinDay(now)],
  });
  return rows.map(({ account }) => account);
};

/** The ground on which somebody has to do with a stream that has these ties. */
export const groundFor = async (
  runtime: Judging,
  by: By,
  scope: readonly Reach[],
  ties: readonly Tie[],
): Promise<Ground | undefined> => {
  const keys = keysOf(ties);
  const asker = { account: by.actor.id, units: by.units, actingFor: [] };
  const at = [berlinDay(by.now), by.now.toISOString()] as const;
  const own = groundOf(keyring(asker, scope), keys, ...at);
  if (own || !scope.includes('deputy')) return own;
  // Few act for others: the directory is only asked where nothing else opens the case.
  return groundOf(keyring({ ...asker, actingFor: await actingFor(runtime, by) }, scope), keys, ...at);
};

/**
 * Whether a stream is in somebody's scope, by its state. @throws Problem 404, as if there were none
 * @returns the ground; undefined where it belongs to nobody, or everything is in scope
 */
export const assertBelongs = async (
  runtime: Judging,
  by: By,
  scope: Scope,
  { name, belonging }: Context,
  state: State,
  unknown: () => Problem = () => unknownStream(name),
): Promise<Ground | undefined> => {
  if (scope === 'everything' || !belonging) return undefined;
  const ground = await groundFor(runtime, by, scope, belonging(state as never));
  if (!ground) throw unknown();
  return ground;
};

/** The same of a stream that is to be read first: it is judged by its present, whatever cut is asked for. */
export const assertInScope = async (
  runtime: Judging & Pick<Runtime, 'folded' | 'registry'>,
  by: By,
  scope: Scope,
  name: string,
  id: string,
): Promise<Ground | undefined> => {
  const context = runtime.registry.context(name);
  if (scope === 'everything' || !context.belonging) return undefined;
  const stream = `${name}-${id}`;
  const { state } = await runtime.folded.latest(historyOf(context, stream), stream);
  return assertBelongs(runtime, by, scope, context, state);
};

/** Fields of commands that name a person by the id of the journey. */
export const NAMING = ['participant', 'participants', 'survivor'] as const;

/** Everybody whom a command names. */
const namedIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, its]: [string, unknown]) =>
    (NAMING as readonly string[]).includes(field)
      ? [its].flat().filter((each) => typeof each === 'string')
      : namedIn(its),
  );
};

const unknownParticipant = () =>
  new Problem(409, 'unknown-participant', 'There is no participant with this id. Register the person first.');

/** Whoever is named has to be in the scope of who names them. @throws Problem 409, as of somebody who is unknown */
export const assertNamed = async (
  runtime: Judging & Pick<Runtime, 'folded' | 'registry'>,
  { context: own, id, by, body }: Issue,
): Promise<void> => {
  const named = new Set(namedIn(body));
  if (by.service || named.size === 0) return;
  const scope = runtime.access.scope(by.actor.role, 'issue', 'naming');
  const context = runtime.registry.context(runtime.access.responsibility.of);
  if (own === context.name && id) named.delete(id);
  for (const each of named) {
    const stream = `${context.name}-${each}`;
    const { state, place } = await runtime.folded.latest(historyOf(context, stream), stream);
    if (place.version === 0) throw unknownParticipant();
    await assertBelongs(runtime, by, scope, context, state, unknownParticipant);
  }
};
