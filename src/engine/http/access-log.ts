import type { FastifyInstance } from 'fastify';

/** Asked every few seconds by those who look whether it runs. */
const PROBES = /^\/(health|metrics)(\/|$)/;

/**
 * One line of JSON for each request: what was done, by whom as a role, and what came of it. Never the address, nor anything
 * that somebody sent: both name people. Who saw whose data stands in the read log; the correlation id leads there.
 * @param write gets the lines of one turn together
 */
export const logAccess = (
  fastify: FastifyInstance,
  write: (lines: string) => unknown = (lines) => process.stdout.write(lines),
): void => {
  let lines = '';
  const flush = (): void => {
    write(lines);
    lines = '';
  };
  fastify.addHook('onResponse', ({ method, routeOptions, asking, id }, reply, done) => {
    const { url: route = 'unknown' } = routeOptions;
    if (!PROBES.test(route)) {
      const line = {
        ...{ level: 'log', context: 'Access', timestamp: Date.now(), correlationId: String(id) },
        ...{ method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        ...(asking && { role: asking.actor.role }),
      };
      if (!lines) setImmediate(flush);
      lines += `${JSON.stringify(line)}\n`;
    }
    done();
  });
};
