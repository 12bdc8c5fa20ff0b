import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { eventStoreError, EventStoreUnavailable } from './eventstoredb-errors.js';
import type { NewEvent } from './eventstoredb-facts.js';

/** Above this the server would cut the call that all appends share. Its own limit is lower, and answered. */
const LARGEST = 15 * 1024 * 1024;

/** The stream is not at the expected version, but at `current`. */
export class Occupied extends Error {
  constructor(readonly current: number) {
    super(`the stream is at version ${current}`);
  }
}

const uuid = (): shared.UUID => {
  const id = new shared.UUID();
  id.setString(randomUUID());
  return id;
};

/**
 * An append as a message. Event ids are new each time: EventStoreDB takes an event whose id it knows for a repetition,
 * whatever is in it, and lets a repetition wait for a timeout while the first is being written. We look at hashes.
 * @throws if it is too large
 */
export const requestOf = (
  stream: string,
  expected: number,
  events: readonly NewEvent[],
): streams.BatchAppendReq => {
  const name = new shared.StreamIdentifier();
  name.setStreamName(Buffer.from(stream));
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(name);
  if (expected === 0) options.setNoStream(new shared.Empty());
  else options.setStreamPosition(String(expected - 1));

  const request = new streams.BatchAppendReq();
  request.setCorrelationId(uuid());
  request.setOptions(options);
  request.setIsFinal(true);
  let size = 0;
  for (const { type, data, metadata } of events) {
    const message = new streams.BatchAppendReq.ProposedMessage();
    const [dataBytes, metadataBytes] = [data, metadata ?? {}].map((part) =>
      Buffer.from(JSON.stringify(part)),
    );
    message.setId(uuid());
    message.getMetadataMap().set('type', type).set('content-type', 'application/json');
    message.setData(dataBytes!);
    message.setCustomMetadata(metadataBytes!);
    request.addProposedMessages(message);
    size += dataBytes!.length + metadataBytes!.length;
  }
  if (size > LARGEST) throw tooLarge(LARGEST);
  return request;
};

const tooLarge = (bytes: number): Error =>
  new Error(`An append is larger than EventStoreDB takes at once (${bytes} bytes).`);

/** Why the server refused an append. */
export const failureOf = (status: Status | undefined): Error => {
  const details = status?.getDetails();
  const bytes = details?.getValue_asU8();
  switch (details?.getTypeName()) {
    case 'event_store.client.WrongExpectedVersion': {
      const wrong = shared.WrongExpectedVersion.deserializeBinary(bytes!);
      return new Occupied(
        wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) + 1 : 0,
      );
    }
    case 'event_store.client.MaximumAppendSizeExceeded':
      return tooLarge(shared.MaximumAppendSizeExceeded.deserializeBinary(bytes!).getMaxappendsize());
    case 'event_store.client.Timeout':
      return new EventStoreUnavailable('an append was not committed in time');
    default:
      return eventStoreError(
        new Error(`an append was refused: ${status?.getMessage() || details?.getTypeName()}`),
      );
  }
};
