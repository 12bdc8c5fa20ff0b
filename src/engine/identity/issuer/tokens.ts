import type { KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import { ALGORITHM, DEVELOPMENT, developmentKeys, developmentToken, signedJwt } from '../development.js';
import type { Pretended } from './people.js';

const MINUTES = 15;
/** A claim of our own: when a made-up person's story plays. */
const NOW = 'story_now';
/** How long a page may go on without being opened again. */
const RENEWED_HOURS = 12;
const RENEWAL = 'rt+jwt';

/** What an application gets: the access token for the service, who it is for itself, and what renews both. */
export const tokensFor = (
  key: KeyObject,
  { account, name, roles, units, now }: Pretended,
  {
    issuer,
    clientId,
    nonce,
  }: { readonly issuer: string; readonly clientId: string; readonly nonce?: string },
) => ({
  access_token: developmentToken(key, { account, roles, units, hours: MINUTES / 60 }),
  token_type: 'Bearer',
  expires_in: MINUTES * 60,
  // Of another issuer than access tokens, so that one is never taken for the other.
  id_token: signedJwt(
    key,
    'JWT',
    { iss: issuer, aud: clientId, sub: account, name, nonce, [NOW]: now },
    MINUTES * 60,
  ),
  refresh_token: signedJwt(
    key,
    RENEWAL,
    { iss: DEVELOPMENT.url, aud: RENEWAL, sub: account },
    RENEWED_HOURS * 3_600,
  ),
  scope: 'openid',
});

/** The account that a refresh token stands for. */
export const renewing = async (key: KeyObject, token: string): Promise<string | undefined> =>
  jwtVerify(token, developmentKeys(key), {
    issuer: DEVELOPMENT.url,
    audience: RENEWAL,
    typ: RENEWAL,
    algorithms: [ALGORITHM],
  }).then(
    ({ payload }) => payload.sub,
    () => undefined,
  );
