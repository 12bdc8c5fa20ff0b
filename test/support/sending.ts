import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { type Headers, sent } from './service.js';

/* Requests as somebody would send them who cares for no library's rules, thousands of them. */

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Headers;
  readonly body?: string | Buffer;
}
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export const send = (url: string, { method = 'POST', path, headers = {}, body }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const type = body !== undefined && { 'content-type': 'application/json' };
    const given = sent({ ...type, ...headers }, method, path.split('?')[0]);
    const asking = request({ agent, hostname, port, method, path, headers: given });
    asking.on('error', reject);
    asking.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    if (body !== undefined) asking.setHeader('content-length', Buffer.byteLength(body));
    asking.end(body);
  });

/** Does something with each, eight at a time. */
export const withEach = async <T>(all: Iterable<T>, work: (each: T) => Promise<void>): Promise<void> => {
  const waiting = all[Symbol.iterator]();
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
};
