import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { remoteKeys } from '../../src/engine/identity/keys.js';
import { CLAIMS } from '../../src/engine/identity/settings.js';
import { identification } from '../../src/engine/identity/verify.js';
import {
  AUDIENCE,
  claimsOf,
  type Key,
  makeKey,
  type OwnIssuer,
  ownIssuer,
  signed,
} from '../support/issuer.js';

const [first, second] = [makeKey('ES256', 'first'), makeKey('EdDSA', 'second')];

let issuer: OwnIssuer;
beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  issuer = await ownIssuer(first);
});
afterEach(() => issuer.stop());

/** Each answer as a client sees it: the account, or the status. */
const service = (refreshSeconds: number) => {
  const trusted = { url: issuer.url, audience: AUDIENCE, claims: CLAIMS, refreshSeconds };
  const identify = identification(trusted, remoteKeys(trusted));
  return async (token: string): Promise<string | number> => {
    try {
      return (await identify(token)).account;
    } catch (error) {
      return (error as { status: number }).status;
    }
  };
};
const token = (key: Key, claims = {}, header = {}) => signed(key, claimsOf(issuer.url, claims), header);

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (const deadline = performance.now() + 10_000; !(await holds()); await sleep(50))
    expect(performance.now()).toBeLessThan(deadline);
};

describe('the keys of an issuer', () => {
  it('are asked for once, however many come at once', async () => {
    const ask = service(300);
    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => token(first, { sub: `account-${nth}` })),
    );
    expect(await Promise.all(tokens.map(ask))).toEqual(tokens.map((_, nth) => `account-${nth}`));
    expect(issuer.asked).toBe(2);
  });

  it('rotate: a new one is believed without a restart, one that was withdrawn is believed no more', async () => {
    const ask = service(1);
    const [old, fresh] = [await token(first), await token(second)];
    expect([await ask(old), await ask(fresh)]).toEqual(['coach-1', 401]);
    issuer.keys = [first, second];
    await until(async () => (await ask(fresh)) === 'coach-1');
    expect(await ask(old)).toBe('coach-1');
    issuer.keys = [second];
    await until(async () => (await ask(old)) === 401);
    expect(await ask(fresh)).toBe('coach-1');
  });

  it('are not asked for again and again because tokens name keys that nobody knows', async () => {
    const ask = service(300);
    expect(await ask(await token(first))).toBe('coach-1');
    for (let nth = 0; nth < 50; nth++)
      expect(await ask(await token({ ...second, kid: `made-up-${nth}` }))).toBe(401);
    expect(issuer.asked).toBeLessThanOrEqual(4);
  });

  it('are not asked for by a token of another issuer', async () => {
    expect(await service(300)(await token(first, { iss: 'https://other.example.org' }))).toBe(401);
    expect(issuer.asked).toBe(0);
  });

  it('stay believed while the issuer is away, and without any the answer is to try again', async () => {
    const [ask, stranger] = [service(1), service(1)];
    expect(await ask(await token(first))).toBe('coach-1');
    issuer.away = true;
    await sleep(1_100);
    expect(await ask(await token(first, { sub: 'coach-2' }))).toBe('coach-2');
    expect(await stranger(await token(first))).toBe(503);
    issuer.away = false;
    await until(async () => (await stranger(await token(first))) === 'coach-1');
  });

  it('of one that calls itself differently, or sends elsewhere, are not believed', async () => {
    issuer.named = 'https://issuer.example.org';
    expect(await service(300)(await token(first))).toBe(503);
    issuer.named = '';
    for (const jwks_uri of ['file:///etc/passwd', 'https://127.0.0.1/keys', 42, undefined, 'nowhere']) {
      issuer.discovery = { jwks_uri };
      expect(await service(300)(await token(first))).toBe(503);
    }
  });
});
