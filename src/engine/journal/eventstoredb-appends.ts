import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import service, { type StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { ANSWER, eventStoreError, EventStoreUnavailable, within } from './eventstoredb-errors.js';
import type { NewEvent } from './eventstoredb-facts.js';
import { failureOf, requestOf } from './eventstoredb-wire.js';

/** Before an append is sent a second time. */
const PAUSE = 100;

type Call = ReturnType<StreamsClient['batchAppend']>;

/** What the client has for its own appends: its connection, with credentials, discovery and reconnecting. */
interface Connection {
  callArguments(options: object, call: { deadline: number }): Parameters<StreamsClient['batchAppend']>;
  GRPCStreamCreator(
    client: typeof service.StreamsClient,
    name: string,
    open: (client: StreamsClient) => Call,
  ): () => Promise<Call>;
}

interface Waiting {
  readonly resolve: (position: bigint) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Appends events, all or none, and answers with the position of the last. @throws Occupied */
export type Append = (stream: string, expected: number, events: readonly NewEvent[]) => Promise<bigint>;

type Lane = ReturnType<typeof laneOf>;

/**
 * Appends over one call that stays open, as the client's `appendToStream` does. That one keeps who waits for an answer
 * in one map for the whole process: a call that breaks fails the appends on all others, whose answers then throw where
 * nobody can catch it. Here each call has its own, and no append waits for ever. One that got no answer is sent once more,
 * so that a change of leader, say, goes unnoticed: had the first arrived, the second is refused as Occupied.
 */
export const appender = (client: EventStoreDBClient): Append => {
  const connection = client as unknown as Connection;
  let lane: Promise<Lane> | undefined;

  const open = (): Promise<Lane> => {
    const opening = connection.GRPCStreamCreator(service.StreamsClient, 'appends', (grpc) =>
      grpc.batchAppend(...connection.callArguments({ requiresLeader: true }, { deadline: Infinity })),
    )();
    const mine = within('a connection for appends', opening).then((call) => laneOf(call, closed));
    const closed = () => {
      if (lane === mine) lane = undefined;
    };
    mine.catch(closed);
    return mine;
  };

  const attempt: Append = async (stream, expected, events) => {
    const request = requestOf(stream, expected, events);
    return (await (lane ??= open()))(request);
  };
  return (stream, expected, events) =>
    attempt(stream, expected, events).catch(async (error: unknown) => {
      if (!(error instanceof EventStoreUnavailable)) throw error;
      await sleep(PAUSE);
      return attempt(stream, expected, events);
    });
};

/** Sends appends over a call and tells their answers apart. */
const laneOf = (call: Call, closed: () => void) => {
  const waiting = new Map<string, Waiting>();
  let over: Error | undefined;

  const lost = (error: Error): void => {
    if (over) return;
    over = error;
    closed();
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
  };
  const giveUp = (): void => {
    lost(new EventStoreUnavailable('no answer to an append in time'));
    call.cancel();
  };

  call.on('error', (error) => lost(eventStoreError(error)));
  call.on('end', () => {
    lost(new EventStoreUnavailable('the server ended the connection'));
    call.end();
  });
  call.on('data', (answer: BatchAppendResp) => {
    const id = answer.getCorrelationId()?.getString() ?? '';
    const mine = waiting.get(id);
    if (!mine) return;
    waiting.delete(id);
    clearTimeout(mine.timer);
    const position = answer.getSuccess()?.getPosition()?.getCommitPosition();
    if (position) mine.resolve(BigInt(position));
    else mine.reject(failureOf(answer.getError()));
  });

  return (request: BatchAppendReq): Promise<bigint> =>
    new Promise((resolve, reject) => {
      if (over) return reject(over);
      const timer = setTimeout(giveUp, ANSWER);
      waiting.set(request.getCorrelationId()!.getString(), { resolve, reject, timer });
      call.write(request);
    });
};
