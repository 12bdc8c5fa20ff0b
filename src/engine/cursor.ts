import type { Kind } from '../shapes/kinds.js';
import { Problem } from './problems.js';

type Key = string | number | null;

/** The sort keys of a page's last row, opaque to the client. */
export const toCursor = (...keys: readonly Key[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** @throws Problem 400 for anything that `toCursor` did not make of keys of these kinds */
export const fromCursor = (cursor: string, kinds: readonly Kind[]): readonly Key[] => {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(keys) &&
      keys.length === kinds.length &&
      kinds.every(({ holds }, index) => holds(keys[index]))
    )
      return keys as Key[];
  } catch {
    // falls through to the same answer
  }
  throw new Problem(400, 'invalid-cursor', 'Use the cursor exactly as the page before gave it in `next`.');
};
