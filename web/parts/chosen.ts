import { useCallback, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Chosen } from './filters.js';

/*
 * What is chosen on a page stays while one goes to a case and comes back, in memory: an address could hold a name, and
 * browsers remember addresses.
 */

const kept = new Map<string, Chosen>();

export const useChosen = (start: Chosen = {}): readonly [Chosen, (chosen: Chosen) => void] => {
  const [path] = useHashLocation();
  const [chosen, setChosen] = useState(() => kept.get(path) ?? start);
  const choose = useCallback(
    (next: Chosen) => {
      kept.set(path, next);
      setChosen(next);
    },
    [path],
  );
  return [chosen, choose];
};
