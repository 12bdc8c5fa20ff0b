import { randomUUID } from 'node:crypto';
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Problem, problemDocument } from '../problems.js';
import { parseBody, parseFile } from './body.js';

/*
 * What goes wrong before there is a request that a route could answer: the framework and node have answers of their own
 * there, which are no problem documents.
 */

/** How long a request may take to arrive, in milliseconds; a body that never ends holds a connection until then. */
export const ARRIVAL = 30_000;

const OF_NODE: Readonly<Record<string, Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(408, 'timeout', 'The request did not arrive in time. Send it again.'),
  HPE_HEADER_OVERFLOW: new Problem(431, 'headers-too-large', 'Address and headers are larger than 16 kB.'),
};
const NO_HTTP = new Problem(400, 'malformed', 'This is not HTTP. Send a well-formed request.');
const EXPECTATION = new Problem(417, 'expectation-failed', 'Send the request without this Expect header.');
const NO_TUNNEL = new Problem(405, 'method-not-allowed', 'This service is no proxy. See /docs.');
const NO_HOST = new Problem(400, 'malformed', 'The Host header is missing.');

const documentOf = (problem: Problem) => JSON.stringify(problemDocument(problem, randomUUID()));
const headersOf = (body: string) => ({
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': Buffer.byteLength(body),
  connection: 'close',
});

/** Answers where there is no response object, and closes the connection. */
const refuse = (socket: Duplex, problem: Problem, cause?: Error): void => {
  const body = documentOf(problem);
  const headers = Object.entries(headersOf(body)).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`;
  if (socket.writable) socket.write(`${status}\r\n${headers.join('')}\r\n${body}`);
  socket.destroy(cause);
};

/** Answers what node could not read. */
export const clientErrorHandler = (error: Error & { code?: string }, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  refuse(socket, OF_NODE[error.code ?? ''] ?? NO_HTTP, error);
};

/** Some 15,000 rows; larger files come in parts. */
const FILE_LIMIT = 4 * 1024 * 1024;

/** Bodies are JSON, or files where an address takes them; a request has a host and no expectations. */
export const guardWire = (fastify: FastifyInstance, server: Server): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, parseBody(body as Buffer, request.headers['content-encoding']));
    } catch (error) {
      done(error as Error);
    }
  });
  const parsing = { parseAs: 'buffer' as const, bodyLimit: FILE_LIMIT };
  fastify.addContentTypeParser<Buffer>('text/csv', parsing, ({ headers, routeOptions }, body, done) => {
    try {
      done(null, parseFile(body, headers['content-encoding'], routeOptions.url));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addHook('onRequest', ({ raw }, _reply, done) => {
    if (raw.httpVersion === '1.1' && !raw.headers.host) done(NO_HOST);
    else done();
  });
  server.on('connect', (_request, socket: Duplex) => refuse(socket, NO_TUNNEL));
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    const body = documentOf(EXPECTATION);
    response.writeHead(EXPECTATION.status, headersOf(body)).end(body);
  });
};
