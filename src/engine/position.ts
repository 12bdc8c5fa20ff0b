import type { Journal } from '../kernel/journal.js';
import { Problem } from './problems.js';

/** A journal position as clients see it: opaque, and naming its journal. */
export const positionToken = ({ id }: Pick<Journal, 'id'>, position: bigint): string =>
  Buffer.from(`${id}:${position}`).toString('base64url');

/** @throws Problem 400 for what is no position, or one of another journal */
export const parsePosition = ({ id }: Pick<Journal, 'id'>, token: string): bigint => {
  const [, journal, position] =
    /^([0-9a-f]+):(\d{1,18})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (!position)
    throw new Problem(400, 'invalid-position', 'Use a position exactly as a command answered it.');
  if (journal !== id)
    throw new Problem(
      400,
      'foreign-position',
      'This position belongs to another journal and means nothing here.',
    );
  return BigInt(position);
};
