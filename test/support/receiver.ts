import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from './server.js';

/* A receiver of webhooks: the one of docs/webhooks.md, before which something can go wrong. */

export interface Event {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;
type Documented = {
  readonly receiver: (secret: string, take: (event: Event) => Promise<void>) => Server;
};

const documented = async (): Promise<Documented> => {
  const page = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
  const file = join(temporaryFolder(), 'receiver.mjs');
  writeFileSync(file, /^```js\n([\s\S]*?)^```/m.exec(page)![1]!);
  return (await import(file)) as Documented;
};

/** What goes wrong before the receiver sees a request; true if something did. */
export type Trouble = (request: IncomingMessage, response: ServerResponse, nth: number) => boolean;

export const openReceiver = async () => {
  const { receiver } = await documented();
  const events: Event[] = [];
  const answers: number[] = [];
  const state = { secret: 'whsec_', port: 0, trouble: (() => false) as Trouble };
  let server: Server | undefined;

  const open = async (): Promise<void> => {
    let nth = 0;
    server = receiver('whsec_', () => Promise.resolve());
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      response.on('finish', () => answers.push(response.statusCode));
      if (state.trouble(request, response, nth++)) return;
      const [listener] = receiver(state.secret, async (event) => {
        events.push(event);
        await Promise.resolve();
      }).listeners('request') as Listener[];
      listener!(request, response);
    });
    await new Promise<void>((resolve) => server!.listen(state.port, '127.0.0.1', resolve));
    state.port = (server.address() as AddressInfo).port;
  };
  const close = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    if (!closing) return;
    closing.closeAllConnections();
    await new Promise((resolve) => closing.close(resolve));
  };
  await open();
  return {
    /** What was taken, duplicates included. */
    events,
    /** Status of all that was answered. */
    answers,
    state,
    url: () => `http://127.0.0.1:${state.port}/hook`,
    open,
    close,
    /** Those of one stream as they first came. */
    of: (subject: string): readonly Event[] => [
      ...new Map(
        events.filter((event) => event.subject === subject).map((event) => [event.id, event]),
      ).values(),
    ],
  };
};

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
