import { createHash, randomBytes } from 'node:crypto';

/** How long a code may be on its way, in milliseconds. */
const LIFETIME = 60_000;
const MOST = 1_000;

/** What a code stands for. */
export interface Granted {
  readonly account: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce?: string;
}

/** Codes that were given out and not taken yet: each is good once, for a minute, for whoever has the verifier. */
export const codes = () => {
  const given = new Map<string, Granted & { readonly until: number }>();
  return {
    give: (granted: Granted): string => {
      const code = randomBytes(32).toString('base64url');
      given.set(code, { ...granted, until: Date.now() + LIFETIME });
      if (given.size > MOST) given.delete(given.keys().next().value!);
      return code;
    },
    take: (code: string, redirectUri: string, verifier: string): Granted | undefined => {
      const found = given.get(code);
      // Also when the rest is wrong: a second try is somebody else's.
      given.delete(code);
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const holds =
        found &&
        found.until > Date.now() &&
        found.redirectUri === redirectUri &&
        /^[\w.~-]{43,128}$/.test(verifier) &&
        found.challenge === challenge;
      return holds ? found : undefined;
    },
  };
};
export type Codes = ReturnType<typeof codes>;
