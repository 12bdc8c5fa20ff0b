import { createEventSource } from 'eventsource-client';
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ask } from './client.js';

/*
 * Which views have moved, as the service says it (server-sent events). What is shown of them is read again; nothing about
 * a person comes this way.
 */

export interface Connection {
  /** `lost` while what is shown may be stale. */
  readonly state: 'connecting' | 'open' | 'lost';
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
  const source = createEventSource({
    url: new URL('/changes', location.origin),
    fetch: (url, init) => ask(new Request(url, init)),
    onConnect: () => {
      if (connection.state === 'lost') void queries.invalidateQueries();
      // Those that are, the service says first.
      become({ state: 'open', at: Date.now(), rebuilding: [] });
    },
    onComment: () => become({ at: Date.now() }),
    onScheduleReconnect: () => become({ state: connection.state === 'open' ? 'lost' : connection.state }),
    onDisconnect: () => become({ state: 'lost' }),
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
  return () => {
    clearTimeout(waiting);
    source.close();
  };
};
