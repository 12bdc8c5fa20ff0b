import type { Personal } from '../../../kernel/personal.js';

/** What can have happened to an entry after it was made. The entry itself stays readable. */
export interface CorrectionFacts {
  /**
   * An entry was wrong; the facts of the same command replace it at its place.
   * @de Ein Eintrag wurde berichtigt.
   */
  EntryCorrected: { reason: Personal };
  /**
   * An entry was wrong and counts no longer.
   * @de Ein Eintrag wurde zurückgenommen.
   */
  EntryRetracted: { reason: Personal };
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
