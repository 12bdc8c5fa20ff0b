import { hash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { lru } from '../lru.js';
import { Problem } from '../problems.js';
import { type Identity, identityOf } from './identity.js';
import type { TrustedIssuer } from './settings.js';

const log = new Logger('identity');

/** Only those with a public key: whoever can verify must not be able to sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'].concat(
  ...['EdDSA', 'Ed25519'],
);
/** Of an access token (RFC 9068) or of none in particular; a token of another kind proves something else. */
const TYPES = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];
/** Clocks differ, in seconds. */
const TOLERANCE = 5;
const REMEMBERED = 10_000;

/** One answer for whatever is wrong: why helps an attacker, and the log has it. */
export const invalidToken = (): Problem =>
  new Problem(401, 'unauthenticated', 'This token is not valid, or not any more. Get a new one.', {
    challenge: 'Bearer error="invalid_token"',
  });

interface Verified {
  readonly identity: Identity;
  readonly until: number;
}

export type Identify = (token: string) => Identity | Promise<Identity>;

const verify = async (token: string, trusted: TrustedIssuer, keys: JWTVerifyGetKey): Promise<Verified> => {
  // Before the issuer is asked for keys: a token of somebody else's costs it nothing.
  if (decodeJwt(token).iss !== trusted.url) throw new errors.JWTInvalid('of another issuer');
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    issuer: trusted.url,
    audience: trusted.audience,
    algorithms: ALGORITHMS,
    clockTolerance: TOLERANCE,
    requiredClaims: ['exp'],
  });
  if (!TYPES.includes(protectedHeader.typ?.toLowerCase()))
    throw new errors.JWTInvalid(`typ ${protectedHeader.typ} is no access token`);
  // Bound to a key of its bearer (RFC 9449, 8705), which a mere bearer does not show.
  if (payload.cnf !== undefined) throw new errors.JWTInvalid('bound to a key that was not shown');
  const identity = identityOf(payload, trusted.claims);
  if (!identity) throw new errors.JWTInvalid('account, roles or units are not as needed');
  const believed = Date.now() + trusted.refreshSeconds * 1_000;
  return { identity, until: Math.min(identity.until, believed) };
};

/**
 * Who a token stands for. A verified one is remembered for a while, by its digest, so that a request costs a digest and no
 * signature.
 * @throws Problem 401; 503 if the issuer cannot be asked
 */
export const identification = (trusted: TrustedIssuer, keys: JWTVerifyGetKey): Identify => {
  const remembered = lru<Verified>(REMEMBERED);
  const identify = async (token: string, digest: string): Promise<Identity> => {
    try {
      const verified = await verify(token, trusted, keys);
      remembered.set(digest, verified);
      return verified.identity;
    } catch (error) {
      if (error instanceof Problem) throw error;
      const { message } = error as Error;
      if (error instanceof errors.JOSEError) log.debug(`a token was refused: ${message}`);
      else log.warn(`a token could not be verified: ${message}`);
      throw invalidToken();
    }
  };
  return (token) => {
    const digest = hash('sha256', token, 'base64');
    const known = remembered.get(digest);
    return known && known.until > Date.now() ? known.identity : identify(token, digest);
  };
};
