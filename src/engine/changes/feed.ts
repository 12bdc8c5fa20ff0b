import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Projection } from '../../kernel/projection.js';
import { projectionsOf } from '../open.js';
import { positionToken } from '../position.js';
import { concerns } from '../projections/apply.js';
import type { Runtime } from '../runtime.js';
import { type Change, changeLog, type Told } from './log.js';
import { type Standings, standingOf, turns } from './rebuilds.js';

const log = new Logger('changes');

const BATCH = 1_000;
/** What comes within so many milliseconds is told together. */
const GATHERING = 50;
/** How often a reader that leads is looked at, and how long one that another instance leads is waited for. */
const LOOK = 10;
const PATIENCE = 1_000;
/** How often rebuilds are looked for. */
const WATCH = 500;

export interface Feed {
  /** The id of what was told last. */
  last(): string;
  /** What was told after an id, if it is known here. */
  after(id: string): readonly Told[] | undefined;
  /** Views that are being built. */
  rebuilding(): readonly string[];
  stop(): Promise<void>;
}

/** Follows the journal and tells which views have come to show what is new. Nothing is kept: it begins where the journal ends. */
export const startFeed = async (runtime: Runtime, hear: (told: Told) => void): Promise<Feed> => {
  const { journal, codec, projectors, views, streamViews } = runtime;
  const told = changeLog();
  const over = new AbortController();
  const until = { signal: over.signal };
  const projections = projectionsOf(runtime);
  const viewsOf = (projection: Projection): readonly string[] =>
    views.filter((view) => !view.internal && view.projections.includes(projection)).map(({ name }) => name);
  const tell = (change: Change): void => hear(told.add(change));
  const pause = (ms: number): Promise<void> => sleep(ms, undefined, until).catch(() => undefined);

  /** How far each has to come before its views are told; one loop for each that has something to wait for. */
  const wanted = new Map<Projection, bigint>();
  const arrived = async (projection: Projection, position: bigint): Promise<boolean> => {
    const reader = projectors.get(projection.name);
    if (!reader || reader.position() >= position) return true;
    // To wait for a leading reader would hurry it.
    if (reader.leads()) await pause(LOOK);
    else await reader.reached(position, PATIENCE);
    return reader.position() >= position || over.signal.aborted;
  };
  const wait = async (projection: Projection): Promise<void> => {
    for (let position = wanted.get(projection); position !== undefined; position = wanted.get(projection)) {
      if (!(await arrived(projection, position))) continue;
      if (over.signal.aborted) return;
      if (wanted.get(projection) === position) wanted.delete(projection);
      for (const view of viewsOf(projection))
        tell({ event: 'view', view, position: positionToken(journal, position) });
    }
  };
  const want = (projection: Projection, position: bigint): void => {
    const waiting = wanted.has(projection);
    wanted.set(projection, position);
    if (!waiting) void wait(projection).catch((error: Error) => log.warn(error.message));
  };

  let at = await journal.head();
  const follow = async (): Promise<void> => {
    const batch = await journal.readAll(at, BATCH);
    const to = batch.at(-1)?.position;
    if (to === undefined) return journal.changed(at, over.signal);
    at = to;
    for (const projection of projections)
      if (batch.some((fact) => concerns(projection, codec, fact))) want(projection, to);
    // Of one stream, folded when somebody asks: there is nothing to wait for.
    for (const { name, fold } of streamViews)
      if (batch.some((fact) => concerns(fold, codec, fact)))
        tell({ event: 'view', view: name, position: positionToken(journal, to) });
    await pause(GATHERING);
  };

  let standings: Standings = await standingOf(runtime, projections);
  const watch = async (): Promise<void> => {
    await pause(WATCH);
    const now = await standingOf(runtime, projections);
    for (const { projection, event } of turns(standings, now))
      for (const view of viewsOf(projection)) tell({ event, view });
    standings = now;
  };

  const again = async (work: () => Promise<void>): Promise<void> => {
    while (!over.signal.aborted)
      await work().catch(async (error: Error) => {
        if (!over.signal.aborted) log.warn(error.message);
        await pause(PATIENCE);
      });
  };
  // What is on its way as it begins may not be shown yet by a page that was opened a moment ago.
  for (const projection of projections) want(projection, at);
  const running = Promise.all([again(follow), again(watch)]);

  return {
    last: () => told.last(),
    after: (id) => told.after(id),
    rebuilding: () => [
      ...new Set(
        [...standings].flatMap(([projection, { rebuilding }]) => (rebuilding ? viewsOf(projection) : [])),
      ),
    ],
    stop: async () => {
      over.abort();
      await running;
    },
  };
};
