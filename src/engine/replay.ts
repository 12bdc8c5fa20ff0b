import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { berlinDay } from '../kernel/local-date.js';
import type { State } from '../kernel/context.js';
import type { JournalFact } from '../kernel/journal.js';
import type { By } from './by.js';
import { stateOf } from './history.js';
import { positionToken } from './position.js';
import { notFound } from './problems.js';
import { RUNTIME, type Runtime } from './runtime.js';
import { waitUntil } from './wait.js';

/** Both time axes: what was known by then, and what had happened by then. */
export interface Cut {
  /** A day (its end, Europe/Berlin) or an instant; facts recorded later are left out. */
  readonly recordedUntil?: string;
  /** A day; facts that happened later are left out. */
  readonly happenedUntil?: string;
}

/** One fact as stored and as read today. */
export interface Entry {
  readonly stored: Omit<JournalFact, 'position'> & { readonly position: string };
  readonly read: { readonly type: string; readonly happenedOn: string; readonly data: unknown };
}

export interface Replayed {
  readonly id: string;
  readonly version: number;
  readonly entries: readonly Entry[];
  /** The folded state at that point. */
  readonly state: State;
}

/** Read the history of one stream, and the state that follows from it. */
export class Replay extends Query<Replayed> {
  constructor(
    readonly context: string,
    readonly id: string,
    readonly cut: Cut & { readonly after?: string },
    readonly by: By,
  ) {
    super();
  }
}

/** `2022-07-31` is known until the end of that day in Berlin; an instant until that instant. */
const recordedBy = (recordedAt: string, until: string): boolean =>
  until.length === 10
    ? berlinDay(new Date(recordedAt)) <= until
    : Date.parse(recordedAt) <= Date.parse(until);

export const replay = async (runtime: Runtime, { context: name, id, cut }: Replay): Promise<Replayed> => {
  const { journal, codec, registry } = runtime;
  await waitUntil(runtime, cut.after, []);
  const context = registry.context(name);
  const stored = await journal.read(`${name}-${id}`);
  if (stored.length === 0) throw notFound(`There is no ${name} with this id.`);

  const { recordedUntil, happenedUntil } = cut;
  const known = recordedUntil
    ? stored.filter(({ recordedAt }) => recordedBy(recordedAt, recordedUntil))
    : stored;
  const then = happenedUntil ? known.filter(({ happenedOn }) => happenedOn <= happenedUntil) : known;
  const facts = then.map((each) => codec.decode(each));
  const entries = then.map(async (each, index) => {
    const { type, happenedOn, data } = facts[index]!;
    return {
      stored: { ...each, position: positionToken(journal, each.position) },
      read: { type, happenedOn, data: await codec.open(data) },
    };
  });
  return {
    id,
    version: then.at(-1)?.version ?? 0,
    entries: await Promise.all(entries),
    state: (await codec.open(stateOf(context, facts))) as State,
  };
};

@QueryHandler(Replay)
export class ReplayHandler implements IQueryHandler<Replay> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute(request: Replay): Promise<Replayed> {
    return replay(this.runtime, request);
  }
}
