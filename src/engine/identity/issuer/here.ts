import type { FastifyRequest } from 'fastify';

/** Where the development issuer is, below the address by which a browser found the service. */
export const ISSUER_PATH = '/development-issuer';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

type From = Pick<FastifyRequest, 'protocol' | 'host'>;

/**
 * The service as the browser knows it; undefined by a name that is none of this machine's, which somebody else's page may
 * have been made to mean it.
 */
export const originOf = ({ protocol, host }: From): string | undefined =>
  LOOPBACK.test(host) ? `${protocol}://${host}` : undefined;
