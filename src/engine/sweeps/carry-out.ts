import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { v5 as uuid5 } from 'uuid';
import type { Journal } from '../../kernel/journal.js';
import type { Fact } from '../../kernel/messages.js';
import { categoryOf, idOf } from '../../kernel/projection.js';
import type { Errand, Sweep } from '../../kernel/sweep.js';
import type { Codec } from '../codec.js';
import { Issue } from '../issue.js';
import type { Issued } from '../issued.js';
import { isPassing, reactionBy } from '../projections/policies.js';
import { Problem } from '../problems.js';
import { inTransaction } from '../sql.js';
import { keepRefusals, nextStreams, type Order, type Refused, saveProgress } from './orders.js';

/** A sweep, and the category of streams that it goes through. */
export interface Swept extends Sweep {
  readonly over: string;
}

export interface Sweeping {
  readonly pool: Pool;
  readonly journal: Journal;
  readonly codec: Codec;
  readonly sweeps: readonly Swept[];
  readonly issue: (request: Issue) => Promise<Issued>;
  /** Aborted when the service stops. */
  readonly over: AbortController;
}

/** So many streams are asked at once: their appends share a commit, and others still get their turn. */
const PAGE = 8;
const log = new Logger('sweeps');

/** What came of asking one stream. */
export interface Answer {
  readonly result: string;
  readonly refused?: Refused;
}

/** What an order asks, and on what: itself or, of a stream that is asked again, what happened there. */
export interface Asking {
  readonly order: Order;
  readonly errand: Errand;
  readonly cause: Fact;
  /** Where the order stands in the journal: what happened before is no concern of it. */
  readonly position: bigint;
}

const keyOf = ({ id, sweep }: Order, cause: string, stream: string): string =>
  `${sweep}/${cause === id ? stream : id}`;

/** Whether a fact is what an order has made of a stream: that wakes no order. */
export const madeBy = (order: Order, { stream, meta: { causeId, commandId } }: Fact): boolean =>
  causeId !== undefined && uuid5(keyOf(order, causeId, stream), causeId) === commandId;

/** Asks a stream; the same order and cause always do so by the same command id. */
export const askStream = async (
  { issue }: Pick<Sweeping, 'issue'>,
  { order, errand: { command, body }, cause }: Omit<Asking, 'position'>,
  stream: string,
): Promise<Answer> => {
  const by = reactionBy(cause, keyOf(order, cause.id, stream));
  try {
    const { facts, outcome } = await issue(new Issue(categoryOf(stream), idOf(stream), command, body, by));
    return { result: facts.length > 0 ? (outcome ?? 'recorded') : 'nothing-new' };
  } catch (error) {
    if (isPassing(error)) throw error;
    const code = error instanceof Problem ? error.code : 'failed';
    log.warn(`${order.sweep}: ${command} on ${stream} refused: ${code} (cause ${cause.id})`);
    if (code === 'failed') log.error((error as Error).stack);
    return { result: code, refused: { stream, code, cause: cause.id } };
  }
};

/** What an order asks, from the fact that is the order. */
export const asking = async ({ journal, codec, sweeps }: Sweeping, order: Order): Promise<Asking> => {
  const [stored] = await journal.read(order.stream, order.version - 1);
  const cause = codec.decode(stored!);
  const { orders } = sweeps.find(({ name }) => name === order.sweep)!;
  return { order, errand: orders[cause.type]!(cause as never), cause, position: stored!.position };
};

const counted = (results: Order['results'], answers: readonly Answer[]): Order['results'] =>
  answers.reduce((sum, { result }) => ({ ...sum, [result]: (sum[result] ?? 0) + 1 }), results);

/**
 * Asks all streams that were there when the order was given, and saves after each few how far it has come. What was asked
 * and not yet saved when the service was killed is asked again, by the same command ids.
 */
export const carryOut = async (sweeping: Sweeping, given: Order): Promise<void> => {
  const { pool, sweeps, over } = sweeping;
  const { over: category } = sweeps.find(({ name }) => name === given.sweep)!;
  const its = await asking(sweeping, given);
  for (let order = given; order.finishedAt === null;) {
    if (over.signal.aborted) throw new Error(`${order.sweep} goes on at the next start`);
    const page = await nextStreams(pool, order, category, PAGE);
    const answers = await Promise.all(page.map(({ stream }) => askStream(sweeping, its, stream)));
    const next: Order = {
      ...order,
      reached: page.at(-1)?.no ?? order.reached,
      done: order.done + page.length,
      results: counted(order.results, answers),
      finishedAt: page.length < PAGE ? 'now' : null,
    };
    const before = order;
    // A lost end is just asked again.
    await inTransaction(
      pool,
      async (sql) => {
        await saveProgress(sql, before, next);
        await keepRefusals(
          sql,
          next,
          answers.flatMap(({ refused }) => refused ?? []),
        );
      },
      { lazily: true },
    );
    order = next;
  }
};
