import { Is, Optional } from '../../../shapes/is.js';
import { day, id, oneOf, text } from '../../../shapes/kinds.js';
import {
  ERASURE_GROUNDS,
  RESTRICTION_GROUNDS,
  type ErasureGround,
  type RestrictionGround,
} from '../../../shapes/privacy-words.js';

/** Keeps the data from being erased, for as long as a court or an authority may ask for it (Löschsperre). */
export class PlaceLegalHold {
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
  /** Which procedure; sealed. */
  @Is(text(1000)) reason!: string;
}

/** Ends a legal hold (Aufhebung der Löschsperre). */
export class LiftLegalHold {
  @Is(id) hold!: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Restricts the processing: the data is kept, and nothing else is done with it (Einschränkung der Verarbeitung, § 84 SGB X). */
export class RestrictProcessing {
  /** `retention` stands in for an erasure while data has to be kept. */
  @Is(oneOf(RESTRICTION_GROUNDS)) ground!: RestrictionGround;
  /** Sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Lifts a restriction of the processing (Aufhebung der Einschränkung). */
export class LiftRestriction {
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/**
 * Erases the person's data for good (Löschung, § 84 SGB X, Art. 17 DSGVO): nobody can read it again, in no view and no
 * backup. What is counted and charged stays.
 */
export class EraseParticipant {
  @Is(oneOf(ERASURE_GROUNDS)) ground!: ErasureGround;
  /** Day on which the person asked for it, if so. */
  @Optional() @Is(day) requestedOn?: string;
}
