/** Runs work on one key in turn and work on different keys at once. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export const turns = (): InTurn => {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const leave = (): void => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  };
};
