import type { Pool } from 'pg';
import { numbersIn, readAnchorFile } from './files.js';
import { lastAnchor, readAnchor } from './store.js';
import type { Anchors } from './verify.js';

/** Anchors from a folder outside as far as it reaches, then those of the database. */
export const anchorsOf = async (pool: Pool, folder?: string): Promise<Anchors> => {
  const inside = (await lastAnchor(pool))?.statement.number ?? 0;
  const outside = (folder && numbersIn(folder).at(-1)) || 0;
  const twin = (number: number) => readAnchor(pool, number);
  return {
    last: Math.max(inside, outside),
    outside,
    read: async (number) => (number <= outside ? readAnchorFile(folder!, number) : twin(number)),
    twin,
  };
};
