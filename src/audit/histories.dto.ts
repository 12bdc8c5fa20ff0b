import { Is, Optional } from '../shapes/is.js';
import { id, oneOf } from '../shapes/kinds.js';
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
