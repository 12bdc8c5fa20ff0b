import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { ErasureGround } from '../../shapes/privacy-words.js';
import type { MentoringEndReason } from '../../shapes/services.js';

/** What can have happened with a mentor: who it is, and whom the mentor accompanies. */
export interface MentorFacts {
  /**
   * A volunteer became a mentor.
   * @de Eine Patin oder ein Pate wurde aufgenommen.
   */
  MentorRegistered: {
    name: Personal;
    phone?: Personal;
    email?: Personal;
    municipality: string;
    /** ISO 639 codes. */
    languages: readonly string[];
    /** How many people the mentor can accompany at the same time. */
    capacity: number;
  };
  /**
   * What is known of the mentor changed. Only what changed is there.
   * @de Angaben zur Patin oder zum Paten wurden geändert.
   */
  MentorAmended: { municipality?: string; languages?: readonly string[]; capacity?: number };
  /**
   * The mentor accompanies the participant from this day.
   * @de Eine Patenschaft wurde begonnen.
   */
  MenteeAssigned: {
    participant: string;
    /** Why the mentor accompanies more people than was agreed. */
    reason?: Personal;
  };
  /**
   * The mentor no longer accompanies the participant; this day was the last.
   * @de Eine Patenschaft wurde beendet.
   */
  MenteeReleased: { participant: string; because: MentoringEndReason; reason?: Personal };
  /**
   * The mentor is no longer available; who was accompanied was released.
   * @de Eine Patin oder ein Pate hat aufgehört.
   */
  MentorRetired: { reason?: Personal };
  /**
   * The mentor's name and contact data are unreadable from now on.
   * @de Die personenbezogenen Daten einer Patin oder eines Paten wurden gelöscht.
   */
  MentorErased: {
    ground: ErasureGround;
    /** The day on which the person asked for it. */
    requestedOn?: LocalDate;
  };
}
