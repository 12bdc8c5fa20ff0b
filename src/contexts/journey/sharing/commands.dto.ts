import { Is, Optional } from '../../../shapes/is.js';
import { day, handle, id, oneOf, text } from '../../../shapes/kinds.js';
import { SHARING_BASES, type SharingBasis } from '../../../shapes/responsibility.js';

/** Lets a partner see the case (Freigabe), who may then record skills and findings. */
export class ShareCase {
  /** The account that may see it; or name a unit. */
  @Optional() @Is(handle) account?: string;
  /** The unit whose accounts may see it; or name an account. */
  @Optional() @Is(handle) unit?: string;
  /** What for; sealed. */
  @Is(text(1000)) purpose!: string;
  /** `consent` holds as long as the person agrees to sharing with partners. */
  @Is(oneOf(SHARING_BASES)) basis!: SharingBasis;
  /** Last day, if it is known. */
  @Optional() @Is(day) until?: string;
}

/** Lets the partner see the case no longer (Rücknahme der Freigabe). */
export class WithdrawSharing {
  @Is(id) sharing!: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Records that data was handed to another body (Übermittlung nach § 67d SGB X). */
export class DiscloseData {
  /** Day on which it was handed over; by default today. */
  @Optional() @Is(day) on?: string;
  /** The body that got it. */
  @Is(text(200)) recipient!: string;
  /** Which data; sealed. */
  @Is(text(1000)) what!: string;
  @Is(oneOf(SHARING_BASES)) basis!: SharingBasis;
  /** The provision that allows it, such as `§ 69 Abs. 1 Nr. 1 SGB X`. */
  @Is(text(200)) provision!: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}
