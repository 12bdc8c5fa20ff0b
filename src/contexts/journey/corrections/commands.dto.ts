import { Is } from '../../../shapes/is.js';
import { id, text } from '../../../shapes/kinds.js';

/** Marks an entry as contested by the participant (Bestreiten der Richtigkeit, § 84 SGB X). */
export class ContestEntry {
  /** Id of a fact of the entry. */
  @Is(id) entry!: string;
  /** What the participant says; sealed. */
  @Is(text(2000)) reason!: string;
}

/** Takes the mark from a contested entry (Klärung). */
export class LiftContest {
  /** Id of the contested fact. */
  @Is(id) entry!: string;
  /** How it was settled; sealed. */
  @Is(text(2000)) reason!: string;
}
