import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { v5 as uuid5 } from 'uuid';
import { handle, instant, type Kind, text } from '../../shapes/kinds.js';
import type { By } from '../by.js';
import type { Identity } from '../identity/identity.js';
import { invalid, Problem } from '../problems.js';

/** A development header that tells the time; in production it is refused. */
export const NOW = 'dev-now';

/** Namespace of command ids (RFC 9562, version 5). */
const COMMANDS = 'c0a3d7f2-5f0e-5c3b-9a51-0d1f3a6b7c21';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** As whom somebody asks: one of the roles and units of the account. */
export type Asking = Pick<By, 'actor' | 'roles' | 'units' | 'until'>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every address but the open ones. */
    asking?: Asking;
  }
}

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

/** The one that the header names, or the first. */
const chosen = (headers: Headers, name: 'role' | 'unit', from: readonly string[]): string => {
  const asked = header(headers, name, handle) ?? from[0];
  if (asked !== undefined && from.includes(asked)) return asked;
  throw new Problem(
    403,
    'forbidden',
    asked === undefined ? `This account has no ${name} here.` : `This account has no such ${name}.`,
  );
};

/** @throws Problem 403 for a role or a unit that the account has not, 400 for a header that is none */
export const askingOf = ({ account, roles, units, until }: Identity, headers: Headers): Asking => ({
  actor: { id: account, role: chosen(headers, 'role', roles), unit: chosen(headers, 'unit', units) },
  roles,
  units,
  until,
});

/** @throws Problem 400 for a header that is not as documented */
export const byOf = (
  { actor, roles, units, until }: Asking,
  headers: Headers,
  correlationId: string,
  systemNow = new Date(),
): By => {
  const now = header(headers, NOW, instant);
  const key = header(headers, 'idempotency-key', text(200));
  return {
    actor,
    roles,
    units,
    until,
    now: now ? new Date(now) : systemNow,
    simulated: now !== undefined,
    commandId: key ? uuid5(JSON.stringify([actor.id, key]), COMMANDS) : randomUUID(),
    correlationId,
    traceparent: headers.traceparent as string | undefined,
    legalBasis: header(headers, 'legal-basis', text(200)),
    repeatable: key !== undefined,
    ifMatch: version(headers['if-match'] as string | undefined),
  };
};

/** Parameter decorator: the `By` of this request. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): By => {
  const { asking, headers, id } = context.switchToHttp().getRequest<FastifyRequest>();
  return byOf(asking!, headers, String(id));
});
