import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import { signInOrigins } from '../identity/discovery.js';
import { problemDocument, notFound } from '../problems.js';

/* The built pages: one document, which knows everything else by the public interface, and what it is made of. */

const INDEX = 'index.html';
/** Vite puts it where components may add styles while they run; there is a fresh one in each answer. */
const PLACEHOLDER = /CSP-NONCE/g;

/** Their names tell of their content. */
const HASHED = /\/assets\/[^/]+$/;
const FOR_EVER = 'public, max-age=31536000, immutable';

const NOT_BUILT = notFound(
  'The pages are not built: `npm run build` builds them. The interface is described at /docs.',
);

const policy = (nonce: string, issuer: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...issuer].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join(';');

/** Serves the pages at `/`, to everybody: they say nothing about anybody. */
export const servePages = (fastify: FastifyInstance, { webDir, issuer }: Config): void => {
  const ofIssuer = issuer ? signInOrigins(issuer) : () => [];
  void fastify.register(async (own) => {
    own.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true };
    });
    own.get('/', async (request, reply) => {
      const document = await readFile(join(webDir, INDEX), 'utf8').catch(() => undefined);
      if (!document)
        return reply
          .status(404)
          .type('application/problem+json; charset=utf-8')
          .send(JSON.stringify(problemDocument(NOT_BUILT, String(request.id))));
      const nonce = randomBytes(16).toString('base64');
      return reply
        .type('text/html; charset=utf-8')
        .header('Cache-Control', 'no-cache')
        .header('Content-Security-Policy', policy(nonce, await ofIssuer()))
        .send(document.replace(PLACEHOLDER, nonce));
    });
    if (!existsSync(webDir)) return;
    await own.register(files, {
      root: webDir,
      wildcard: false,
      index: false,
      globIgnore: [INDEX, '**/*.br', '**/*.gz'],
      preCompressed: true,
      decorateReply: false,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header('Cache-Control', HASHED.test(path) ? FOR_EVER : 'no-cache'),
    });
  });
};
