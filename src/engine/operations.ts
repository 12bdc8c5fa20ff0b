import { admitted } from './access.js';
import { projectionsOf, reactingOf } from './open.js';
import { notFound, problemOf } from './problems.js';
import { readCheckpoint } from './projections/checkpoint.js';
import { type Parked, readParked } from './projections/parking.js';
import type { By } from './by.js';
import { ACTS } from './read-log/acts.js';
import { POLICIES, replayParkedReactions } from './projections/policies.js';
import { replayParked } from './projections/projector.js';
import { rebuildName } from './projections/rebuild.js';
import type { Runtime } from './runtime.js';
import { SWEEPS } from './sweeps/sweeps.js';

export interface ReaderStatus {
  readonly name: string;
  readonly position: string;
  readonly behind: number;
  readonly leads: boolean;
  readonly trouble?: string;
  readonly rebuilt?: number;
  readonly parked: readonly Parked[];
}

export interface Operations {
  readonly journal: string;
  readonly head: string;
  readonly readers: readonly ReaderStatus[];
}

/** How everything that follows the journal does, whichever instance does the work. */
export const operationsOf = async (runtime: Runtime): Promise<Operations> => {
  const { pool, journal, projectors, policies, sweeps, acts } = runtime;
  const head = await journal.head();
  const status = async (
    name: string,
    reader = projectors.get(name),
    rebuild?: string,
  ): Promise<ReaderStatus> => {
    const checkpoint = await readCheckpoint(pool, reader?.name ?? name);
    const rebuilding = rebuild && (await readCheckpoint(pool, rebuild));
    const position = checkpoint?.position ?? 0n;
    return {
      name,
      position: position.toString(),
      behind: Number(head - position),
      leads: reader?.leads() ?? false,
      trouble: reader?.trouble(),
      ...(rebuilding && { rebuilt: head > 0n ? Number(rebuilding.position) / Number(head) : 1 }),
      parked: await readParked(pool, reader?.name ?? name),
    };
  };
  const views = projectionsOf(runtime).map((each) =>
    status(each.name, projectors.get(each.name), rebuildName(each)),
  );
  return {
    journal: journal.id,
    head: head.toString(),
    readers: await Promise.all([
      ...views,
      status(POLICIES, policies),
      status(SWEEPS, sweeps),
      status(ACTS, acts),
    ]),
  };
};

/** @returns how many parked streams could be digested this time. @throws Problem 404 for an unknown reader */
export const replayReader = async (runtime: Runtime, name: string): Promise<number> => {
  if (name === POLICIES) return replayParkedReactions(reactingOf(runtime));
  const projection = projectionsOf(runtime).find((each) => each.name === name);
  if (!projection) throw notFound('There is no view of this name. See /operations/projections.');
  return replayParked(runtime, projection);
};

/**
 * Does what somebody who runs the service asks for; the entry comes first, so that nothing is done that is not known.
 * @param asked what it was given
 */
export const operate = async <Answer>(
  runtime: Pick<Runtime, 'readLog' | 'access'>,
  by: By,
  what: string,
  asked: object,
  work: () => Promise<Answer>,
): Promise<Answer> => {
  const { readLog } = runtime;
  const entry = { verb: 'operate', what, by, asked, persons: [] } as const;
  try {
    admitted(runtime, by, 'operate', what);
    await readLog.enter({ ...entry, outcome: 'begun' });
    return await work();
  } catch (error) {
    await readLog.enter({ ...entry, outcome: problemOf(error).code });
    throw error;
  }
};
