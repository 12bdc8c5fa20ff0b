import { Is, Optional } from '../../../shapes/is.js';
import { day, id, oneOf, text } from '../../../shapes/kinds.js';
import { type Need, NEEDS } from '../../../shapes/words.js';

/** Refers the participant to a support offer (Verweisung). */
export class MakeReferral {
  @Is(id) offer!: string;
  @Optional() @Is(day) on?: string;
  /** The need that it is to help with. */
  @Optional() @Is(oneOf(NEEDS)) need?: Need;
  /** Needed where the offer is not open; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records that the participant took up the offer (Verweisung angenommen). */
export class AcceptReferral {
  @Is(id) referral!: string;
  @Optional() @Is(day) on?: string;
}

/** Records that nothing came of a referral (Verweisung abgelehnt). */
export class DeclineReferral {
  @Is(id) referral!: string;
  @Optional() @Is(day) on?: string;
  @Is(oneOf(['participant', 'provider'])) by!: 'participant' | 'provider';
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}
