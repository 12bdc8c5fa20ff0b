import { createHash } from 'node:crypto';
import type { StoredFact } from '../kernel/journal.js';

/** JSON with sorted keys and without undefined: equal values have equal bytes, whatever store they came through. */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
};

export const NO_HASH = '0'.repeat(64);

/** The link of a fact in its stream's chain: SHA-256 over everything stored but the position, sealed bytes included. */
export const hashOf = ({
  id,
  type,
  typeVersion,
  stream,
  version,
  recordedAt,
  happenedOn,
  data,
  meta,
  previousHash,
}: Omit<StoredFact, 'hash'>): string =>
  createHash('sha256')
    .update(
      canonical({ id, type, typeVersion, stream, version, recordedAt, happenedOn, data, meta, previousHash }),
    )
    .digest('hex');
