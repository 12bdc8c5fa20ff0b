import { Is } from '../shapes/is.js';
import { id, text } from '../shapes/kinds.js';

/** Takes an entry back that should not have been made (Rücknahme eines Eintrags). It stays readable to auditors. */
export class RetractEntry {
  /** Id of a fact of the entry. */
  @Is(id) entry!: string;
  /** Why; sealed. */
  @Is(text(1000)) reason!: string;
}
