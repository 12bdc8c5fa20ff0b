import { developmentKey, developmentToken } from '../src/engine/identity/development.js';
import type { Actor } from './client.js';

/** A token for whoever makes an entry, or looks. */
export type TokenFor = (actor: Actor) => string;

/** From the development issuer of a service on this machine: the key lies in its data folder. */
export const developmentTokens = (dataDir: string): TokenFor => {
  const key = developmentKey(dataDir);
  const known = new Map<string, string>();
  return ({ id, role, unit, units = [] }) => {
    const name = JSON.stringify([id, role, unit, units]);
    if (!known.has(name))
      known.set(
        name,
        developmentToken(key, { account: id, roles: [role], units: [...new Set([unit, ...units])] }),
      );
    return known.get(name)!;
  };
};
