import type { Pretended } from './people.js';

export type Parameters = Readonly<Record<string, string | undefined>>;

/** What comes of asking who somebody is: a page, an error there, or the way back with what it brings. */
export type Outcome =
  | { readonly page: 'choose' | 'refused' }
  | { readonly error: string; readonly description?: string }
  | { readonly person: Pretended };

export interface Asking {
  readonly clientId: string;
  /** Where codes may go, exactly. */
  readonly redirectUris: readonly string[];
  readonly people: readonly Pretended[];
  /** Whom this browser chose last. */
  readonly chosen?: string;
}

/** Judges an authorization request (OpenID Connect Core 3.1.2; the authorization code flow with PKCE and nothing else). */
export const authorize = (asked: Parameters, { clientId, redirectUris, people, chosen }: Asking): Outcome => {
  // Nobody is sent to an address that was not agreed, not even with an error.
  if (asked.client_id !== clientId || !redirectUris.includes(asked.redirect_uri ?? ''))
    return { page: 'refused' };
  if (asked.response_type !== 'code') return { error: 'unsupported_response_type' };
  if (asked.code_challenge_method !== 'S256' || !/^[\w-]{43}$/.test(asked.code_challenge ?? ''))
    return { error: 'invalid_request', description: 'code_challenge by S256 is required' };
  if (!asked.scope?.split(' ').includes('openid')) return { error: 'invalid_scope' };
  const silently = asked.prompt === 'none';
  const account = asked.login_hint ?? (silently ? chosen : undefined);
  const person = people.find((each) => each.account === account);
  if (person) return { person };
  return silently ? { error: 'login_required' } : { page: 'choose' };
};
