import { randomUUID } from 'node:crypto';
import { ConsoleLogger, type DynamicModule, type LogLevel as NestLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config, LogLevel } from '../config.js';
import { serveDevelopmentIssuer } from '../identity/issuer/routes.js';
import { trusted } from '../identity/trusted.js';
import type { Metrics } from '../metrics.js';
import { problemDocument, problemOf } from '../problems.js';
import { METRICS } from '../runtime.js';
import { logAccess } from './access-log.js';
import { guard } from './guard.js';
import { servePages } from './pages.js';
import { secure } from './surface.js';
import { ARRIVAL, clientErrorHandler, guardWire } from './wire.js';

const BODY_LIMIT = 100 * 1024;
const LEVELS: readonly LogLevel[] = ['error', 'warn', 'log', 'debug'];

const correlation = ({ headers }: { headers: Record<string, string | string[] | undefined> }): string => {
  const given = headers['correlation-id'];
  return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
};

const adapter = ({ trustedProxies }: Partial<Config> = {}): FastifyAdapter =>
  new FastifyAdapter({
    trustProxy: trustedProxies ?? false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: ARRIVAL,
    // A missing Host is answered by our own hook, as a problem document.
    http: { requireHostHeader: false },
    genReqId: correlation as never,
    clientErrorHandler,
    // Errors before any route is found, such as a malformed address.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(error);
      void reply
        .status(problem.status)
        .type('application/problem+json; charset=utf-8')
        .send(JSON.stringify(problemDocument(problem, String(request.id))));
    },
  } as never);

export const openApi = (app: NestFastifyApplication): OpenAPIObject => {
  const builder = new DocumentBuilder()
    .setTitle('Integration Journey')
    .setDescription(
      "Records each participant's integration journey as facts and shows caseload and funding. " +
        'Commands answer with a `position`; give it as `after` to a query that is to see their effect.',
    )
    .setVersion('1')
    .addTag('journeys', 'One stream for each participant (Integrationsverlauf)')
    .addTag('programmes', 'Programmes and their seats (Programm, Maßnahme)')
    .addTag('views', 'What case workers and controllers read')
    .addTag('pages', 'What pages begin with: who asks, and what has moved')
    .addTag('operations', 'For those who run the service');
  builder.addBearerAuth({
    type: 'http',
    bearerFormat: 'JWT',
    description:
      'An access token of the OpenID Connect issuer that the service trusts; in development `npm run token` prints one. ' +
      'Of several roles or units in it, the headers `Role` and `Unit` choose; by default it is the first.',
  });
  return SwaggerModule.createDocument(app, builder.addSecurityRequirements('bearer').build());
};

/** What the framework says of itself at every start is for debugging. */
const CHATTY = ['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver'];

/** What keeps the service from listening is told once, by whoever started it. */
const CANNOT_LISTEN = /\b(EADDRINUSE|EADDRNOTAVAIL|EACCES|ENOTFOUND)\b/;

/** For programs; whoever looks on at a terminal gets lines to read. */
const JSON_LOGS = !process.stdout.isTTY;

class Log extends ConsoleLogger {
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === 'NestApplication' && CANNOT_LISTEN.test(String(message))) return;
    super.error(message, ...(rest as [string]));
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const chatty = CHATTY.includes(String(rest.at(-1)));
    if (chatty) super.debug(message, ...(rest as [string]));
    else super.log(message, ...(rest as [string]));
  }
}

const logger = (level: LogLevel) =>
  new Log({
    logLevels: ['fatal', ...LEVELS.slice(0, LEVELS.indexOf(level) + 1)] as NestLevel[],
    json: JSON_LOGS,
    prefix: 'journey',
  });

/** The application, described but not running: for its OpenAPI document. */
export const describeApp = (module: DynamicModule): Promise<NestFastifyApplication> =>
  NestFactory.create<NestFastifyApplication>(module, adapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });

/** The application, ready to listen. */
export const createApp = async (module: DynamicModule, config: Config): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter(config), {
    logger: logger(config.logLevel),
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  const { http } = app.get<Metrics>(METRICS);
  const fastify = app.getHttpAdapter().getInstance();
  guardWire(fastify, app.getHttpServer());
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('Correlation-Id', request.id);
    done();
  });
  secure(app, config);
  await guard(fastify, config, trusted(config));
  serveDevelopmentIssuer(fastify, config);
  servePages(fastify, config);
  fastify.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
    // A stream lasts as long as its page is open.
    if (routeOptions.url === '/changes') return done();
    const labels = { method, route: routeOptions.url ?? 'unknown', status: reply.statusCode };
    http.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  if (JSON_LOGS && ['log', 'debug'].includes(config.logLevel)) logAccess(fastify);
  SwaggerModule.setup('docs', app, () => openApi(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
  await app.init();
  await fastify.ready();
  return app;
};

export const addressOf = (app: NestFastifyApplication): string => {
  const { address, port } = app.getHttpServer().address() as { address: string; port: number };
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};
