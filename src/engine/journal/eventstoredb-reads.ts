import {
  type AllStreamResolvedEvent,
  type Direction,
  type EventStoreDBClient,
  type ReadPosition,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import { ANSWER, eventStoreError, EventStoreUnavailable } from './eventstoredb-errors.js';
import type { ReadEvent } from './eventstoredb-facts.js';

type Reading = StreamingRead<ResolvedEvent | AllStreamResolvedEvent>;

export type Reads = ReturnType<typeof reader>;

/** Reads that are whole or fail: none waits for ever, and none that was cut off passes for a short one. */
export const reader = (client: EventStoreDBClient) => {
  let closed = false;

  const collect = async (reading: Reading): Promise<ReadEvent[]> => {
    const events: ReadEvent[] = [];
    // After the error that ends the loop below the client may emit another.
    reading.on('error', () => undefined);
    const timer = setTimeout(() => {
      reading.destroy(new EventStoreUnavailable('no answer to a read in time'));
      void reading.cancel().catch(() => undefined);
    }, ANSWER);
    try {
      for await (const { event } of reading as AsyncIterable<{ event?: ReadEvent }>) {
        if (event) events.push(event);
        timer.refresh();
      }
    } catch (error) {
      if ((error as { type?: string }).type === 'stream-not-found') return [];
      throw eventStoreError(error);
    } finally {
      clearTimeout(timer);
    }
    // A read that `dispose` cancels ends as if it were at its end.
    if (closed) throw new EventStoreUnavailable('the journal is closed');
    return events;
  };

  return {
    /** A stream's events from a revision on; none of a stream that does not exist. */
    stream: (name: string, fromRevision = 0n, maxCount = Number.MAX_SAFE_INTEGER) =>
      collect(client.readStream(name, { fromRevision, maxCount, requiresLeader: true })),
    all: (fromPosition: ReadPosition, maxCount: number, direction: Direction) =>
      collect(client.readAll({ fromPosition, maxCount, direction, requiresLeader: true })),
    close: () => {
      closed = true;
    },
  };
};
