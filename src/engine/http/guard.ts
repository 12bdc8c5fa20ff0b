import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { type Identify, invalidToken } from '../identity/verify.js';
import { invalid, Problem } from '../problems.js';
import { askingOf, NOW } from './who.js';

/*
 * Nobody gets past here without a token, whatever the address: also one that is none, and one that somebody adds later.
 */

/** For those who look whether it runs, and what it offers: neither says anything about anybody. */
const OPEN = /^\/(health|docs|openapi\.(json|yaml)|sign-in)(\/|$)/;
const METRICS = '/metrics';

const MINUTE = 60_000;
/** Of what an account may ask: what an address may get wrong. */
const WRONG_SHARE = 1 / 50;

const LARGEST = 8_192;
const TOKEN = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

const nobody = (): Problem =>
  new Problem(401, 'unauthenticated', 'Say who you are: send "Authorization: Bearer …" with a token.', {
    challenge: 'Bearer',
  });

/** Node keeps the first of several and says nothing; a proxy may have looked at another one. */
const assertOnce = ({ rawHeaders }: IncomingMessage): void => {
  const given = rawHeaders.filter(
    (name, index) => index % 2 === 0 && name.length === 13 && name.toLowerCase() === 'authorization',
  );
  if (given.length > 1) throw invalid([{ path: 'headers.authorization', hint: 'must be given once' }]);
};

const tokenOf = ({ raw, headers: { authorization } }: FastifyRequest): string => {
  if (!authorization) throw nobody();
  assertOnce(raw);
  const token = authorization.length <= LARGEST ? TOKEN.exec(authorization)?.[1] : undefined;
  if (!token) throw invalidToken();
  return token;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether somebody may read the metrics without being anybody: with their own token, or if there is none, while trying out. */
const maySeeMetrics = ({ metricsToken, production }: Config, { headers }: FastifyRequest): boolean =>
  metricsToken
    ? timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${metricsToken}`))
    : !production;

const isOpen = (config: Config, request: FastifyRequest): boolean | undefined => {
  const { url = '', config: route } = request.routeOptions;
  return route.open || OPEN.test(url) || (url === METRICS && maySeeMetrics(config, request));
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers also those who do not say who they are. */
    open?: boolean;
  }
}

type Limit = ReturnType<FastifyInstance['createRateLimit']>;

const count = async (limit: Limit | undefined, request: FastifyRequest): Promise<void> => {
  const used = await limit?.(request);
  if (used && !used.isAllowed && used.isExceeded)
    throw new Problem(429, 'too-many-requests', 'That was too much at once. Wait a little, then go on.', {
      retryAfter: used.ttlInSeconds,
    });
};

/** Every request is somebody's, and nobody's are too many. */
export const guard = async (fastify: FastifyInstance, config: Config, identify: Identify): Promise<void> => {
  await fastify.register(rateLimit, { global: false });
  const limit = (max: number, keyGenerator: (request: FastifyRequest) => string): Limit | undefined =>
    max > 0 ? fastify.createRateLimit({ max, timeWindow: MINUTE, keyGenerator }) : undefined;
  const ofAccount = limit(config.rateLimit, ({ asking }) => asking!.actor.id);
  // Whoever has a token is let in, whatever others at the same address get wrong.
  const ofWrong = limit(Math.ceil(config.rateLimit * WRONG_SHARE), ({ ip }) => ip);

  fastify.decorateRequest('asking', undefined);
  fastify.addHook('onRequest', async (request) => {
    if (config.production && NOW in request.headers)
      throw invalid([{ path: `headers.${NOW}`, hint: 'is for development' }]);
    if (isOpen(config, request)) return;
    try {
      request.asking = askingOf(await identify(tokenOf(request)), request.headers);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) await count(ofWrong, request);
      throw error;
    }
    await count(ofAccount, request);
  });
};
