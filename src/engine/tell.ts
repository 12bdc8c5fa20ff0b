import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { effective } from '../kernel/correction.js';
import { type Projection, rowAfter } from '../kernel/projection.js';
import { type Change, changesAfter } from './as-of/changes.js';
import type { FactPlace } from './as-of/journal-cut.js';
import { admitted, assertInScope, type Scope } from './access.js';
import type { By } from './by.js';
import { factsOf } from './history.js';
import { Look, look, type View } from './look.js';
import { type Cut, recordedCount } from './pasts.js';
import { unknownStream } from './problems.js';
import { type Mention, mentionsOf } from './read-log/mentions.js';
import { witnessed } from './read-log/witnessed.js';
import { RUNTIME, type Runtime } from './runtime.js';
import { waitUntil } from './wait.js';

/** A view of one stream: folded from its history when somebody asks, so that it can be cut on both time axes. */
export interface StreamView<Row extends object = object> {
  readonly name: string;
  readonly summary: string;
  readonly answer: new () => object;
  readonly fold: Projection;
  /** What is told of the row that was folded, and of what else is read for it. */
  readonly tell: (row: Row, reading: Reading) => object | Promise<object>;
  /** Forms in which it is told as a file; without `format` in the query it is the first. */
  readonly files?: Readonly<Record<string, FileForm>>;
  /** What one may ask besides a cut. */
  readonly query?: new () => Cut & { readonly format?: string };
}

/** What is told, as the bytes of a file. */
export interface FileForm {
  readonly type: string;
  /** Of the opened answer. */
  readonly of: (told: never) => Uint8Array | Promise<Uint8Array>;
}

/** How a view of one stream reads others. */
export interface Reading {
  /** Rows of a view. */
  readonly look: (view: View, query: object) => Promise<readonly object[]>;
  /** The facts of some streams after a fact that changed rows of some projections. */
  readonly changes: (
    projections: readonly Projection[],
    streams: readonly string[],
    after: FactPlace,
  ) => Promise<readonly Change[]>;
  /** Every fact that names a person, in all streams. */
  readonly mentions: (person: string) => Promise<readonly Mention[]>;
}

export const streamView = <Row extends object>(declared: StreamView<Row>): StreamView =>
  declared as unknown as StreamView;

/** Read a view of one stream, now or at a cut of its history. */
export class Tell extends Query<object> {
  constructor(
    readonly view: StreamView,
    readonly id: string,
    readonly cut: Cut & { readonly after?: string },
    readonly by: By,
  ) {
    super();
  }
}

/** First what was known by then, then corrections, then what had happened by then (ADR 0012). */
export const tell = async (
  runtime: Runtime,
  { view: { fold, tell: told }, id, cut, by }: Tell,
  scope: Scope,
): Promise<object> => {
  const { journal, codec } = runtime;
  const reading: Reading = {
    look: async (view, query) =>
      (await look(runtime, new Look(view, Object.assign(new view.query(), query), by), 'everything')).rows,
    changes: (...asked) => changesAfter(runtime, ...asked),
    mentions: (person) => mentionsOf(runtime, person),
  };
  await waitUntil(runtime, cut.after, []);
  const facts = factsOf(codec, await journal.read(`${fold.of}-${id}`));
  if (facts.length === 0) throw unknownStream(fold.of);
  await assertInScope(runtime, by, scope, fold.of, id);
  const { recordedUntil, happenedUntil } = cut;
  const known = effective(facts.slice(0, recordedCount(facts, recordedUntil)));
  const row = rowAfter(
    fold,
    known.filter(({ happenedOn }) => !happenedUntil || happenedOn <= happenedUntil),
  );
  return (await codec.open(await told(row ?? fold.initial(id), reading))) as object;
};

@QueryHandler(Tell)
export class TellHandler implements IQueryHandler<Tell> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute(request: Tell): Promise<object> {
    const { view, id, by, cut } = request;
    const { after: _, ...asked } = cut;
    const asking = { verb: 'tell', what: view.name, by, asked } as const;
    return witnessed(
      this.runtime,
      asking,
      async () => tell(this.runtime, request, admitted(this.runtime, by, 'look', `view:${view.name}`)),
      {
        as: ['look', `view:${view.name}`],
        named: [id],
        in: (answer) => ({ id, answer }),
      },
    );
  }
}
