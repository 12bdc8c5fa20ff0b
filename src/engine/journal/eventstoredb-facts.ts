import type { JournalFact, StoredFact } from '../../kernel/journal.js';

/** What EventStoreDB does not keep by itself; it makes an event one of our facts. */
type Envelope = Pick<
  StoredFact,
  'id' | 'typeVersion' | 'recordedAt' | 'happenedOn' | 'meta' | 'previousHash' | 'hash'
>;

/** An event to be appended. */
export interface NewEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata?: object;
}

/** An event as the client reads it, as far as we look at it. */
export interface ReadEvent {
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly position?: { readonly commit: bigint };
}

export const eventOf = (fact: StoredFact): NewEvent => {
  const { id, type, typeVersion, recordedAt, happenedOn, data, meta, previousHash, hash } = fact;
  const metadata: Envelope = { id, typeVersion, recordedAt, happenedOn, meta, previousHash, hash };
  return { type, data, metadata };
};

/** Where an event stands in `$all`. Commit and prepare differ only in transactions of the old TCP protocol. */
export const positionOf = ({ position }: ReadEvent): bigint => position!.commit;

export const isFact = ({ streamId, isJson, metadata }: ReadEvent): boolean => {
  const { hash, previousHash } = (metadata ?? {}) as Partial<Envelope>;
  return isJson && !streamId.startsWith('$') && typeof hash === 'string' && typeof previousHash === 'string';
};

/** @throws if something else wrote into a stream of ours */
export const factOf = (event: ReadEvent): JournalFact => {
  const { streamId: stream, revision, type, data, metadata } = event;
  const version = Number(revision) + 1;
  if (!isFact(event))
    throw new Error(`${stream} holds an event at ${version} that this service did not write.`);
  const { id, typeVersion, recordedAt, happenedOn, meta, previousHash, hash } = metadata as Envelope;
  return {
    id,
    type,
    typeVersion,
    stream,
    version,
    recordedAt,
    happenedOn,
    data: data as StoredFact['data'],
    meta,
    previousHash,
    hash,
    position: positionOf(event),
  };
};
