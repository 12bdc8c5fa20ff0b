import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One thing wrong with a request. */
export interface FieldProblem {
  /** Where: `rates.0.cents`. */
  readonly path: string;
  /** Stable, where a rule was broken and not the form. */
  readonly code?: string;
  readonly hint: string;
}

/** An answer other than success, as RFC 9457 has it. `code` is stable; `hint` is for the person at the desk. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly hint: string,
    readonly more: {
      readonly errors?: readonly FieldProblem[];
      readonly retryAfter?: number;
      /** How to say who asks (RFC 6750), where that is what was wrong. */
      readonly challenge?: string;
    } = {},
  ) {
    super(`${code}: ${hint}`);
  }
}

export const invalid = (errors: readonly FieldProblem[]): Problem =>
  new Problem(400, 'invalid', 'The request is not as documented; see errors.', { errors });

export const notFound = (hint: string): Problem => new Problem(404, 'not-found', hint);

export const unknownStream = (context: string): Problem => notFound(`There is no ${context} with this id.`);

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Request timeout',
  409: 'Refused',
  412: 'Wrong version',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  417: 'Expectation failed',
  422: 'Key used for another request',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Unavailable',
};

/** Errors of the web framework, by status: it knows what happened, these words say what to do. */
const OF_FRAMEWORK: Readonly<Record<number, readonly [code: string, hint: string]>> = {
  400: ['malformed', 'The request could not be read. Send UTF-8 JSON and a well-formed address.'],
  404: ['not-found', 'There is nothing at this address. See /docs.'],
  405: ['method-not-allowed', 'This address does not take this method. See /docs.'],
  413: ['too-large', 'The body is larger than 100 kB.'],
  414: ['address-too-long', 'The address is too long.'],
  415: ['unsupported-media-type', 'Send the body as application/json.'],
};

const LOST_CODE = /^(08|53|57P)|^ECONN|^ETIMEDOUT$|^EPIPE$/;
const LOST_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether the store could not be reached, or went away. */
export const isOutage = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return LOST_CODE.test(code ?? '') || LOST_MESSAGE.test(message ?? '');
};

/** SQLSTATE classes 22 and 23: the fault of a value, not of the server. */
export const isDataError = (error: unknown): boolean =>
  /^2[23]/.test((error as { code?: string } | null)?.code ?? '');

/** What a client is told about anything that was thrown. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const [code, hint] = OF_FRAMEWORK[status] ?? ['malformed', 'The request could not be read.'];
    return new Problem(status, code, hint);
  }
  if (isOutage(error))
    return new Problem(
      503,
      'store-unavailable',
      'The database cannot be reached. Send the same request again, with the same Idempotency-Key.',
      { retryAfter: 1 },
    );
  return new Problem(
    500,
    'internal',
    'Something went wrong on our side; the log has the details under this correlation id.',
  );
};

export const problemDocument = (
  { status, code, hint, more: { errors } }: Problem,
  correlationId?: string,
) => ({
  type: `urn:integration-journey:problem:${code}`,
  title: TITLES[status] ?? 'Error',
  status,
  code,
  hint,
  ...(errors && { errors }),
  ...(correlationId && { correlationId }),
});

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { id, method, routeOptions } = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = problemOf(error);
    // The address pattern, not the address: an address may name a person.
    const what = `${method} ${routeOptions?.url ?? '?'} ${String(id)}: ${problem.code}`;
    // What we ask to be sent again is nothing to be woken for.
    if (error instanceof Problem && problem.status === 503) this.log.warn(what);
    else if (problem.status >= 500) this.log.error(what, (error as Error)?.stack);
    if (problem.more.challenge) void reply.header('WWW-Authenticate', problem.more.challenge);
    if (problem.more.retryAfter) void reply.header('Retry-After', problem.more.retryAfter);
    void reply
      .status(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemDocument(problem, String(id))));
  }
}
