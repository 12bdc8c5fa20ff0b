import { Logger } from '@nestjs/common';
import type { TrustedIssuer } from './settings.js';

/* What an issuer says of itself (OpenID Connect Discovery 1.0). */

const log = new Logger('identity');

const TIMEOUT = 5_000;
/** Between two questions while it cannot be asked. */
const COOL_DOWN = 10_000;

export const read = async (url: string): Promise<unknown> => {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
};

export interface Discovery {
  readonly jwks_uri?: unknown;
  readonly token_endpoint?: unknown;
}

/** @throws Error if it cannot be asked, or is another one */
export const discovery = async (issuer: string): Promise<Discovery> => {
  const { issuer: named, ...found } = (await read(
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  )) as Discovery & { readonly issuer?: unknown };
  if (named !== issuer) throw new Error(`OIDC_ISSUER is ${issuer}, which calls itself ${String(named)}`);
  return found;
};

/** An origin of the issuer's protocol that can stand in a header; a host name may hold a semicolon. */
const originOf = (address: unknown, issuer: string): string | undefined => {
  const { origin = '', protocol } = URL.canParse(String(address)) ? new URL(String(address)) : {};
  return protocol === new URL(issuer).protocol && /^https?:[\w.:/[\]-]+$/.test(origin) ? origin : undefined;
};

/**
 * Where a page asks for tokens: at the issuer and, as some have it, at another origin for the token endpoint. It is asked
 * at most every `refreshSeconds`; while it does not answer, what is known counts, and nobody could sign in anyway.
 */
export const signInOrigins = ({ url, refreshSeconds }: TrustedIssuer): (() => Promise<readonly string[]>) => {
  const own = new URL(url).origin;
  const coolDown = Math.min(COOL_DOWN, refreshSeconds * 1_000);
  let known: readonly string[] = [own];
  let [due, asking] = [-Infinity, Promise.resolve()];

  const ask = async (): Promise<void> => {
    try {
      const { token_endpoint: tokens } = await discovery(url);
      known = [...new Set([own, originOf(tokens, url) ?? own])];
      due = performance.now() + refreshSeconds * 1_000;
    } catch (error) {
      log.warn(`no token endpoint of the issuer: ${(error as Error).message}`);
    }
  };
  return async () => {
    if (performance.now() >= due) {
      due = performance.now() + coolDown;
      asking = ask();
    }
    await asking;
    return known;
  };
};
