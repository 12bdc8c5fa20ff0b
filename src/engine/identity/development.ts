import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { unusable } from '../environment.js';
import { AUDIENCE, CLAIMS, type TrustedIssuer } from './settings.js';

/*
 * An issuer for development: a key in the data folder. Whoever can read it may be anybody, so it is believed only where no
 * other issuer is set and never in production.
 */

export const DEVELOPMENT: TrustedIssuer = {
  url: 'urn:integration-journey:development',
  audience: AUDIENCE,
  claims: CLAIMS,
  refreshSeconds: 300,
};

const KID = 'development';
export const ALGORITHM = 'ES256';

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

/** What everybody may know of the key. */
export const publicKeys = (key: KeyObject): JSONWebKeySet => {
  const jwk = createPublicKey(key).export({ format: 'jwk' }) as { readonly kty: string };
  return { keys: [{ ...jwk, kid: KID, alg: ALGORITHM, use: 'sig' }] };
};

export const developmentKeys = (key: KeyObject): JWTVerifyGetKey => createLocalJWKSet(publicKeys(key));

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signed at once: hundreds of tests ask for a token in the middle of a line. */
export const signedJwt = (key: KeyObject, typ: string, claims: object, seconds: number): string => {
  const now = Math.floor(Date.now() / 1_000);
  const times = { iat: now, exp: now + seconds };
  const signed = `${base64url({ alg: ALGORITHM, typ, kid: KID })}.${base64url({ ...claims, ...times })}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
};

export interface TokenOf {
  readonly account: string;
  readonly roles: readonly string[];
  readonly units: readonly string[];
  readonly hours?: number;
}

/** An access token for anybody. */
export const developmentToken = (key: KeyObject, { account, roles, units, hours = 8 }: TokenOf): string => {
  const claims = { iss: DEVELOPMENT.url, aud: DEVELOPMENT.audience, sub: account, roles, units };
  return signedJwt(key, 'at+jwt', claims, Math.ceil(hours * 3_600));
};
