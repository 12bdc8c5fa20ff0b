import { hash } from 'node:crypto';
import type { StoredFact } from '../kernel/journal.js';

/** JSON with sorted keys and without undefined: equal values have equal bytes, whatever store they came through. */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(',')}]`;
  // Each fact passes here: no list of entries, no closures.
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(fields).sort())
    if (fields[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonical(fields[key])}`;
  return `{${text}}`;
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
  hash(
    'sha256',
    canonical({ id, type, typeVersion, stream, version, recordedAt, happenedOn, data, meta, previousHash }),
  );
