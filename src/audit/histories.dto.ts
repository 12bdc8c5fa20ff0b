import { OmitType } from '@nestjs/swagger';
import { StoredFactAnswer } from '../engine/http/answers.dto.js';
import { Is, Optional } from '../shapes/is.js';
import { id, oneOf } from '../shapes/kinds.js';
import { AnchorAnswer } from './anchors.dto.js';
import type { Disclosure } from './bundle.js';

/** Of which fact a proof is asked for. */
export class ProofQuery {
  @Is(id) fact!: string;
}

/** What of a history is disclosed. */
export class BundleQuery {
  /** Which sealed fields: none, those that are not special (Art. 9 GDPR), or all. Without it none. */
  @Optional() @Is(oneOf(['none', 'personal', 'all'])) disclose?: Disclosure;
}

/** A fact as it lies in the journal, without its place there: that is not hashed. */
export class ProvenFact extends OmitType(StoredFactAnswer, ['position']) {}

/** How a stream ended when it was anchored. */
export class HeadAnswer {
  stream!: string;
  version!: number;
  hash!: string;
}

/** What a node is hashed together with on the way to the root, and on which side that stands. */
export class PathStep {
  left?: string;
  right?: string;
}

/** That an anchor saw a head. */
export class ProvenHeadAnswer {
  anchor!: AnchorAnswer;
  head!: HeadAnswer;
  /** From the leaf to the root (RFC 6962). */
  path!: PathStep[];
}

/** That a fact stood in its history when it was anchored. */
export class ProofAnswer {
  fact!: string;
  /** From the fact to the anchored head, each chained to the one before. */
  segment!: ProvenFact[];
  proof!: ProvenHeadAnswer;
}
