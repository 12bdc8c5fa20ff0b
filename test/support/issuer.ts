import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, type JWK, type JWTHeaderParameters, type JWTPayload } from 'jose';

export interface Key {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const MAKE = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
};

export const makeKey = (alg: keyof typeof MAKE, kid: string = randomUUID()): Key => ({
  kid,
  alg,
  ...MAKE[alg](),
});

export const AUDIENCE = 'integration-journey';
export const now = (): number => Math.floor(Date.now() / 1_000);

/** An OpenID Connect issuer on loopback, whose keys may change and which may be away. */
export const ownIssuer = async (...keys: readonly Key[]) => {
  const issuer = { keys: [...keys], asked: 0, away: false, named: '', discovery: {} as object };
  const server = createServer((request, response) => {
    issuer.asked++;
    if (issuer.away) return void response.writeHead(503).end();
    void (async () => {
      const found = request.url?.endsWith('/.well-known/openid-configuration')
        ? { issuer: issuer.named || url, jwks_uri: `${url}/keys`, ...issuer.discovery }
        : { keys: await Promise.all(issuer.keys.map(publicJwk)) };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/kreis`;
  return Object.assign(issuer, {
    url,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  });
};

export type OwnIssuer = Awaited<ReturnType<typeof ownIssuer>>;

export const publicJwk = async ({ publicKey, kid, alg }: Key): Promise<JWK> => ({
  ...(await exportJWK(publicKey)),
  ...{ kid, alg, use: 'sig' },
});

/** What a token says unless a test says otherwise; `undefined` leaves a claim out. */
export const claimsOf = (issuer: string, claims: Readonly<Record<string, unknown>> = {}): JWTPayload => ({
  ...{ iss: issuer, aud: AUDIENCE, sub: 'coach-1', iat: now(), exp: now() + 600 },
  ...{ roles: ['coordinator'], units: ['kreis'] },
  ...claims,
});

/** Whatever the claims are: libraries refuse to sign some that an attacker would. */
export const signed = (
  { kid, alg, privateKey }: Key,
  claims: JWTPayload,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ kid, alg, typ: 'at+jwt', ...header })
    .sign(privateKey, { crit: { x: true } });
