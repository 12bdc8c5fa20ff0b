import { randomBytes } from 'node:crypto';

/** That something happened to a view; of nobody in particular. */
export interface Change {
  readonly event: 'view' | 'rebuilding' | 'rebuilt';
  readonly view: string;
  /** The journal up to which it has come, as commands answer it. */
  readonly position?: string;
}

/** A change with the name by which a listener says how far it has heard. */
export interface Told extends Change {
  readonly id: string;
}

export interface ChangeLog {
  add(change: Change): Told;
  /** The id of what was told last. */
  last(): string;
  /** What was told after an id; undefined where nobody knows any more, or it is another log's. */
  after(id: string): readonly Told[] | undefined;
}

/** The latest changes. Its ids mean nothing to the log of another instance, or of this one after a restart. */
export const changeLog = (most = 2_000): ChangeLog => {
  const epoch = randomBytes(6).toString('hex');
  let kept: Told[] = [];
  let count = 0;
  return {
    add: (change) => {
      const told = { ...change, id: `${epoch}-${++count}` };
      kept.push(told);
      // Now and then, since each cut copies.
      if (kept.length > 2 * most) kept = kept.slice(-most);
      return told;
    },
    last: () => `${epoch}-${count}`,
    after: (id) => {
      const [of, number] = id.split('-');
      const missed = count - Number(number);
      if (of !== epoch || !/^\d{1,15}$/.test(number ?? '') || missed < 0 || missed > kept.length)
        return undefined;
      return missed === 0 ? [] : kept.slice(-missed);
    },
  };
};
