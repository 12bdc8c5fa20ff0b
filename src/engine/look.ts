import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { berlinDay, type LocalDate } from '../kernel/local-date.js';
import type { Projection } from '../kernel/projection.js';
import { assertPast, cutOf, dayOf, type FactPlace, type JournalCut } from './as-of/journal-cut.js';
import type { CutRows } from './as-of/cuts.js';
import { admitted, type Scope } from './access.js';
import type { By } from './by.js';
import type { Words } from './codec.js';
import { withoutForeign } from './foreign.js';
import type { Cut } from './pasts.js';
import { assertBuilt } from './projections/built.js';
import { tableOf } from './projections/table.js';
import { witnessed } from './read-log/witnessed.js';
import { type Narrowed, narrowed } from './rows.js';
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

/** A read model as readers know it: one GET route. Its statement names tables as `views.…`, since it is also asked of a cut. */
export interface View<Q extends object = object> {
  readonly name: string;
  readonly summary: string;
  readonly query: new () => Q;
  readonly row: new () => object;
  readonly projections: readonly Projection[];
  /** Where the answer is no JSON: its media type, and what the rows of the page look like in it. */
  readonly format?: { readonly type: string; readonly of: (rows: readonly object[]) => string };
  /** Where the journal is cut, if the query does not say so itself. */
  readonly cut?: (query: Q) => JournalCut | undefined;
  /** Asked by other views and by commands, and by no route. */
  readonly internal?: true;
  /** Asked by POST, because the question is personal data: addresses are logged on many ways. */
  readonly confidential?: true;
  /** Words whose digests `select` needs, to find rows by what is sealed in them. */
  readonly words?: (query: Q) => Words;
  /**
   * @param columns `column AS "property"` of a projection's table under an alias
   * @param digests of the words, by the same names
   */
  readonly select: (
    query: Q,
    today: LocalDate,
    columns: (of: Projection, alias: string) => string,
    digests: Words,
  ) => Select;
  /** What readers get of the opened rows, where that takes more than SQL can know. */
  readonly refine?: (
    rows: readonly never[],
    query: Q,
    by: By,
    last?: FactPlace,
    supposed?: readonly never[],
  ) => readonly object[] | Promise<readonly object[]>;
  /**
   * Facts that nobody has recorded, made of the rows of another view: `refine` also gets the rows that there would be,
   * had they come. Nothing is written.
   */
  readonly supposes?: {
    readonly from: View;
    readonly facts: (rows: readonly never[], query: Q) => NonNullable<JournalCut['plus']>;
  };
}

export const view = <Q extends object>(declared: View<Q>): View => declared as unknown as View;

export interface Page {
  readonly rows: readonly object[];
  /** Names of the fields of every row, also where there is none. */
  readonly columns: readonly string[];
  /** Cursor of the next page, absent on the last. */
  readonly next?: string;
}

/** Read rows of a view. */
export class Look extends Query<Page> {
  constructor(
    readonly view: View,
    readonly query: object & Cut & { readonly after?: string },
    readonly by: By,
    readonly cut: JournalCut | undefined = view.cut ? view.cut(query) : cutOf(query),
  ) {
    super();
  }
}

/** Statements prepared at most; a limit of its own makes a statement of its own. */
const MOST_NAMES = 500;

const names = new Map<string, string>();

/** A statement that each connection prepares once; there are only so many kinds of questions. */
export const prepared = ({ text, values }: Pick<Select, 'text' | 'values'>) => {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 32);
  if (names.size < MOST_NAMES) names.set(text, name);
  return { ...(names.has(text) && { name }), text, values: [...values] };
};

/** What is about people is read as a role that sees only what it has keys to. */
const ofNow = (
  { pool, guarded }: Runtime,
  { shown, ...statement }: Narrowed,
  folded: boolean,
): Promise<CutRows> =>
  shown && folded
    ? guarded.query(shown, prepared(statement))
    : pool.query<Record<string, unknown>>(prepared(statement));

/**
 * Rows of now, or of a cut: the same statement over tables that were folded otherwise.
 * @param scope what the asker sees of people; whoever asks for the service sees everything
 */
export const look = async (
  runtime: Runtime,
  { view: { projections, select, words, refine, supposes }, query, by, cut }: Look,
  scope: Scope,
): Promise<Page> => {
  if (cut) assertPast(cut, by.now);
  const { responsibility } = runtime.access;
  const asked = [...projections, ...(projections.length > 0 ? [responsibility] : [])];
  assertBuilt(runtime, asked);
  const present = cut ? asked.filter((each) => each === responsibility) : asked;
  await waitUntil(
    runtime,
    query.after,
    present.map(({ name }) => name),
  );
  const { limit, cursor, ...statement } = select(
    query,
    (cut && dayOf(cut)) ?? berlinDay(by.now),
    (of, alias) => tableOf(runtime.source, of).columns(alias),
    words ? await runtime.codec.digests(words(query)) : {},
  );
  const selected = await narrowed(runtime, by, scope, projections, statement, cut !== undefined);
  const rowsAt = (at: JournalCut | undefined): Promise<CutRows> =>
    at
      ? runtime.cuts.query(scope === 'everything' ? projections : asked, at, selected)
      : ofNow(runtime, selected, projections.length > 0);
  const { rows: found, fields, last } = await rowsAt(cut);
  const supposed =
    supposes &&
    (await rowsAt({
      ...cut,
      plus: supposes.facts(
        (await look(runtime, new Look(supposes.from, query, by, cut), 'everything')).rows as never[],
        query,
      ),
    }));
  const more = limit !== undefined && found.length > limit;
  const page = more ? found.slice(0, limit) : found;
  const opened = (await runtime.codec.open(page.map(({ sortKey: _, ...row }) => row))) as object[];
  const rows = refine ? await refine(opened as never[], query, by, last, supposed?.rows as never[]) : opened;
  const fieldNames = refine ? Object.keys(rows[0] ?? {}) : fields.map(({ name }) => name);
  return {
    rows,
    columns: fieldNames.filter((name) => name !== 'sortKey'),
    ...(more && cursor && { next: cursor(page.at(-1)!) }),
  };
};

/** What the read log says of a question: its cut, and whether the rows leave as a file. */
const told = ({ cut, query }: Look): object => {
  const { plus: _, ...asked } = cut ?? {};
  const { format } = query as { readonly format?: string };
  return { ...asked, ...(format && format !== 'json' && { format }) };
};

@QueryHandler(Look)
export class LookHandler implements IQueryHandler<Look> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute(request: Look): Promise<Page> {
    const { view, by } = request;
    const asking = { verb: 'look', what: view.name, by, asked: told(request) } as const;
    const what = `view:${view.name}`;
    const answer = async (): Promise<Page> => {
      const page = await look(this.runtime, request, admitted(this.runtime, by, 'look', what));
      return { ...page, ...(await withoutForeign(this.runtime, by, what, { rows: page.rows })) };
    };
    return witnessed(this.runtime, asking, answer, {
      as: ['look', what],
      in: ({ rows }) => rows,
      // Whoever looks for people leaves a trace.
      always: view.confidential,
    });
  }
}
