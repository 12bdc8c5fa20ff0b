import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { logAccess } from './access-log.js';

const MARKER = 'Zzmarker';

const logged = async (...requests: readonly object[]) => {
  const written: string[] = [];
  const fastify = Fastify({ genReqId: () => 'correlation-1' });
  logAccess(fastify, (lines) => written.push(lines));
  fastify.decorateRequest('asking', undefined);
  fastify.addHook('onRequest', (request, _, done) => {
    if (request.headers.authorization)
      request.asking = { actor: { id: MARKER, role: 'case-worker', unit: MARKER }, units: [MARKER] };
    done();
  });
  fastify.all('/journeys/:id', (_, reply) => reply.status(409).send({ name: MARKER }));
  fastify.get('/fails', () => {
    throw new Error(MARKER);
  });
  fastify.get('/health/live', () => ({}));
  await Promise.all(requests.map((request) => fastify.inject(request)));
  await new Promise((resolve) => setImmediate(resolve));
  await fastify.close();
  return { written, lines: written.join('').split('\n').filter(Boolean) };
};

describe('the log of requests', () => {
  it('says what was asked as which role and what came of it, and nothing that somebody sent', async () => {
    const { written, lines } = await logged(
      {
        method: 'POST',
        url: `/journeys/${MARKER}?name=${MARKER}`,
        headers: { authorization: `Bearer ${MARKER}`, 'idempotency-key': MARKER, role: MARKER },
        payload: { name: MARKER },
      },
      { url: `/${MARKER}` },
      { url: '/fails' },
      { url: '/health/live' },
    );
    const common = { level: 'log', context: 'Access', correlationId: 'correlation-1' };
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
      expect.arrayContaining([
        {
          ...{ ...common, method: 'POST', route: '/journeys/:id', status: 409, role: 'case-worker' },
          ...{ ms: expect.any(Number), timestamp: expect.any(Number) },
        },
        expect.objectContaining({ ...common, method: 'GET', route: 'unknown', status: 404 }),
        expect.objectContaining({ ...common, method: 'GET', route: '/fails', status: 500 }),
      ]),
    );
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(MARKER);
    // Many requests of one turn are written at once.
    expect(written.length).toBeLessThanOrEqual(lines.length);
  });
});
