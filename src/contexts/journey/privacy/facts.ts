import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { ErasureGround, RestrictionGround } from '../../../shapes/privacy-words.js';

/** What can have happened to the data of a person as a whole: held, restricted, erased. */
export interface PrivacyFacts {
  /**
   * The data must not be erased, because a court or an authority may ask for it.
   * @de Die Löschung wurde ausgesetzt, etwa wegen eines Verfahrens.
   */
  LegalHoldPlaced: { hold: string; reason: Personal };
  /**
   * The reason for a legal hold is gone; this day was the last.
   * @de Eine Aussetzung der Löschung wurde aufgehoben.
   */
  LegalHoldLifted: { hold: string; reason: Personal };
  /**
   * From this day the data is only kept, and no longer worked with.
   * @de Die Verarbeitung wurde eingeschränkt.
   */
  ProcessingRestricted: { ground: RestrictionGround; reason?: Personal };
  /**
   * The data may be worked with again.
   * @de Die Einschränkung der Verarbeitung wurde aufgehoben.
   */
  RestrictionLifted: { reason: Personal };
  /**
   * Everything personal in this history is unreadable from now on. Why stands here as a word, since a text would be
   * unreadable, too.
   * @de Die personenbezogenen Daten wurden gelöscht.
   */
  PersonErased: {
    ground: ErasureGround;
    /** The day on which the person asked for it. */
    requestedOn?: LocalDate;
    /** Journeys of the same person, for which this one stands; they are erased along with it. */
    duplicates: readonly string[];
    /** The journey with which this one was erased. */
    along?: string;
  };
}
