import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config.js';

/* What browsers are told about answers. Nothing here is a page but /docs, so nothing may be embedded, run or kept. */

const NOTHING = { defaultSrc: "'none'", frameAncestors: "'none'", baseUri: "'none'", formAction: "'none'" };

const DOCS = /^\/docs(\/|$)/;
/** The framework's page has a style of its own in it. */
const DOCS_POLICY =
  "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;connect-src 'self';" +
  "frame-ancestors 'none';base-uri 'none';form-action 'none'";

export const secure = (app: NestFastifyApplication, { corsOrigins, production }: Config): void => {
  app.useSecurityHeaders({
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    // Production is behind TLS; over plain HTTP browsers ignore it.
    strictTransportSecurity: production && { includeSubDomains: false },
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: { action: 'deny' },
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  if (corsOrigins.length > 0)
    app.enableCors({
      origin: [...corsOrigins],
      exposedHeaders: ['Correlation-Id', 'ETag', 'Retry-After', 'WWW-Authenticate'],
    });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', ({ routeOptions }, reply, done) => {
      // Every answer may be about somebody, or about what somebody may do.
      void reply.header('Cache-Control', 'no-store');
      if (DOCS.test(routeOptions.url ?? '')) void reply.header('Content-Security-Policy', DOCS_POLICY);
      done();
    });
};
