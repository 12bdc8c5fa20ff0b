import { useCallback, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Chosen } from './filters.js';

/*
 * What is chosen on a page stays while one goes to a case and comes back, in memory: an address could hold a name, and
 * browsers remember addresses.
 */

const kept = new Map<string, Chosen>();

/** @param of tells lists of one page apart */
export const useChosen = (start: Chosen = {}, of = ''): readonly [Chosen, (chosen: Chosen) => void] => {
  const [page] = useHashLocation();
  const path = `${page}#${of}`;
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
