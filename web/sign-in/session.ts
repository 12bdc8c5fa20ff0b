import * as oauth from 'oauth4webapi';
import { thrown, UNREACHABLE } from '../api/problem.js';
import { act, acting } from './acting.js';

/*
 * Sign-in by the authorization code flow with PKCE (RFC 7636; OAuth 2.0 for Browser-Based Applications). Tokens live in
 * this module and nowhere else: a reload asks the issuer again, which still knows who it was (`prompt=none`). What has to
 * survive the way there and back says nothing about a person.
 */

const UNDERWAY = 'sign-in';
/** Set while the issuer is asked without anybody seeing it, and if that led to nothing. */
export const ASKED = 'asked-silently';

interface Underway {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** Where the page was; a fragment, which no server sees. */
  readonly hash: string;
}

interface Session {
  readonly access: string;
  readonly refresh?: string;
  readonly idToken?: string;
  readonly until: number;
  /** As the issuer calls whoever is signed in. */
  readonly name?: string;
}

interface Issuer {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly scope: string;
}

let session: Session | undefined;
let known: Promise<Issuer> | undefined;

/** Plain http is for an issuer on this machine, in development. */
const lenient = (url: string | undefined) => ({
  [oauth.allowInsecureRequests]: url?.startsWith('http://') ?? false,
});

const discover = async (): Promise<Issuer> => {
  const response = await fetch('/sign-in');
  const { issuer, clientId, scope } = (await response.json()) as Record<
    'issuer' | 'clientId' | 'scope',
    string
  >;
  const url = new URL(issuer);
  const found = await oauth.discoveryRequest(url, lenient(issuer));
  return { server: await oauth.processDiscoveryResponse(url, found), client: { client_id: clientId }, scope };
};

const issuer = (): Promise<Issuer> =>
  (known ??= discover().catch((error: unknown) => {
    known = undefined;
    throw error;
  }));

const here = (): string => `${location.origin}/`;

/** Goes to the issuer; `silently` comes back at once, signed in or not. */
export const signIn = async (silently = false): Promise<void> => {
  const { server, client, scope } = await issuer();
  const underway: Underway = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    hash: location.hash,
  };
  sessionStorage.setItem(UNDERWAY, JSON.stringify(underway));
  const url = new URL(server.authorization_endpoint!);
  for (const [name, value] of Object.entries({
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: here(),
    scope,
    state: underway.state,
    nonce: underway.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(underway.verifier),
    code_challenge_method: 'S256',
    ...(silently && { prompt: 'none' }),
  }))
    url.searchParams.set(name, value);
  location.assign(url);
};

const taken = (tokens: oauth.TokenEndpointResponse): void => {
  // Only the development issuer says when it is.
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  const now = claims?.story_now;
  if (typeof now === 'string') act({ ...acting(), 'Dev-Now': now });
  session = {
    access: tokens.access_token,
    refresh: tokens.refresh_token ?? session?.refresh,
    idToken: tokens.id_token ?? session?.idToken,
    name: typeof claims?.name === 'string' ? claims.name : session?.name,
    until: Date.now() + (tokens.expires_in ?? 300) * 1_000,
  };
};

/** Takes up what the issuer sent back, if the page was opened by it. @returns whether somebody is signed in now */
export const comeBack = async (): Promise<boolean> => {
  const answer = new URL(location.href);
  const stored = sessionStorage.getItem(UNDERWAY);
  if (!stored || !answer.searchParams.has('state')) return false;
  sessionStorage.removeItem(UNDERWAY);
  const { verifier, state, nonce, hash } = JSON.parse(stored) as Underway;
  history.replaceState(null, '', `/${hash}`);
  const { server, client } = await issuer();
  try {
    const params = oauth.validateAuthResponse(server, client, answer, state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      params,
      here(),
      verifier,
      lenient(server.token_endpoint),
    );
    taken(await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce }));
    sessionStorage.removeItem(ASKED);
    return true;
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError) return false;
    throw error;
  }
};

const renew = async (): Promise<boolean> => {
  const refresh = session?.refresh;
  if (!refresh) return false;
  try {
    const { server, client } = await issuer();
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      refresh,
      lenient(server.token_endpoint),
    );
    taken(await oauth.processRefreshTokenResponse(server, client, response));
    return true;
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) return false;
    throw thrown(UNREACHABLE);
  }
};

let renewing: Promise<boolean> | undefined;

/**
 * Renews the session with the issuer's refresh token, once for all who ask meanwhile: it may be good only once.
 * @returns whether there is a fresh one
 * @throws Problem if the issuer does not say
 */
export const renewed = (): Promise<boolean> =>
  (renewing ??= renew().finally(() => {
    renewing = undefined;
  }));

/** The token to ask with, renewed a little before it ends. */
export const token = async (): Promise<string> => {
  // Until it ends the old one will do.
  if (session?.refresh && session.until - Date.now() < 30_000) await renewed().catch(() => false);
  return session?.access ?? '';
};

export const signedInAs = (): string | undefined => session?.name;

export const signOut = async (): Promise<void> => {
  const { server } = await issuer();
  const url = new URL(server.end_session_endpoint ?? here());
  if (session?.idToken) url.searchParams.set('id_token_hint', session.idToken);
  url.searchParams.set('post_logout_redirect_uri', here());
  session = undefined;
  location.assign(url);
};
