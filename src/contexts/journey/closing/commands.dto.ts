import { Is, Optional } from '../../../shapes/is.js';
import { day, flag, oneOf, text } from '../../../shapes/kinds.js';
import { CLOSING_REASONS, type ClosingReason } from '../../../shapes/training-words.js';

/** Ends the journey (Abschluss des Integrationsverlaufs). Programmes are completed or left first. */
export class CloseJourney {
  /** Last day; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(CLOSING_REASONS)) because!: ClosingReason;
  /** Whether the participant was given a record of the qualifications to take along; by default not. */
  @Optional() @Is(flag) portableRecord?: boolean;
  /** Circumstances in words; needed for `other`; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Takes the journey up again (Wiederaufnahme). */
export class ReopenJourney {
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
  /** Why; sealed. */
  @Is(text(1000)) reason!: string;
}
