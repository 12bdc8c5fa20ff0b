import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { v5 as uuid5 } from 'uuid';
import { handle, instant, type Kind, text } from '../../shapes/kinds.js';
import type { By } from '../by.js';
import { invalid, Problem } from '../problems.js';

/**
 * Who asks. Until real access control exists, development headers say so and nothing checks them; that is why the
 * service then listens on loopback only.
 */
export const DEVELOPMENT_HEADERS = {
  actor: 'dev-actor',
  role: 'dev-role',
  unit: 'dev-unit',
  now: 'dev-now',
} as const;

/** Namespace of command ids (RFC 9562, version 5). */
const COMMANDS = 'c0a3d7f2-5f0e-5c3b-9a51-0d1f3a6b7c21';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const header = (headers: Headers, name: string, kind: Kind): string | undefined => {
  const value = headers[name];
  if (value === undefined) return undefined;
  if (!kind.holds(value)) throw invalid([{ path: `headers.${name}`, hint: kind.says }]);
  return value as string;
};

const version = (etag: string | undefined): number | undefined => {
  if (etag === undefined || etag === '*') return undefined;
  const [, digits] = /^(?:W\/)?"(\d{1,9})"$/.exec(etag) ?? [];
  if (!digits)
    throw invalid([{ path: 'headers.if-match', hint: 'must be the ETag of an earlier answer, such as "7"' }]);
  return Number(digits);
};

/** @throws Problem 401 without an actor, 400 for a header that is not as documented */
export const byOf = (headers: Headers, correlationId: string, systemNow = new Date()): By => {
  const actor = header(headers, DEVELOPMENT_HEADERS.actor, handle);
  if (!actor)
    throw new Problem(
      401,
      'unauthenticated',
      'Say who you are: send the development header Dev-Actor, such as "Dev-Actor: coach-1".',
    );
  const now = header(headers, DEVELOPMENT_HEADERS.now, instant);
  const key = header(headers, 'idempotency-key', text(200));
  return {
    actor: {
      id: actor,
      role: header(headers, DEVELOPMENT_HEADERS.role, handle) ?? 'case-worker',
      unit: header(headers, DEVELOPMENT_HEADERS.unit, handle) ?? 'development',
    },
    now: now ? new Date(now) : systemNow,
    simulated: now !== undefined,
    commandId: key ? uuid5(JSON.stringify([actor, key]), COMMANDS) : randomUUID(),
    correlationId,
    legalBasis: header(headers, 'legal-basis', text(200)),
    repeatable: key !== undefined,
    ifMatch: version(headers['if-match'] as string | undefined),
  };
};

/** Parameter decorator: the `By` of this request. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): By => {
  const { headers, id } = context.switchToHttp().getRequest<FastifyRequest>();
  return byOf(headers, String(id));
});
