import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { resolve, type Resolved } from './address.js';
import { MEDIA_TYPE } from './event.js';

/** What is read of an answer before the line is cut; nobody needs it. */
const MOST_READ = 64 * 1024;

/** What came of an attempt: nothing went wrong, or a word for what did. The receiver's own words are not kept. */
export type Outcome = { readonly failed?: string };

const pinnedTo =
  (addresses: readonly Resolved[]): LookupFunction =>
  (_, { all }, done) =>
    all ? done(null, addresses as Resolved[]) : done(null, addresses[0]!.address, addresses[0]!.family);

const send = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  addresses: readonly Resolved[],
  signal: AbortSignal,
): Promise<number> =>
  new Promise((answered, failed) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': MEDIA_TYPE,
          'content-length': Buffer.byteLength(body),
          'user-agent': 'integration-journey',
        },
        agent: false,
        lookup: pinnedTo(addresses),
        signal,
      },
      (response) => {
        let read = 0;
        response.on('error', () => undefined);
        response.on('data', (chunk: Buffer) => {
          if ((read += chunk.length) > MOST_READ) response.destroy();
        });
        answered(response.statusCode ?? 0);
      },
    );
    request.on('error', failed);
    request.end(body);
  });

/** Redirects are not followed: they would lead to where nobody looked. */
const judged = (status: number): Outcome =>
  status >= 200 && status < 300 ? {} : { failed: status === 410 ? 'gone' : `status-${status}` };

const ABORTED = ['TimeoutError', 'AbortError', 'ABORT_ERR'];

const wordFor = (error: unknown): string => {
  const { code, name } = error as { readonly code?: unknown; readonly name?: string };
  if (ABORTED.includes(name ?? '')) return 'timeout';
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : 'failed';
};

export interface Posting {
  readonly production: boolean;
  readonly over: AbortSignal;
  /** Milliseconds until the receiver must have answered. */
  readonly patience: number;
}

/** One attempt to hand over an event, in bounded time. */
export const post = async (
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { production, over, patience }: Posting,
): Promise<Outcome> => {
  const signal = AbortSignal.any([over, AbortSignal.timeout(patience)]);
  const cut = new Promise<never>((_, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true });
  });
  cut.catch(() => undefined);
  try {
    const url = new URL(address);
    const addresses = await Promise.race([resolve(url, production), cut]);
    return judged(await Promise.race([send(url, headers, body, addresses, signal), cut]));
  } catch (error) {
    return { failed: wordFor(error) };
  }
};
