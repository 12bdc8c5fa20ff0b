import { Is, Optional } from '../../../shapes/is.js';
import { day, id, oneOf, text } from '../../../shapes/kinds.js';
import { DROP_OUT_REASONS, type DropOutReason } from '../../../shapes/words.js';

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
