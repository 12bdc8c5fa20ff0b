import { Is, NumberInQuery, Optional } from '../shapes/is.js';
import { count } from '../shapes/kinds.js';

/** Which anchors are listed. */
export class AnchorsQuery {
  /** `next` of the page before. */
  @Optional() @NumberInQuery() @Is(count(1, 1_000_000_000_000)) before?: number;
}

/** What is said of a stretch of the journal. */
export class AnchorStatement {
  number!: number;
  /** Name of the journal, as in positions. */
  journal!: string;
  /** How many facts the journal held. */
  facts!: number;
  position!: string;
  at!: string;
  /** SHA-256 over the hashes of the facts since the anchor before, in their order. */
  order!: string;
  /** How many streams have grown since the anchor before. */
  heads!: number;
  /** Root of the Merkle tree (RFC 6962) over their heads. */
  root!: string;
  /** What was wrong already when it was signed. */
  flaws?: string[];
  /** SHA-256 of the statement before. */
  previous!: string;
}

/** A signed statement about the journal. */
export class AnchorAnswer {
  statement!: AnchorStatement;
  /** Which key signed. */
  key!: string;
  /** Ed25519, base64. */
  signature!: string;
}

/** Anchors, the newest first. */
export class AnchorsAnswer {
  anchors!: AnchorAnswer[];
  /** Give it as `before` to read on. */
  next?: number;
}

/** What was anchored just now. */
export class AnchoredAnswer {
  /** How many facts; 0 where another instance does it. */
  facts!: number;
}
