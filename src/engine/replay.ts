import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Context, State } from '../kernel/context.js';
import { supersededIn } from '../kernel/correction.js';
import type { JournalFact } from '../kernel/journal.js';
import { admitted, assertInScope } from './access.js';
import type { By } from './by.js';
import { withoutForeign } from './foreign.js';
import { factsOf, historyOf } from './history.js';
import { pastOf } from './line.js';
import { type AsOf, type Cut, recordedCount } from './pasts.js';
import { positionToken } from './position.js';
import { unknownStream } from './problems.js';
import type { Verb } from './read-log/read-log.js';
import { witnessed } from './read-log/witnessed.js';
import { RUNTIME, type Runtime } from './runtime.js';
import { waitUntil } from './wait.js';

/** One fact as stored and as read today. */
export interface Entry {
  readonly stored: Omit<JournalFact, 'position'> & { readonly position: string };
  readonly read: { readonly type: string; readonly happenedOn: string; readonly data: unknown };
  /** The fact by which this one was corrected or retracted, if it was by then. */
  readonly supersededBy?: string;
}

export interface Replayed {
  readonly id: string;
  readonly version: number;
  /** The folded state at that point. */
  readonly state: State;
}

export interface ReplayedHistory extends Replayed {
  readonly entries: readonly Entry[];
}

/** Read the state of one stream, now or at a cut of its history. */
export class Recall extends Query<Replayed> {
  constructor(
    readonly context: string,
    readonly id: string,
    readonly cut: Cut & { readonly after?: string },
    readonly by: By,
  ) {
    super();
  }
}

/** Read the history of one stream, and the state that follows from it. */
export class Replay extends Query<ReplayedHistory> {
  constructor(
    readonly context: string,
    readonly id: string,
    readonly cut: Cut & { readonly after?: string },
    readonly by: By,
  ) {
    super();
  }
}

/** Without a cut it is the state that commands decide on. */
const stateAt = async (
  { folded, pasts }: Runtime,
  context: Context,
  stream: string,
  cut: Cut,
): Promise<AsOf> => {
  if (cut.recordedUntil || cut.happenedUntil) return pasts.asOf(context, stream, cut);
  const { state, place } = await folded.latest(historyOf(context, stream), stream);
  return { state, version: place.version, exists: place.version > 0 };
};

export const recall = async (runtime: Runtime, { context: name, id, cut, by }: Recall): Promise<Replayed> => {
  const scope = admitted(runtime, by, 'look', `state:${name}`);
  await waitUntil(runtime, cut.after, []);
  const { version, state, exists } = await stateAt(
    runtime,
    runtime.registry.context(name),
    `${name}-${id}`,
    cut,
  );
  if (!exists) throw unknownStream(name);
  await assertInScope(runtime, by, scope, name, id);
  const seen = runtime.access.chapters(by.actor.role, name);
  const slices = seen ? Object.fromEntries(seen.map((chapter) => [chapter, state[chapter]])) : state;
  const opened = (await runtime.codec.open(slices)) as State;
  return { id, version, state: await withoutForeign(runtime, by, `state:${name}`, opened) };
};

export const replay = async (
  runtime: Runtime,
  { context: name, id, cut, by }: Replay,
): Promise<ReplayedHistory> => {
  const { journal, codec, registry } = runtime;
  const scope = admitted(runtime, by, 'replay', name);
  await waitUntil(runtime, cut.after, []);
  const stored = await journal.read(`${name}-${id}`);
  if (stored.length === 0) throw unknownStream(name);
  await assertInScope(runtime, by, scope, name, id);

  const { recordedUntil, happenedUntil } = cut;
  const count = recordedCount(stored, recordedUntil);
  const facts = factsOf(codec, stored);
  const shown = stored
    .slice(0, count)
    .filter(({ happenedOn }) => !happenedUntil || happenedOn <= happenedUntil);
  const superseded = supersededIn(facts.slice(0, count));
  const payloads = (await codec.open(shown.map(({ version }) => facts[version - 1]!.data))) as unknown[];
  const entries = shown.map((each, index) => {
    const { type, happenedOn } = facts[each.version - 1]!;
    const supersededBy = superseded.get(each.id);
    return {
      stored: { ...each, position: positionToken(journal, each.position) },
      read: { type, happenedOn, data: payloads[index] },
      ...(supersededBy && { supersededBy }),
    };
  });
  return {
    id,
    version: shown.at(-1)?.version ?? 0,
    entries,
    state: (await codec.open(pastOf(registry.context(name), facts).at(count, happenedUntil))) as State,
  };
};

/** A person's own stream is of that person; any other one may name people. */
const seen = <Answer extends Replayed>(
  runtime: Runtime,
  verb: Verb,
  { context, id, by, cut: { after: _, ...asked } }: Recall | Replay,
  work: () => Promise<Answer>,
): Promise<Answer> =>
  witnessed(runtime, { verb, what: context, by, asked }, work, {
    as: verb === 'replay' ? ['replay', context] : ['look', `state:${context}`],
    named: [id],
    ...(runtime.registry.context(context).person && { of: () => [id] }),
  });

@QueryHandler(Recall)
export class RecallHandler implements IQueryHandler<Recall> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute(request: Recall): Promise<Replayed> {
    return seen(this.runtime, 'recall', request, () => recall(this.runtime, request));
  }
}

@QueryHandler(Replay)
export class ReplayHandler implements IQueryHandler<Replay> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute(request: Replay): Promise<ReplayedHistory> {
    return seen(this.runtime, 'replay', request, () => replay(this.runtime, request));
  }
}
