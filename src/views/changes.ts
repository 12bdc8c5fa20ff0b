import { SKILL_LEVELS } from '../shapes/words.js';

/*
 * What the folds of several views do to a row.
 */

export const without = (list: readonly string[], gone: string): string[] =>
  list.filter((each) => each !== gone);

export const withOne = (list: readonly string[], one: string): string[] => [...without(list, one), one];

/** The higher of two levels of a language. */
export const better = (present: string | null, level: string): string => {
  const levels: readonly string[] = SKILL_LEVELS;
  return levels.indexOf(level) > levels.indexOf(present ?? '') ? level : present!;
};

interface Accompanied {
  readonly caseWorker: string | null;
  readonly caseWorkerSince: string | null;
}

/** The case worker of the latest day holds, in whatever order they were entered. */
export const accompanied = <Row extends Accompanied>(row: Row, caseWorker: string, since: string): Row =>
  since >= (row.caseWorkerSince ?? '') ? { ...row, caseWorker, caseWorkerSince: since } : row;

/** A list with changes to one entry; an entry that is unknown stays unknown. */
export const changedIn = <Entry extends { readonly id: string }>(
  list: readonly Entry[],
  id: string,
  change: (entry: Entry) => Partial<Entry>,
): Entry[] => list.map((entry) => (entry.id === id ? { ...entry, ...change(entry) } : entry));
