import { Is } from '../../shapes/is.js';
import { id, text } from '../../shapes/kinds.js';

/** Which entry a command replaces, and why (Berichtigung). */
export class EntryCorrection {
  /** Id of a fact of the entry. */
  @Is(id) entry!: string;
  /** Why it was wrong; sealed. */
  @Is(text(1000)) reason!: string;
}
