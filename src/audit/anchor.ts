import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { canonical } from '../engine/canonical.js';
import type { End } from '../engine/chain.js';
import { rootOf } from './merkle.js';

/** The end of a stream at the time of an anchor. */
export interface Head extends End {
  readonly stream: string;
}

/** What is said of a stretch of the journal, from the anchor before to this one. */
export interface Statement {
  readonly format: 1;
  /** From 1, without gaps. */
  readonly number: number;
  readonly journal: string;
  /** How many facts the journal held, and the position of the last. */
  readonly facts: number;
  readonly position: string;
  readonly at: string;
  /** SHA-256 over the hashes of the facts of the stretch, in the order of the journal. */
  readonly order: string;
  /** How many streams grew in the stretch, the read log as one of them, and the root of the Merkle tree over their heads. */
  readonly heads: number;
  readonly root: string;
  /** What was wrong already with the facts of the stretch; absent if nothing was. */
  readonly flaws?: readonly string[];
  /** Hash of the anchor before; 64 zeros in the first. */
  readonly previous: string;
}

/** A statement signed by one of the keys of the house. */
export interface Anchor {
  readonly statement: Statement;
  /** Which key signed. */
  readonly key: string;
  /** Ed25519 over the canonical JSON of the statement, base64. */
  readonly signature: string;
}

/** As a leaf of the tree. */
export const leafOf = ({ stream, version, hash }: Head): string => canonical({ stream, version, hash });

export const rootOfHeads = (heads: readonly Head[]): string => rootOf(heads.map(leafOf));

const bytesOf = (statement: Statement): Buffer => Buffer.from(canonical(statement));

/** What the next anchor names as the one before. */
export const hashOfAnchor = ({ statement }: Anchor): string =>
  createHash('sha256').update(bytesOf(statement)).digest('hex');

export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

export const signed = (statement: Statement, { id, privateKey }: SigningKey): Anchor => ({
  statement,
  key: id,
  signature: sign(null, bytesOf(statement), privateKey).toString('base64'),
});

export const isSignedBy = ({ statement, signature }: Anchor, key: KeyObject): boolean =>
  verify(null, bytesOf(statement), key, Buffer.from(signature, 'base64'));
