import { Is, Optional } from '../../../shapes/is.js';
import { day, id, oneOf, text } from '../../../shapes/kinds.js';
import { DROP_OUT_REASONS, type DropOutReason } from '../../../shapes/words.js';

/** Checks each condition of a programme, and explains the answer (Prüfung der Zugangsvoraussetzungen). */
export class CheckEligibility {
  @Is(id) programme!: string;
  /** First day with a seat; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Lets somebody take part who does not meet the conditions (Ausnahme); the seat is asked for afterwards. */
export class GrantException {
  @Is(id) programme!: string;
  /** First day with a seat; by default today. */
  @Optional() @Is(day) on?: string;
  /** Why; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records that the participant completed a programme (Abschluss). Frees the seat. */
export class CompleteProgramme {
  @Is(id) programme!: string;
  @Is(day) on!: string;
}

/** Records that the participant left a programme early (Abbruch). Frees the seat. */
export class DropOut {
  @Is(id) programme!: string;
  @Is(day) on!: string;
  @Is(oneOf(DROP_OUT_REASONS)) because!: DropOutReason;
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}
