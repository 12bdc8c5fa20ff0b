import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose';
import { unusable } from '../environment.js';
import { CLAIMS, type TrustedIssuer } from './settings.js';

/*
 * An issuer for development: a key in the data folder. Whoever can read it may be anybody, so it is believed only where no
 * other issuer is set and never in production.
 */

export const DEVELOPMENT: TrustedIssuer = {
  url: 'urn:integration-journey:development',
  audience: 'integration-journey',
  claims: CLAIMS,
  refreshSeconds: 300,
};

const KID = 'development';

/** Two who start at once end up with the same key: the file appears whole, and only once. */
const make = (file: string): void => {
  const draft = `${file}.${process.pid}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
};

/** The key in a data folder, made at the first start. @throws ConfigError */
export const developmentKey = (dataDir: string): KeyObject => {
  const file = join(dataDir, 'issuer.key');
  try {
    if (!existsSync(file)) {
      mkdirSync(dataDir, { recursive: true });
      make(file);
    }
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    throw unusable('DATA_DIR', error);
  }
};

export const developmentKeys = (key: KeyObject): JWTVerifyGetKey => {
  const jwk = createPublicKey(key).export({ format: 'jwk' }) as { readonly kty: string };
  return createLocalJWKSet({ keys: [{ ...jwk, kid: KID, alg: 'ES256', use: 'sig' }] });
};

export interface TokenOf {
  readonly account: string;
  readonly roles: readonly string[];
  readonly units: readonly string[];
  readonly hours?: number;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token for anybody, signed at once: hundreds of tests ask for one in the middle of a line. */
export const developmentToken = (key: KeyObject, { account, roles, units, hours = 8 }: TokenOf): string => {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: DEVELOPMENT.url,
    aud: DEVELOPMENT.audience,
    sub: account,
    roles,
    units,
    iat: now,
    exp: now + Math.ceil(hours * 3_600),
  };
  const signed = `${base64url({ alg: 'ES256', typ: 'at+jwt', kid: KID })}.${base64url(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
};
