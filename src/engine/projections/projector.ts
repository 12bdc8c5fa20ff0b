import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Journal } from '../../kernel/journal.js';
import { idOf, type Projection } from '../../kernel/projection.js';
import type { Codec } from '../codec.js';
import { type Tracing, untraced } from '../tracing/tracing.js';
import { inTransaction } from '../sql.js';
import { indexed } from './blind-index.js';
import { concerns, historyUpTo, rowOf } from './apply.js';
import { holdCheckpoint, readCheckpoint } from './checkpoint.js';
import { handler } from './handle.js';
import type { Leadership } from './leadership.js';
import { readParked, unpark } from './parking.js';
import { follow, type Reader } from './reader.js';
import { tableOf } from './table.js';

export const readerName = ({ name }: Projection): string => `view ${name}`;

export interface Projecting {
  readonly source: DataSource;
  readonly pool: Pool;
  readonly journal: Journal;
  readonly codec: Codec;
  readonly tracing?: Tracing;
}

/**
 * Takes parked streams up again: each is folded from its first fact up to the checkpoint.
 * @returns how many could be digested this time
 */
export const replayParked = async (
  { source, pool, journal, codec }: Projecting,
  projection: Projection,
): Promise<number> => {
  const name = readerName(projection);
  const table = tableOf(source, projection);
  const replay = (stream: string): Promise<number> =>
    inTransaction(pool, async (sql) => {
      const position = await holdCheckpoint(sql, name);
      const history = await historyUpTo(journal, stream, position);
      const row = await indexed(codec, projection, rowOf(codec, projection, history));
      if (row) await table.write(sql, [row]);
      else await table.remove(sql, [idOf(stream)]);
      await unpark(sql, name, stream);
      return 1;
    });
  let digested = 0;
  for (const { stream } of await readParked(pool, name)) digested += await replay(stream).catch(() => 0);
  return digested;
};

/** Keeps one projection up with the journal. What an earlier release could not digest it tries when it takes the lead. */
export const startProjector = (
  projecting: Projecting,
  leadership: Leadership,
  projection: Projection,
): Reader => {
  const name = readerName(projection);
  const { tracing = untraced } = projecting;
  const { handle, forget } = handler(projecting, projection, name);
  return follow({
    name,
    journal: projecting.journal,
    leads: () => leadership.leads(name),
    checkpoint: async () => (await readCheckpoint(projecting.pool, name))?.position ?? 0n,
    concerns: (fact) => concerns(projection, projecting.codec, fact),
    handle: (due, from, to) =>
      tracing.followed(`project ${projection.name}`, due, () => handle(due, from, to)),
    begin: async () => {
      forget();
      await replayParked(projecting, projection);
    },
  });
};
