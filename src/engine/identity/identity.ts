import { type Role, ROLES } from '../../kernel/roles.js';
import { handle } from '../../shapes/kinds.js';
import type { ClaimNames } from './settings.js';

/** Who somebody is, as a verified token says. */
export interface Identity {
  readonly account: string;
  /** Those that this service knows; a token may name more. */
  readonly roles: readonly Role[];
  readonly units: readonly string[];
  /** When the token ends, in ms. */
  readonly until: number;
}

type Claims = Readonly<Record<string, unknown>>;

/** A claim by its name, or else by its path: names may contain dots themselves. */
const claim = (claims: Claims, name: string): unknown => {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (found, part) =>
        typeof found === 'object' && found !== null && Object.hasOwn(found, part)
          ? (found as Claims)[part]
          : undefined,
      claims,
    );
};

/** Words as a list or, like `scope`, between spaces; none if absent, undefined if it is something else. */
const words = (value: unknown): readonly string[] | undefined => {
  if (value === undefined) return [];
  const list: unknown = typeof value === 'string' ? value.split(' ') : value;
  return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list : undefined;
};

/** @returns undefined if the claims do not fit what this service needs */
export const identityOf = (
  claims: Claims & { readonly exp?: number },
  names: ClaimNames,
): Identity | undefined => {
  const account = claim(claims, names.account);
  const roles = words(claim(claims, names.roles));
  const units = words(claim(claims, names.units));
  if (!handle.holds(account) || !roles || !units) return undefined;
  return {
    account: account as string,
    roles: roles.filter((role): role is Role => ROLES.includes(role as Role)),
    units: units.filter(handle.holds),
    until: (claims.exp ?? 0) * 1_000,
  };
};
