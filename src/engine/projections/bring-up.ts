import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Projection } from '../../kernel/projection.js';
import { readCheckpoint } from './checkpoint.js';
import type { Guarded } from '../guard/guarded.js';
import type { Leadership } from './leadership.js';
import { type Projecting, readerName, startProjector } from './projector.js';
import type { Reader } from './reader.js';
import { rebuild, rebuildName } from './rebuild.js';
import { tableOf } from './table.js';

/** How far the building of a view has come, in facts. */
export interface Building {
  readonly done: bigint;
  readonly of: bigint;
}

export interface BringingUp extends Projecting {
  readonly guarded: Pick<Guarded, 'admit'>;
  readonly url: string;
  readonly leadership: Leadership;
  readonly projectors: Map<string, Reader>;
  /** Views that are not there yet. */
  readonly building: Map<string, Building>;
}

const PAUSE = 500;

/**
 * Sets a projection going. One that is new, or that this release shapes otherwise than the last, is built first, by one
 * of the instances; commands and the other views go on meanwhile.
 */
export const bringUp = async (up: BringingUp, projection: Projection, over: AbortSignal): Promise<void> => {
  const log = new Logger(readerName(projection));
  const { shape } = tableOf(up.source, projection);
  const isPresent = async () => (await readCheckpoint(up.pool, readerName(projection)))?.shape === shape;
  while (!over.aborted) {
    try {
      if (await isPresent()) {
        up.building.delete(projection.name);
        up.projectors.set(projection.name, startProjector(up, up.leadership, projection));
        return;
      }
      if (!up.building.has(projection.name)) up.building.set(projection.name, { done: 0n, of: 0n });
      if (await up.leadership.leads(rebuildName(projection))) {
        const progress = (done: bigint, of: bigint) => up.building.set(projection.name, { done, of });
        try {
          if (!(await isPresent())) await rebuild(up, projection, progress, over);
        } finally {
          await up.leadership.resign(rebuildName(projection));
        }
        continue;
      }
    } catch (error) {
      if (!over.aborted) log.error((error as Error).message);
    }
    await sleep(PAUSE, undefined, { signal: over }).catch(() => undefined);
  }
};
