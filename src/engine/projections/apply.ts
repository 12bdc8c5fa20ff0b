import type { QueryRunner } from 'typeorm';
import type { JournalFact } from '../../kernel/journal.js';
import { categoryOf, foldRow, idOf, type Projection } from '../../kernel/projection.js';
import type { Codec } from '../codec.js';
import { factsOf } from '../history.js';
import type { Table } from './table.js';

const byStream = (facts: readonly JournalFact[]): Map<string, JournalFact[]> => {
  const streams = new Map<string, JournalFact[]>();
  for (const fact of facts) {
    const mine = streams.get(fact.stream);
    if (mine) mine.push(fact);
    else streams.set(fact.stream, [fact]);
  }
  return streams;
};

/** Folds a batch of facts, whatever their streams, into the rows of one projection. Part of the caller's transaction. */
export const applyBatch = async (
  runner: QueryRunner,
  codec: Codec,
  projection: Projection,
  table: Table,
  batch: readonly JournalFact[],
): Promise<void> => {
  const streams = byStream(
    batch.filter(
      ({ stream, type }) => categoryOf(stream) === projection.of && Object.hasOwn(projection.on, type),
    ),
  );
  if (streams.size === 0) return;
  const before = await table.read(runner, [...streams.keys()].map(idOf));
  const after = [...streams].map(([stream, facts]) => {
    const id = idOf(stream);
    return { id, row: foldRow(projection, stream, before.get(id) ?? null, factsOf(codec, facts)) };
  });
  await table.write(
    runner,
    after.flatMap(({ row }) => row ?? []),
  );
  await table.remove(
    runner,
    after.filter(({ row }) => !row).map(({ id }) => id),
  );
};
