import type { Projection } from '../../kernel/projection.js';
import type { Codec } from '../codec.js';

/** A folded row with the digests of the words under which it is found, if its projection has such. */
export const indexed = async (
  codec: Codec,
  { words }: Projection,
  row: object | null,
): Promise<object | null> => {
  if (!words || !row) return row;
  return { ...row, ...(await codec.digests(words((await codec.open(row)) as never))) };
};
