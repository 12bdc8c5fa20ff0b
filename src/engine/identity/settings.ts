import { ConfigError, type Environment, wholeNumber } from '../environment.js';

/** Whose tokens are believed, and how to read them. */
export interface TrustedIssuer {
  /** As the claim `iss` has it; discovery starts here (OpenID Connect Discovery 1.0). */
  readonly url: string;
  /** The claim `aud` must name it: a token for another service is none for us. */
  readonly audience: string;
  readonly claims: ClaimNames;
  /** How long keys and verified tokens are believed before they are looked at again. */
  readonly refreshSeconds: number;
}

/** The name of this service in tokens, unless another one is set. */
export const AUDIENCE = 'integration-journey';

/** Where a token says who somebody is; `realm_access.roles` looks into an object. */
export interface ClaimNames {
  readonly account: string;
  readonly roles: string;
  readonly units: string;
}

export const CLAIMS: ClaimNames = { account: 'sub', roles: 'roles', units: 'units' };

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

const issuerUrl = (value: string, production: boolean): string => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const atHome = !production && url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (!url || !(url.protocol === 'https:' || atHome) || url.username || url.search || url.hash)
    throw new ConfigError(
      'OIDC_ISSUER must be the https address of an OpenID Connect issuer, as its tokens have it in `iss`.',
    );
  return value;
};

/** As which client pages ask the issuer who somebody is, and for what. */
export interface SignIn {
  readonly clientId: string;
  readonly scope: string;
}

export const signInOf = (env: Environment, audience: string): SignIn => ({
  clientId: env.OIDC_CLIENT_ID || audience,
  scope: env.OIDC_SCOPE || 'openid',
});

/** @throws ConfigError with one line that names the variable */
export const trustedIssuer = (env: Environment, production: boolean): TrustedIssuer | undefined => {
  if (!env.OIDC_ISSUER) {
    if (production)
      throw new ConfigError('OIDC_ISSUER is required with NODE_ENV=production: whose tokens are believed.');
    return undefined;
  }
  const url = issuerUrl(env.OIDC_ISSUER, production);
  if (!env.OIDC_AUDIENCE)
    throw new ConfigError('OIDC_AUDIENCE is required with OIDC_ISSUER: the name of this service in tokens.');
  return {
    url,
    audience: env.OIDC_AUDIENCE,
    claims: {
      account: env.OIDC_CLAIM_ACCOUNT || CLAIMS.account,
      roles: env.OIDC_CLAIM_ROLES || CLAIMS.roles,
      units: env.OIDC_CLAIM_UNITS || CLAIMS.units,
    },
    refreshSeconds: wholeNumber(env, 'OIDC_REFRESH_SECONDS', 300, 1, 3_600),
  };
};
