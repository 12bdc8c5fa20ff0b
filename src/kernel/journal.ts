import type { Meta } from './messages.js';

/** A fact as it is stored; this is the storage format, pinned by the golden files. */
export interface StoredFact {
  /** UUIDv5 of command id and index: the same command yields the same ids. */
  readonly id: string;
  /** What happened, by name; the name is storage format. */
  readonly type: string;
  /** Version of the payload's shape, from 1. */
  readonly typeVersion: number;
  /** `<category>-<uuid>`: whose history it belongs to. */
  readonly stream: string;
  /** Place in its stream, from 1, without gaps. */
  readonly version: number;
  /** ISO 8601, UTC, milliseconds. Ours, never the store's own timestamp. */
  readonly recordedAt: string;
  /** The day on which it happened or takes effect, Europe/Berlin: `YYYY-MM-DD`. */
  readonly happenedOn: string;
  /** The payload, personal fields sealed. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: Meta;
  /** Hash of the stream's fact before, 64 zeros for the first. */
  readonly previousHash: string;
  /** SHA-256 (hex) over the canonical JSON of everything above. */
  readonly hash: string;
}

/** A stored fact and its place among all facts of this journal. */
export interface JournalFact extends StoredFact {
  /** Increases over all streams; opaque outside, and meaningless in another journal. */
  readonly position: bigint;
}

/** What a projection needs of a stored fact. Its meta may be there only if it is a correction or a merge: rows do not say who recorded what. */
export type ScannedFact = Omit<JournalFact, 'previousHash' | 'hash'>;

/** Somebody else appended to the stream first. */
export class WrongVersion extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
  ) {
    super(`${stream} is not at version ${expected}`);
  }
}

/**
 * The port to the store of facts. Promises, held by one contract suite on every adapter: facts of a stream have the
 * versions 1, 2, 3 …; of several writers at one version one wins; an append repeated with the same fact ids
 * has no further effect; `readAll` gives facts in one total order and never shows a later one before an earlier one;
 * an answered append survives a crash.
 */
export interface Journal {
  /** Names the positions of this journal; those of another mean nothing here. */
  readonly id: string;
  /** Whether positions are 1, 2, 3 …, so that a missing one tells of a missing fact. */
  readonly dense?: true;
  /**
   * Appends facts to one stream, all or none.
   * @param expected the stream's version before; 0 for a stream that does not exist
   * @returns the position of the last fact
   * @throws WrongVersion
   */
  append(stream: string, expected: number, facts: readonly StoredFact[]): Promise<bigint>;
  /** A stream from its first fact, or from the one after version `after`. */
  read(stream: string, after?: number): Promise<JournalFact[]>;
  /** Up to `limit` facts of all streams after a position, in order. */
  readAll(after: bigint, limit: number): Promise<JournalFact[]>;
  /**
   * The facts after one position and up to another, in order and in batches of any size, but for those of some types:
   * the fast way through a long journal.
   */
  scan(after: bigint, upTo: bigint, without: readonly string[]): AsyncIterable<readonly ScannedFact[]>;
  /** The position of the newest fact, 0 in an empty journal. */
  head(): Promise<bigint>;
  /** Resolves when there may be facts after a position, when `signal` aborts, or after a while. */
  changed(after: bigint, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
