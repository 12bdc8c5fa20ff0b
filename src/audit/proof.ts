import type { Sql } from '../engine/sql.js';
import type { Anchor, Head } from './anchor.js';
import { leafOf } from './anchor.js';
import { type Path, pathOf } from './merkle.js';
import { placesOf, readAnchor } from './store.js';

/** That an anchor saw a stream end so. */
export interface ProvenHead {
  readonly anchor: Anchor;
  readonly head: Head;
  /** From the head's leaf to the root in the anchor. */
  readonly path: Path;
}

/** The anchors that saw a stream from some version on, the first ones first. */
export const provenHeads = async (
  sql: Sql,
  stream: string,
  from: number,
  limit?: number,
): Promise<ProvenHead[]> => {
  const places = await placesOf(sql, stream, from);
  const proven: ProvenHead[] = [];
  for (const { anchor: number, index } of places.slice(0, limit)) {
    const { anchor, heads } = (await readAnchor(sql, number))!;
    proven.push({ anchor, head: heads[index]!, path: pathOf(heads.map(leafOf), index) });
  }
  return proven;
};
