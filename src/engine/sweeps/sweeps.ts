import type { JournalFact } from '../../kernel/journal.js';
import { categoryOf } from '../../kernel/projection.js';
import { moveCheckpoint, readCheckpoint, resetCheckpoint } from '../projections/checkpoint.js';
import type { Leadership } from '../projections/leadership.js';
import { follow, type Reader } from '../projections/reader.js';
import { inTransaction, type Sql } from '../sql.js';
import { asking, type Asking, askStream, carryOut, madeBy, type Sweeping, type Swept } from './carry-out.js';
import {
  countFollowed,
  enter,
  keepRefusals,
  latestOrders,
  noteStreams,
  openOrders,
  type Order,
  type Refused,
  refusalsOf,
  standingOrders,
} from './orders.js';

export const SWEEPS = 'sweeps';
const SHAPE = '1';

const opens = ({ over }: Swept, { version, stream }: JournalFact): boolean =>
  version === 1 && categoryOf(stream) === over;

const isOrder = ({ orders }: Swept, { type }: JournalFact): boolean => Object.hasOwn(orders, type);

/** What another stream's merge carried on happened there, not here. */
const wakes = ({ standing, over }: Swept, { type, stream, meta }: JournalFact): boolean =>
  !!standing?.wakes.includes(type) && categoryOf(stream) === over && !meta.copies;

/** Asks a stream again on what happened there, if that concerns an order. */
const followUp = async (
  sweeping: Sweeping,
  { order, errand, position }: Asking,
  stored: JournalFact,
): Promise<readonly Refused[] | undefined> => {
  const sweep = sweeping.sweeps.find(({ name }) => name === order.sweep)!;
  if (!wakes(sweep, stored) || stored.position < position) return undefined;
  const cause = sweeping.codec.decode(stored);
  if (madeBy(order, cause)) return undefined;
  const { refused } = await askStream(sweeping, { order, errand, cause }, stored.stream);
  return refused ? [refused] : [];
};

/** What the standing orders ask; those of a sweep that is no longer declared ask nothing. */
const standingOf = async (sweeping: Sweeping): Promise<readonly Asking[]> => {
  const orders = await standingOrders(sweeping.pool);
  const declared = orders.filter(({ sweep }) => sweeping.sweeps.some(({ name }) => name === sweep));
  return Promise.all(declared.map((order) => asking(sweeping, order)));
};

/**
 * Handles facts in order. The checkpoint stands right before an order until that is carried out, so that whoever takes
 * over begins there; where the order itself has come is in its row.
 */
const handler =
  (sweeping: Sweeping) =>
  async (due: readonly JournalFact[], from: bigint, to: bigint): Promise<void> => {
    const { pool, sweeps } = sweeping;
    let at = from;
    let openings: JournalFact[] = [];
    let later: ((sql: Sql) => Promise<void>)[] = [];
    const settle = async (position: bigint, also?: (sql: Sql) => Promise<void>): Promise<void> => {
      await inTransaction(
        pool,
        async (sql) => {
          await noteStreams(sql, openings);
          for (const work of later) await work(sql);
          await also?.(sql);
          if (position > at)
            await moveCheckpoint(sql, { reader: SWEEPS, shape: SHAPE, from: at, to: position });
        },
        { lazily: true },
      );
      at = position;
      openings = [];
      later = [];
    };

    let standing = await standingOf(sweeping);
    let before = from;
    for (const fact of due) {
      if (sweeps.some((each) => opens(each, fact))) openings.push(fact);
      const given = sweeps.filter((each) => isOrder(each, fact));
      if (given.length > 0) {
        await settle(before, async (sql) => {
          for (const { name, over, standing: stands } of given)
            await enter(sql, { ...fact, sweep: name, standing: !!stands?.orders.includes(fact.type) }, over);
        });
        for (const order of await openOrders(pool, fact)) await carryOut(sweeping, order);
        standing = await standingOf(sweeping);
      }
      for (const each of standing) {
        const { order } = each;
        const refused = await followUp(sweeping, each, fact);
        if (refused)
          later.push(async (sql) => {
            await countFollowed(sql, order, 1);
            await keepRefusals(sql, order, refused);
          });
      }
      before = fact.position;
    }
    await settle(to);
  };

/** Carries out orders, one after the other as they were given, and follows up what happens later under a standing one. */
export const startSweeps = async (sweeping: Sweeping, leadership: Leadership): Promise<Reader> => {
  const { pool, journal, sweeps } = sweeping;
  if (!(await readCheckpoint(pool, SWEEPS))) await resetCheckpoint(pool, SWEEPS, SHAPE);
  return follow({
    name: SWEEPS,
    journal,
    leads: () => leadership.leads(SWEEPS),
    checkpoint: async () => (await readCheckpoint(pool, SWEEPS))?.position ?? 0n,
    concerns: (fact) => sweeps.some((each) => opens(each, fact) || isOrder(each, fact) || wakes(each, fact)),
    handle: handler(sweeping),
  });
};

/** Shown at once. */
const LATEST = 50;
const REFUSALS = 20;

export type SweepStatus = Omit<Order, 'upTo' | 'reached' | 'version'> & {
  readonly refused: readonly Refused[];
};

/** The latest orders and how far they have come, whichever instance does the work. */
export const sweepsOf = async ({ pool }: Pick<Sweeping, 'pool'>): Promise<readonly SweepStatus[]> => {
  const orders = await latestOrders(pool, LATEST);
  const refused = await refusalsOf(pool, orders, REFUSALS);
  return orders.map((order) => {
    const { upTo: _, reached: __, version: ___, ...shown } = order;
    return { ...shown, refused: refused(order) };
  });
};
