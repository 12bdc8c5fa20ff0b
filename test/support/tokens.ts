import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { developmentKey, developmentToken, type TokenOf } from '../../src/engine/identity/development.js';
import { roleFor } from './roles.js';
import { temporaryFolder } from './server.js';

/*
 * Tests say who asks in words of their own, `dev-actor`, `dev-role`, `dev-unit` and `dev-units`; here they become the token
 * of an account. All services of one spec have the same development issuer.
 */

export type Headers = Readonly<Record<string, string | undefined>>;

const folder = temporaryFolder();
const key = developmentKey(folder);
const tokens = new Map<string, string>();

/** Before a service starts there: it takes our key for its own. */
export const trustTests = (dataDir: string): void => {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'issuer.key');
  if (!existsSync(file)) copyFileSync(join(folder, 'issuer.key'), file);
};

/** A token, the same one for the same words. */
export const tokenOf = (of: TokenOf): string => {
  const name = JSON.stringify([of.account, of.roles, of.units]);
  if (!tokens.has(name)) tokens.set(name, developmentToken(key, of));
  return tokens.get(name)!;
};

/** What is sent: who asks as a token, the rest as it is. Without `dev-actor` nobody asks. */
export const asked = (headers: Headers, method = 'GET', path = '/'): Record<string, string> => {
  const { 'dev-actor': account, 'dev-role': role, 'dev-unit': unit, 'dev-units': more, ...rest } = headers;
  const units = [...new Set([...(unit ? [unit] : []), ...(more?.split(',') ?? [])])];
  const token = account && {
    authorization: `Bearer ${tokenOf({
      account,
      roles: [role ?? roleFor(method, path)],
      units: units.length > 0 ? units : ['test-unit'],
    })}`,
  };
  return Object.fromEntries(Object.entries({ ...token, ...rest }).filter(([, value]) => value !== undefined));
};
