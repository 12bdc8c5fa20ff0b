import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { FieldDef } from 'pg';
import type { Projection } from '../../kernel/projection.js';
import { Problem } from '../problems.js';
import { turns } from '../turns.js';
import type { FactPlace, JournalCut } from './journal-cut.js';
import { type Folding, type KeptCut, openCut } from './kept-cut.js';
import { positionOf } from './position-of.js';

/** Cuts kept for those who ask again, and for how many milliseconds after they were used last. */
const MOST = 3;
const KEPT_FOR = 10 * 60_000;
/** Questions that are answered or wait; each has a connection of its own. */
const MOST_ASKED = 8;
/** How long somebody waits for a fold, which goes on all the same. */
const PATIENCE = 20_000;
/** From when on, and how often, a fold tells how far it is. */
const TELLING = 2_000;

export interface CutRows {
  readonly rows: Record<string, unknown>[];
  readonly fields: readonly Pick<FieldDef, 'name'>[];
  /** The last fact that is in these figures. */
  readonly last?: FactPlace;
}

/** Views over a journal that is cut: the same folds and the same SQL, over tables that are made when somebody asks. */
export interface Cuts {
  /** @throws Problem 503 while it takes too long or too many ask; asked again, the answer is there */
  query(
    projections: readonly Projection[],
    cut: JournalCut,
    statement: { readonly text: string; readonly values: readonly unknown[] },
  ): Promise<CutRows>;
  /** Drops what is kept; what is asked for at this moment is made anew. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

const log = new Logger('as-of');

const wait = (code: string, hint: string, retryAfter: number) => new Problem(503, code, hint, { retryAfter });
const crowded = () =>
  wait('too-many-pasts', 'Too many questions about the past are being answered. Ask again soon.', 5);
const unfinished = (percent: string) =>
  wait(
    'past-in-the-making',
    `These figures are being made from the journal (${percent}). Ask again soon.`,
    5,
  );

const interrupted = () =>
  wait('past-interrupted', 'The connection that held these figures was lost. Ask again.', 1);

const keyOf = ({ recordedUntil = '', happenedUntil = '', through }: JournalCut): string =>
  [recordedUntil, happenedUntil, through?.id ?? ''].join('|');

interface Used {
  readonly cut: KeptCut;
  asking: number;
  idle?: NodeJS.Timeout;
}

export const journalCuts = (folding: Folding): Cuts => {
  const kept = new Map<string, Used>();
  const inTurn = turns();
  let asked = 0;
  let hypothetical = 0;
  let closed = false;

  const drop = async (key: string): Promise<void> => {
    const used = kept.get(key);
    kept.delete(key);
    clearTimeout(used?.idle);
    await used?.cut.end();
  };

  const take = async (key: string, cut: JournalCut): Promise<Used> => {
    const there = kept.get(key);
    if (there && !there.cut.over()) {
      kept.delete(key);
      clearTimeout(there.idle);
      kept.set(key, there);
      return there;
    }
    const used = { cut: await openCut(folding, cut), asking: 0 };
    kept.set(key, used);
    return used;
  };

  const release = async (key: string, used: Used): Promise<void> => {
    used.idle = setTimeout(() => void drop(key), KEPT_FOR).unref();
    for (const [oldest, { asking }] of [...kept]) if (kept.size > MOST && asking === 0) await drop(oldest);
  };

  const teller = (what: string, upTo: bigint, tell: (percent: string) => void) => {
    let due = performance.now() + TELLING;
    return (name: string, at: bigint): void => {
      const percent = `${name} ${(at * 100n) / (upTo || 1n)} %`;
      tell(percent);
      if (performance.now() < due) return;
      due = performance.now() + TELLING;
      log.log(`${what}: ${percent}`);
    };
  };

  const answer = async (
    key: string,
    projections: readonly Projection[],
    cut: JournalCut,
    statement: Parameters<Cuts['query']>[2],
    tell: (percent: string) => void,
  ): Promise<CutRows> => {
    const used = await take(key, cut);
    used.asking++;
    try {
      const upTo = cut.through
        ? await positionOf(folding.journal, cut.through)
        : await folding.journal.head();
      const mine = used.cut;
      if (!mine.reaches(projections, upTo))
        await inTurn('fold', () => mine.foldOn(projections, upTo, teller(key, upTo, tell)));
      const { rows, fields } = await mine.query(statement);
      const { stream, version, id } = mine.last(projections) ?? {};
      return { rows, fields, ...(stream && { last: { stream, version: version!, id: id! } }) };
    } catch (error) {
      const lost = used.cut.over();
      // Its tables may be anywhere between two folds.
      await drop(key);
      throw lost ? interrupted() : error;
    } finally {
      used.asking--;
      if (kept.get(key) === used) await (cut.plus ? drop(key) : release(key, used));
    }
  };

  /** Once more where the tables went in the middle of it: an erasure forgets all of them, and any time will do for it. */
  const answered = (...asking: Parameters<typeof answer>): Promise<CutRows> =>
    answer(...asking).catch((error: unknown) => {
      if (closed || !(error instanceof Problem && error.code === 'past-interrupted')) throw error;
      return answer(...asking);
    });

  const forget = async (): Promise<void> => {
    for (const key of [...kept.keys()]) await drop(key);
  };

  return {
    query: async (projections, cut, statement) => {
      if (asked >= MOST_ASKED) throw crowded();
      asked++;
      const key = cut.plus ? `supposed ${++hypothetical}` : keyOf(cut);
      let percent = '0 %';
      const answering = inTurn(key, () =>
        answered(key, projections, cut, statement, (so) => (percent = so)),
      ).finally(() => asked--);
      const patient = new AbortController();
      const outOfPatience = sleep(PATIENCE, undefined, { ref: false, signal: patient.signal }).then(() => {
        throw unfinished(percent);
      });
      outOfPatience.catch(() => undefined);
      return Promise.race([answering, outOfPatience]).finally(() => patient.abort());
    },
    forget,
    close: () => {
      closed = true;
      return forget();
    },
  };
};
