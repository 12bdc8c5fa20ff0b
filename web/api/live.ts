import { createEventSource } from 'eventsource-client';
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ask } from './client.js';
import { isProblem, problemIn } from './problem.js';

/*
 * Which views have moved, as the service says it (server-sent events). What is shown of them is read again; nothing about
 * a person comes this way.
 */

export interface Connection {
  /** `lost` while what is shown may be stale; `ended` if somebody has to sign in again first. */
  readonly state: 'connecting' | 'open' | 'lost' | 'ended';
  /** When it was last known to be current, in ms. */
  readonly at: number;
  /** Views that are being built anew: they show what they knew before. */
  readonly rebuilding: readonly string[];
}

let connection: Connection = { state: 'connecting', at: Date.now(), rebuilding: [] };
const listeners = new Set<() => void>();

const become = (change: Partial<Connection>): void => {
  connection = { ...connection, ...change };
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => connection);

/** Views whose rows stand on the page of one person, besides their own address. */
const reads = (path: unknown, view: string): boolean =>
  typeof path === 'string' && (path === `/${view}` || path.startsWith('/journeys/{id}'));

/** Many facts in a second are read once. */
const PAUSE = 250;
/** The service lets itself be heard every 15 seconds; a line that says nothing for so long is none. */
const SILENCE = 40_000;
const WATCH = 2_000;

export const live = (queries: QueryClient): (() => void) => {
  const moved = new Set<string>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const refresh = (view: string): void => {
    moved.add(view);
    waiting ??= setTimeout(() => {
      waiting = undefined;
      const views = [...moved];
      moved.clear();
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => views.some((each) => reads(queryKey[1], each)),
      });
    }, PAUSE);
  };
  let cut = new AbortController();
  // To the library any answer is a stream, also that there is none.
  const listen = async (url: string | URL, init: RequestInit): Promise<Response> => {
    cut = new AbortController();
    const response = await ask(
      new Request(url, { ...init, signal: AbortSignal.any([init.signal!, cut.signal]) }),
    );
    if (!response.ok) throw await problemIn(response);
    return response;
  };
  const source = createEventSource({
    url: new URL('/changes', location.origin),
    fetch: (url, init) =>
      listen(url, init as RequestInit).catch((error: unknown) => {
        become({ state: isProblem(error) && error.status === 401 ? 'ended' : 'lost' });
        throw error;
      }),
    onConnect: () => {
      if (connection.state !== 'connecting') void queries.invalidateQueries();
      // Those that are, the service says first.
      become({ state: 'open', at: Date.now(), rebuilding: [] });
    },
    onComment: () => become({ at: Date.now() }),
    onScheduleReconnect: () => {
      if (connection.state === 'ended') source.close();
      else become({ state: 'lost' });
    },
    onMessage: ({ event, data }) => {
      const { view } = JSON.parse(data) as { view?: string };
      if (!view) return;
      const { rebuilding } = connection;
      become({
        at: Date.now(),
        ...(event === 'rebuilding' && { rebuilding: [...new Set([...rebuilding, view])] }),
        ...(event === 'rebuilt' && { rebuilding: rebuilding.filter((each) => each !== view) }),
      });
      if (event !== 'rebuilding') refresh(view);
    },
  });
  const lose = (): void => cut.abort(new Error('silent'));
  const watching = setInterval(() => {
    if (connection.state === 'open' && Date.now() - connection.at > SILENCE) lose();
  }, WATCH);
  addEventListener('offline', lose);
  return () => {
    clearTimeout(waiting);
    clearInterval(watching);
    removeEventListener('offline', lose);
    source.close();
  };
};
