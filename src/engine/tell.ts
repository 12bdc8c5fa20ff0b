import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { effective } from '../kernel/correction.js';
import { type Projection, rowAfter } from '../kernel/projection.js';
import type { By } from './by.js';
import { factsOf } from './history.js';
import { type Cut, recordedCount } from './pasts.js';
import { unknownStream } from './problems.js';
import { RUNTIME, type Runtime } from './runtime.js';
import { waitUntil } from './wait.js';

/** A view of one stream: folded from its history when somebody asks, so that it can be cut on both time axes. */
export interface StreamView<Row extends object = object> {
  readonly name: string;
  readonly summary: string;
  readonly answer: new () => object;
  readonly fold: Projection;
  /** What is told of the row that was folded. */
  readonly tell: (row: Row) => object;
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
  { view: { fold, tell: told }, id, cut }: Tell,
): Promise<object> => {
  const { journal, codec } = runtime;
  await waitUntil(runtime, cut.after, []);
  const facts = factsOf(codec, await journal.read(`${fold.of}-${id}`));
  if (facts.length === 0) throw unknownStream(fold.of);
  const { recordedUntil, happenedUntil } = cut;
  const known = effective(facts.slice(0, recordedCount(facts, recordedUntil)));
  const row = rowAfter(
    fold,
    known.filter(({ happenedOn }) => !happenedUntil || happenedOn <= happenedUntil),
  );
  return (await codec.open(told(row ?? fold.initial(id)))) as object;
};

@QueryHandler(Tell)
export class TellHandler implements IQueryHandler<Tell> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute(request: Tell): Promise<object> {
    return tell(this.runtime, request);
  }
}
