import type { DataSource } from 'typeorm';
import type { Journal } from '../../kernel/journal.js';
import type { Projection } from '../../kernel/projection.js';
import type { Codec } from '../codec.js';
import { VIEWS } from '../database.js';
import { applyBatch } from './apply.js';
import { moveCheckpoint, readCheckpoint, resetCheckpoint } from './checkpoint.js';
import { follow, type Reader } from './reader.js';
import { type Table, tableOf } from './table.js';

export const readerName = ({ name }: Projection): string => `view ${name}`;

/** Makes the tables of projections that are new or changed their shape; those start at the first fact. */
export const prepareTables = async (
  source: DataSource,
  projections: readonly Projection[],
): Promise<void> => {
  const stale: Projection[] = [];
  for (const projection of projections) {
    const found = await readCheckpoint(source, readerName(projection));
    if (found?.shape !== tableOf(source, projection).shape) stale.push(projection);
  }
  if (stale.length === 0) return;
  await source.transaction(async ({ queryRunner }) => {
    for (const projection of stale)
      await queryRunner!.query(
        `DROP TABLE IF EXISTS "${VIEWS}"."${source.getMetadata(projection.row).tableName}" CASCADE`,
      );
  });
  await source.synchronize();
  for (const projection of stale)
    await resetCheckpoint(source, readerName(projection), tableOf(source, projection).shape);
};

/** One transaction: rows and checkpoint. It need not wait for the disk, since a lost end is just folded again. */
export const applyStep = async (
  source: DataSource,
  codec: Codec,
  projection: Projection,
  table: Table,
  batch: Parameters<typeof applyBatch>[4],
  from: bigint,
): Promise<void> => {
  await source.transaction(async ({ queryRunner }) => {
    await queryRunner!.query('SET LOCAL synchronous_commit = off');
    await moveCheckpoint(queryRunner!, readerName(projection), from, batch.at(-1)!.position);
    await applyBatch(queryRunner!, codec, projection, table, batch);
  });
};

/** Keeps one projection up with the journal. */
export const startProjector = (
  source: DataSource,
  journal: Journal,
  codec: Codec,
  projection: Projection,
): Reader => {
  const name = readerName(projection);
  const table = tableOf(source, projection);
  return follow({
    name,
    journal,
    checkpoint: async () => (await readCheckpoint(source, name))?.position ?? 0n,
    handle: (batch, from) => applyStep(source, codec, projection, table, batch, from),
  });
};
