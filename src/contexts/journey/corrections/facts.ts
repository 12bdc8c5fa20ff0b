import type { Personal } from '../../../kernel/personal.js';

/** What the participant can have said to an entry. */
export interface CorrectionFacts {
  /**
   * The participant contests an entry (§ 84 SGB X): it is used with this mark only.
   * @de Die Richtigkeit eines Eintrags wird bestritten.
   */
  EntryContested: {
    /** A fact of the entry. */
    entry: string;
    reason: Personal;
  };
  /**
   * The entry is no longer contested.
   * @de Die Richtigkeit eines Eintrags wird nicht mehr bestritten.
   */
  ContestLifted: { entry: string; reason: Personal };
}
