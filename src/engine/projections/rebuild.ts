import type { DataSource, QueryRunner } from 'typeorm';
import type { Projection } from '../../kernel/projection.js';
import { dataSource, VIEWS } from '../database.js';
import type { Runtime } from '../runtime.js';
import { applyBatch } from './apply.js';
import { readCheckpoint, resetCheckpoint } from './checkpoint.js';
import { readerName } from './projector.js';
import { type Table, tableOf } from './table.js';

const BATCH = 5_000;

export type Progress = (done: bigint, of: bigint) => void;

const LOCK_NOT_AVAILABLE = '55P03';

/** Waits only this long for readers of the old table, then tries again. */
const SWAP_LOCK = '250ms';

/**
 * Builds a projection's table anew beside the live one, then swaps it in. The live one goes on serving and following
 * the journal meanwhile; a reader sees the old table or the new one, never a mixture.
 */
export const rebuild = async (
  runtime: Runtime,
  projection: Projection,
  progress: Progress,
): Promise<void> => {
  const { source, journal } = runtime;
  const schema = `rebuild_${projection.name}`;
  await source.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  await source.query(`CREATE SCHEMA "${schema}"`);
  const beside = await dataSource(runtime.url, [projection.row], schema, 2).initialize();
  try {
    await beside.synchronize();
    const table = tableOf(beside, projection, schema);
    let position = 0n;
    const fold = async (runner: QueryRunner, upTo?: bigint): Promise<boolean> => {
      const batch = await journal.readAll(position, BATCH);
      const due = upTo === undefined ? batch : batch.filter((fact) => fact.position <= upTo);
      await applyBatch(runner, runtime.codec, projection, table, due);
      position = due.at(-1)?.position ?? position;
      return due.length > 0;
    };
    for (let more = true; more;) {
      more = await inTransaction(beside, fold);
      progress(position, await journal.head());
    }
    await swap(source, projection, table, schema, async (runner, live) => {
      while (position < live && (await fold(runner, live)));
      return position;
    });
  } finally {
    await beside.destroy();
    await source.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  }
};

const inTransaction = <T>(source: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> =>
  source.transaction(({ queryRunner }) => work(queryRunner!));

/** In one transaction: hold the live projector, catch up with it, put the new table in the old one's place. */
const swap = async (
  source: DataSource,
  projection: Projection,
  { shape }: Table,
  schema: string,
  catchUp: (runner: QueryRunner, live: bigint) => Promise<bigint>,
): Promise<void> => {
  const name = `"${source.getMetadata(projection.row).tableName}"`;
  for (;;) {
    try {
      await inTransaction(source, async (runner) => {
        await runner.query(`SET LOCAL lock_timeout = '${SWAP_LOCK}'`);
        await runner.query('SELECT FROM engine.checkpoint WHERE reader = $1 FOR UPDATE', [
          readerName(projection),
        ]);
        const live = (await readCheckpoint(runner, readerName(projection)))?.position ?? 0n;
        const position = await catchUp(runner, live);
        await runner.query(`DROP TABLE IF EXISTS "${VIEWS}".${name}`);
        await runner.query(`ALTER TABLE "${schema}".${name} SET SCHEMA "${VIEWS}"`);
        await resetCheckpoint(runner, readerName(projection), shape, position);
      });
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    }
  }
};
