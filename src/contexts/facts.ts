import type { Personal } from '../kernel/personal.js';

/** What can have happened to an entry after it was made, in any context that allows it. The entry itself stays readable. */
export interface EntryFacts {
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
}
