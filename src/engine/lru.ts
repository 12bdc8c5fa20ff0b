/** Values by key, at most so many: what was used longest ago goes first. */
export interface Lru<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  clear(): void;
}

export const lru = <V>(most: number): Lru<V> => {
  const kept = new Map<string, V>();
  const set = (key: string, value: V): void => {
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
  };
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
    clear: () => kept.clear(),
  };
};
