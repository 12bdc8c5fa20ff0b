import {
  getPostgreSQLEventStore,
  pongoMultiStreamProjection,
  postgreSQLEventStoreConsumer,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import type { Emmett, PeerEvent } from '../support/peers.js';

/** As many connections as our own service has. */
const CONNECTIONS = 20;

/** A projection that was built once is at its end for ever, so each rebuild makes one of another name. */
let built = 0;

export const open = async (url: string): Promise<Emmett> => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  pool.on('error', () => undefined);
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  return {
    append: (stream, expected, events) =>
      store.appendToStream(stream, events as never, {
        expectedStreamVersion: BigInt(expected),
      }),
    aggregate: async (stream, initial, evolve) =>
      (
        await store.aggregateStream(stream, {
          initialState: () => initial,
          evolve: evolve as never,
        })
      ).state,
    rebuild: async (types, evolve) => {
      const consumer = rebuildPostgreSQLProjections({
        connectionString: url,
        pulling: { batchSize: 1000, pullingFrequencyInMs: 0 },
        projections: [
          pongoMultiStreamProjection({
            collectionName: `rebuilt_${++built}`,
            canHandle: types as never,
            getDocumentId: ({ metadata }: never) => (metadata as { streamName: string }).streamName,
            initialState: () => ({}),
            evolve: evolve as never,
          }),
        ],
      });
      await consumer.start();
      await consumer.close();
    },
    follow: (handle) => {
      const consumer = postgreSQLEventStoreConsumer({
        connectionString: url,
        pulling: { batchSize: 100, pullingFrequencyInMs: 50 },
      });
      consumer.reactor({
        processorId: 'follow',
        startFrom: 'END',
        eachMessage: (event: unknown) => handle(event as PeerEvent),
      } as never);
      void consumer.start();
      return () => consumer.close();
    },
    close: async () => {
      await store.close();
      await pool.end().catch(() => undefined);
    },
  };
};
