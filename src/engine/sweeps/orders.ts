import type { JournalFact } from '../../kernel/journal.js';
import { categoryOf } from '../../kernel/projection.js';
import { CheckpointMoved } from '../projections/checkpoint.js';
import type { Sql } from '../sql.js';

/** An order that was given, and how far it has come. */
export interface Order {
  /** The fact that is the order, and where it stands. */
  readonly id: string;
  readonly sweep: string;
  readonly stream: string;
  readonly version: number;
  /** The last stream that was there when it was given, and the last one that was asked, by number. */
  readonly upTo: number;
  readonly reached: number;
  readonly total: number;
  readonly done: number;
  /** How many of them came to which result. */
  readonly results: Readonly<Record<string, number>>;
  readonly standing: boolean;
  readonly followed: number;
  readonly begunAt: string;
  readonly finishedAt: string | null;
}

export interface Refused {
  readonly stream: string;
  readonly code: string;
  /** The fact on which it was asked: the order, or what happened later. */
  readonly cause: string;
}

const utc = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const SELECT = `SELECT id, sweep, stream, version, up_to AS "upTo", reached, total, done, results, standing, followed,
  ${utc('begun_at')} AS "begunAt", ${utc('finished_at')} AS "finishedAt" FROM engine.sweep`;

/** Takes note of streams in the order in which they were opened. */
export const noteStreams = async (sql: Sql, openings: readonly JournalFact[]): Promise<void> => {
  if (openings.length === 0) return;
  await sql.query(
    `INSERT INTO engine.stream (category, stream)
     SELECT o.category, o.stream FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS o (category, stream, n)
     ORDER BY o.n ON CONFLICT DO NOTHING`,
    [openings.map(({ stream }) => categoryOf(stream)), openings.map(({ stream }) => stream)],
  );
};

/** Enters an order; it supersedes what the same stream has ordered before. Once is enough. */
export const enter = async (
  sql: Sql,
  order: Pick<Order, 'id' | 'sweep' | 'stream' | 'version' | 'standing'>,
  category: string,
): Promise<void> => {
  const { id, sweep, stream, version, standing } = order;
  const { rowCount } = await sql.query(
    `INSERT INTO engine.sweep (id, sweep, stream, version, standing, up_to, total)
     SELECT $1, $2, $3, $4, $5, coalesce(max(no), 0), count(*) FROM engine.stream WHERE category = $6
     ON CONFLICT DO NOTHING`,
    [id, sweep, stream, version, standing, category],
  );
  if (rowCount)
    await sql.query(
      'UPDATE engine.sweep SET standing = false WHERE sweep = $1 AND stream = $2 AND id <> $3 AND standing',
      [sweep, stream, id],
    );
};

/** Orders that ask streams again, in the order in which they were given. */
export const standingOrders = async (sql: Sql): Promise<Order[]> =>
  (await sql.query<Order>(`${SELECT} WHERE standing ORDER BY no`)).rows;

/** One fact's orders that are not carried out yet. */
export const openOrders = async (sql: Sql, { id }: Pick<JournalFact, 'id'>): Promise<Order[]> =>
  (await sql.query<Order>(`${SELECT} WHERE id = $1 AND finished_at IS NULL ORDER BY no`, [id])).rows;

/** The newest first. */
export const latestOrders = async (sql: Sql, limit: number): Promise<Order[]> =>
  (await sql.query<Order>(`${SELECT} ORDER BY no DESC LIMIT $1`, [limit])).rows;

/** The next streams that an order has to ask. */
export const nextStreams = async (
  sql: Sql,
  { reached, upTo }: Order,
  category: string,
  limit: number,
): Promise<readonly { readonly no: number; readonly stream: string }[]> => {
  const { rows } = await sql.query<{ no: number; stream: string }>(
    'SELECT no, stream FROM engine.stream WHERE category = $1 AND no > $2 AND no <= $3 ORDER BY no LIMIT $4',
    [category, reached, upTo, limit],
  );
  return rows;
};

/** Saves how far an order has come. @throws CheckpointMoved if another instance has carried it on */
export const saveProgress = async (sql: Sql, before: Order, now: Order): Promise<void> => {
  const { rowCount } = await sql.query(
    `UPDATE engine.sweep SET reached = $4, done = $5, results = $6, finished_at = CASE WHEN $7 THEN now() END
     WHERE id = $1 AND sweep = $2 AND reached = $3 AND finished_at IS NULL`,
    [now.id, now.sweep, before.reached, now.reached, now.done, now.results, now.finishedAt !== null],
  );
  if (!rowCount) throw new CheckpointMoved(`${now.sweep} ${now.id} is carried out by another instance`);
};

/** Counts that streams were asked again. */
export const countFollowed = async (sql: Sql, { id, sweep }: Order, times: number): Promise<void> => {
  await sql.query('UPDATE engine.sweep SET followed = followed + $3 WHERE id = $1 AND sweep = $2', [
    id,
    sweep,
    times,
  ]);
};

export const keepRefusals = async (
  sql: Sql,
  { id, sweep }: Order,
  refused: readonly Refused[],
): Promise<void> => {
  if (refused.length === 0) return;
  await sql.query(
    `INSERT INTO engine.sweep_refusal (id, sweep, cause, stream, code)
     SELECT $1, $2, r.* FROM unnest($3::uuid[], $4::text[], $5::text[]) r ON CONFLICT DO NOTHING`,
    [id, sweep, refused.map((r) => r.cause), refused.map((r) => r.stream), refused.map((r) => r.code)],
  );
};

/** Refusals of some orders, by order, the newest first. */
export const refusalsOf = async (sql: Sql, orders: readonly Order[], limit: number) => {
  const { rows } = await sql.query<Refused & { readonly id: string; readonly sweep: string }>(
    `SELECT r.id, r.sweep, r.stream, r.code, r.cause FROM unnest($1::uuid[], $2::text[]) o (id, sweep)
     CROSS JOIN LATERAL (
       SELECT * FROM engine.sweep_refusal f WHERE f.id = o.id AND f.sweep = o.sweep
       ORDER BY f.refused_at DESC, f.stream LIMIT $3
     ) r`,
    [orders.map(({ id }) => id), orders.map(({ sweep }) => sweep), limit],
  );
  return ({ id, sweep }: Order): readonly Refused[] =>
    rows
      .filter((row) => row.id === id && row.sweep === sweep)
      .map(({ stream, code, cause }) => ({ stream, code, cause }));
};
