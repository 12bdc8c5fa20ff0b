import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { berlinDay, type LocalDate } from '../kernel/local-date.js';
import type { Projection } from '../kernel/projection.js';
import type { By } from './by.js';
import { tableOf } from './projections/table.js';
import { Problem } from './problems.js';
import { RUNTIME, type Runtime } from './runtime.js';
import { waitUntil } from './wait.js';

/** A read of rows: SQL over the tables of projections. Personal columns come as tokens and are opened afterwards. */
export interface Select {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Most rows of a page; the statement asks for one more, to know whether there is a next page. */
  readonly limit?: number;
  /** Where the page after this row begins; a column `sortKey` serves it and is not shown. */
  readonly cursor?: (row: Readonly<Record<string, unknown>>) => string;
}

/** A read model as readers know it: one GET route. */
export interface View<Q extends object = object> {
  readonly name: string;
  readonly summary: string;
  readonly query: new () => Q;
  readonly row: new () => object;
  readonly projections: readonly Projection[];
  /** @param columns `column AS "property"` of a projection's table under an alias */
  readonly select: (query: Q, today: LocalDate, columns: (of: Projection, alias: string) => string) => Select;
}

export const view = <Q extends object>(declared: View<Q>): View => declared as unknown as View;

export interface Page {
  readonly rows: readonly object[];
  /** Cursor of the next page, absent on the last. */
  readonly next?: string;
}

/** Read rows of a view. */
export class Look extends Query<Page> {
  constructor(
    readonly view: View,
    readonly query: object & { readonly after?: string },
    readonly by: By,
  ) {
    super();
  }
}

/** @throws Problem 503 while a view that is new, or of a new shape, is being built */
const assertBuilt = ({ projectors, building }: Runtime, projections: readonly Projection[]): void => {
  const missing = projections.find(({ name }) => !projectors.has(name));
  if (!missing) return;
  const { done, of } = building.get(missing.name) ?? { done: 0n, of: 0n };
  const percent = of > 0n ? ` (${(done * 100n) / of} %)` : '';
  throw new Problem(
    503,
    'view-rebuilding',
    `This view is being built from the journal${percent}. Ask again soon.`,
    {
      retryAfter: 2,
    },
  );
};

export const look = async (
  runtime: Runtime,
  { view: { projections, select }, query, by }: Look,
): Promise<Page> => {
  assertBuilt(runtime, projections);
  await waitUntil(
    runtime,
    query.after,
    projections.map(({ name }) => name),
  );
  const { text, values, limit, cursor } = select(query, berlinDay(by.now), (of, alias) =>
    tableOf(runtime.source, of).columns(alias),
  );
  const found = await runtime.source.query<Record<string, unknown>[]>(text, [...values]);
  const more = limit !== undefined && found.length > limit;
  const page = more ? found.slice(0, limit) : found;
  return {
    rows: (await runtime.codec.open(page.map(({ sortKey: _, ...row }) => row))) as object[],
    ...(more && cursor && { next: cursor(page.at(-1)!) }),
  };
};

@QueryHandler(Look)
export class LookHandler implements IQueryHandler<Look> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute(request: Look): Promise<Page> {
    return look(this.runtime, request);
  }
}
