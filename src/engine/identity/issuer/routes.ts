import type { KeyObject } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import { ALGORITHM, developmentKey, publicKeys } from '../development.js';
import { authorize, type Parameters } from './authorize.js';
import { choosing, languageOf, saying, STYLE } from './chooser.js';
import { codes } from './codes.js';
import { ISSUER_PATH, originOf } from './here.js';
import { type Pretended, pretendedIn } from './people.js';
import { renewing, tokensFor } from './tokens.js';

/*
 * The development issuer as an OpenID provider, so that pages sign in as they would anywhere (ADR 0058): whoever can open
 * them may choose whom to be. It exists where no other issuer is set, and never in production.
 */

const COOKIE = 'development-person';
const REMEMBERED = 12 * 3_600;

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  end_session_endpoint: `${issuer}/end-session`,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [ALGORITHM],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  scopes_supported: ['openid'],
  ui_locales_supported: ['de', 'en'],
  authorization_response_iss_parameter_supported: true,
});

const chosenIn = ({ headers: { cookie = '' } }: FastifyRequest): string | undefined =>
  new RegExp(`(?:^|; )${COOKIE}=([a-z0-9.-]+)`).exec(cookie)?.[1];

const remember = (reply: FastifyReply, account: string, seconds: number): void =>
  void reply.header(
    'Set-Cookie',
    `${COOKIE}=${account}; Path=${ISSUER_PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Lax`,
  );

const withParameters = (uri: string, parameters: Parameters): string => {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
};

/** What is told to applications (RFC 6749, section 5.2). */
const wrong = (reply: FastifyReply, error: string) => reply.status(400).send({ error });

const routes = (fastify: FastifyInstance, config: Config, key: KeyObject): void => {
  const clientId = config.signIn.clientId;
  const given = codes();
  const people = (): readonly Pretended[] => pretendedIn(config.dataDir);
  const origins = (origin: string): readonly string[] => [origin, ...config.corsOrigins];
  const html = (reply: FastifyReply, origin: string, text: string, status = 200) =>
    reply
      .status(status)
      .type('text/html; charset=utf-8')
      // A browser also looks where the answer to a form leads.
      .header(
        'Content-Security-Policy',
        `default-src 'none';style-src 'self';form-action 'self' ${origins(origin).join(' ')};frame-ancestors 'none';base-uri 'none'`,
      )
      .send(text);
  const languageFor = ({ headers }: FastifyRequest) => languageOf(headers['accept-language']);

  fastify.get('/.well-known/openid-configuration', (request) =>
    discovery(`${originOf(request)}${ISSUER_PATH}`),
  );
  fastify.get('/jwks', () => publicKeys(key));
  fastify.get('/style.css', (_, reply) => reply.type('text/css; charset=utf-8').send(STYLE));

  fastify.get('/authorize', (request, reply) => {
    const origin = originOf(request)!;
    const asked = request.query as Parameters;
    const outcome = authorize(asked, {
      clientId,
      redirectUris: origins(origin).map((each) => `${each}/`),
      people: people(),
      chosen: chosenIn(request),
    });
    if ('page' in outcome)
      return outcome.page === 'choose'
        ? html(reply, origin, choosing(languageFor(request), people(), asked))
        : html(reply, origin, saying(languageFor(request), 'refused'), 400);
    const {
      redirect_uri: redirectUri,
      state,
      nonce,
      code_challenge: challenge,
    } = asked as Record<string, string>;
    const back = (more: Parameters) =>
      reply.redirect(withParameters(redirectUri!, { ...more, state, iss: `${origin}${ISSUER_PATH}` }), 303);
    if ('error' in outcome) return back({ error: outcome.error, error_description: outcome.description });
    const { account } = outcome.person;
    remember(reply, account, REMEMBERED);
    return back({ code: given.give({ account, redirectUri: redirectUri!, challenge: challenge!, nonce }) });
  });

  fastify.post('/token', async (request, reply) => {
    const asked = (request.body ?? {}) as Parameters;
    if (asked.client_id !== clientId) return wrong(reply, 'invalid_client');
    const {
      code = '',
      redirect_uri: to = '',
      code_verifier: verifier = '',
      refresh_token: token = '',
    } = asked;
    const grants: Readonly<Record<string, () => Promise<{ account: string; nonce?: string } | undefined>>> = {
      authorization_code: async () => given.take(code, to, verifier),
      refresh_token: async () => {
        const account = await renewing(key, token);
        return account ? { account } : undefined;
      },
    };
    if (!Object.hasOwn(grants, asked.grant_type ?? '')) return wrong(reply, 'unsupported_grant_type');
    const granted = await grants[asked.grant_type!]!();
    const person = granted && people().find(({ account }) => account === granted.account);
    if (!person) return wrong(reply, 'invalid_grant');
    const issuer = `${originOf(request)}${ISSUER_PATH}`;
    return tokensFor(key, person, { issuer, clientId, nonce: granted.nonce });
  });

  fastify.get('/end-session', (request, reply) => {
    const origin = originOf(request)!;
    const { post_logout_redirect_uri: to, state } = request.query as Parameters;
    remember(reply, '', 0);
    return to && origins(origin).includes(to.replace(/\/$/, ''))
      ? reply.redirect(withParameters(to, { state }), 303)
      : html(reply, origin, saying(languageFor(request), 'out'));
  });
};

/** Serves the issuer, where there is no other one. */
export const serveDevelopmentIssuer = (fastify: FastifyInstance, config: Config): void => {
  if (config.production || config.issuer) return;
  const key = developmentKey(config.dataDir);
  void fastify.register(
    async (own) => {
      own.addHook('onRoute', (route) => {
        route.config = { ...route.config, open: true };
      });
      own.addHook('onRequest', async (request, reply) => {
        if (!originOf(request))
          await reply
            .status(421)
            .send({ error: 'invalid_request', error_description: 'on this machine only' });
      });
      own.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: 16_384 },
        (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
      );
      routes(own, config, key);
    },
    { prefix: ISSUER_PATH },
  );
};
