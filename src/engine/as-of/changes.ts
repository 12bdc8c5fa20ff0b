import { rewrites } from '../../kernel/merge.js';
import { categoryOf, nextRow, type Projection } from '../../kernel/projection.js';
import { canonical } from '../canonical.js';
import { rowOf } from '../projections/apply.js';
import type { Runtime } from '../runtime.js';
import type { FactPlace } from './journal-cut.js';
import { positionOf } from './position-of.js';

/** A fact that changed a row. */
export interface Change extends FactPlace {
  readonly type: string;
  readonly happenedOn: string;
  readonly recordedAt: string;
  /** A fact of the entry that this one corrects or retracts. */
  readonly of?: string;
}

/** Facts of some streams after a fact, as far as they changed rows of some projections; in the order of the journal. */
export const changesAfter = async (
  { journal, codec }: Pick<Runtime, 'journal' | 'codec'>,
  projections: readonly Projection[],
  streams: readonly string[],
  after: FactPlace,
): Promise<readonly Change[]> => {
  const begin = await positionOf(journal, after);
  const found: (Change & { readonly position: bigint })[] = [];
  for (const stream of streams) {
    const history = await journal.read(stream);
    const mine = projections.filter(({ of }) => of === categoryOf(stream));
    const first = history.findIndex(({ position }) => position > begin);
    if (first < 0) continue;
    const rows = new Map(mine.map((each) => [each, rowOf(codec, each, history.slice(0, first))]));
    for (let at = first; at < history.length; at++) {
      const fact = history[at]!;
      let changed = false;
      for (const [projection, before] of rows) {
        const row = rewrites(fact)
          ? rowOf(codec, projection, history.slice(0, at + 1))
          : nextRow(projection, before, codec.decode(fact));
        changed ||= row !== before && canonical(row) !== canonical(before);
        rows.set(projection, row);
      }
      const { id, version, type, happenedOn, recordedAt, meta, position } = fact;
      const of = meta.corrects ?? meta.retracts;
      if (changed)
        found.push({ stream, version, id, type, happenedOn, recordedAt, ...(of && { of }), position });
    }
  }
  return found
    .toSorted((one, other) => (one.position < other.position ? -1 : 1))
    .map(({ position: _, ...change }) => change);
};
