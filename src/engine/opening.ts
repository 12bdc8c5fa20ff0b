import { isSealed, type Sealed } from '../kernel/personal.js';
import type { Keyring } from './keyring.js';
import { unseal } from './seal.js';

/** What of an opened value remains when its key was destroyed. */
export const ERASED = null;

const tokensIn = (value: unknown, found: Sealed[] = []): Sealed[] => {
  if (typeof value !== 'object' || value === null) return found;
  if (isSealed(value)) found.push(value);
  else for (const field of Object.values(value)) tokensIn(field, found);
  return found;
};

/** A copy as far as something in it changes; the rest is shared. */
const replaced = (value: unknown, opened: ReadonlyMap<unknown, unknown>): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (opened.has(value)) return opened.get(value);
  if (Array.isArray(value)) {
    const entries = value.map((entry) => replaced(entry, opened));
    return entries.some((entry, index) => entry !== value[index]) ? entries : value;
  }
  let copy: Record<string, unknown> | undefined;
  for (const [name, field] of Object.entries(value)) {
    const next = replaced(field, opened);
    if (next !== field) (copy ??= { ...(value as Record<string, unknown>) })[name] = next;
  }
  return copy ?? value;
};

/**
 * Opens all tokens in a value, and does no more than that takes: it looks for tokens first, asks for each key once, and
 * what has no token in it is answered as it is.
 */
export const opener =
  ({ find }: Pick<Keyring, 'find'>) =>
  async (value: unknown): Promise<unknown> => {
    const tokens = tokensIn(value);
    if (tokens.length === 0) return value;
    const keys = new Map<string, Buffer | undefined>();
    for (const { sealed } of tokens) {
      const name = `${sealed.by}|${sealed.as}`;
      if (!keys.has(name)) keys.set(name, await find(sealed.by, sealed.as));
    }
    const opened = new Map<unknown, unknown>();
    for (const token of tokens) {
      const key = keys.get(`${token.sealed.by}|${token.sealed.as}`);
      opened.set(token, key ? unseal(key, token) : ERASED);
    }
    return replaced(value, opened);
  };
