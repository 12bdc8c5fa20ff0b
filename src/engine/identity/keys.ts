import { Logger } from '@nestjs/common';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { Problem } from '../problems.js';
import { discovery, read } from './discovery.js';
import type { TrustedIssuer } from './settings.js';

const log = new Logger('identity');

/** Between two questions to the issuer, however many tokens name a key that nobody knows. */
const COOL_DOWN = 10_000;
/** How long the last keys are believed while the issuer cannot be asked. */
const PATIENCE = 3_600_000;
const UNAVAILABLE = new Problem(
  503,
  'issuer-unavailable',
  'The issuer of tokens cannot be asked for its keys. Send the same request again.',
  { retryAfter: 5 },
);

/** @throws Error if it cannot be asked, or answers what no issuer may */
const discover = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const { jwks_uri: keys } = await discovery(issuer);
  if (typeof keys !== 'string' || new URL(keys).protocol !== new URL(issuer).protocol)
    throw new Error(`${issuer} names no jwks_uri of its own protocol`);
  return createLocalJWKSet((await read(keys)) as JSONWebKeySet);
};

/**
 * The keys of an issuer, found by discovery and looked up again now and then, and when a token names one that is not
 * known: a new key is believed without a restart, and one that left the set is believed no more.
 */
export const remoteKeys = ({ url, refreshSeconds }: TrustedIssuer): JWTVerifyGetKey => {
  const coolDown = Math.min(COOL_DOWN, refreshSeconds * 1_000);
  let known: JWTVerifyGetKey | undefined;
  let [asked, answered] = [-Infinity, -Infinity];
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    asked = performance.now();
    try {
      known = await discover(url);
      answered = performance.now();
    } catch (error) {
      log.warn(`no keys of the issuer: ${(error as Error).message}`);
    }
  };
  /** All who need keys at once wait for the same answer. */
  const refresh = async (): Promise<void> => {
    if (!asking && performance.now() - asked < coolDown) return;
    await (asking ??= ask().finally(() => (asking = undefined)));
  };

  return async (header, token) => {
    if (performance.now() - answered >= refreshSeconds * 1_000) await refresh();
    if (!known || performance.now() - answered > PATIENCE) throw UNAVAILABLE;
    try {
      return await known(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      return known(header, token);
    }
  };
};
