import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { OpeningFreedReason, OpeningKind, OpeningWithdrawalReason } from '../../../shapes/services.js';
import type { LanguageLevel } from '../../../shapes/words.js';

/** What can have happened with the openings of an employer. */
export interface OpeningsFacts {
  /**
   * The employer offers places.
   * @de Eine Stelle wurde gemeldet.
   */
  OpeningPublished: {
    opening: string;
    kind: OpeningKind;
    occupation: string;
    municipality: string;
    /** How many people can be taken. */
    places: number;
    hoursPerWeek?: number;
    /** What one must be able to do. */
    skills: readonly string[];
    /** Level of German that is needed. */
    languageLevel?: LanguageLevel;
    /** Whether a driving licence is needed. */
    drivingLicence: boolean;
    /** Whether a permission to work is needed. */
    workPermission: boolean;
    /** First day of work. */
    from: LocalDate;
    /** Last day on which one can apply; absent while there is none. */
    until?: LocalDate;
  };
  /**
   * Terms of an opening changed. Only what changed is there.
   * @de Eine Stelle wurde geändert.
   */
  OpeningAmended: {
    opening: string;
    places?: number;
    hoursPerWeek?: number;
    skills?: readonly string[];
    languageLevel?: LanguageLevel;
    drivingLicence?: boolean;
    workPermission?: boolean;
    from?: LocalDate;
    until?: LocalDate;
    reason?: Personal;
  };
  /**
   * A participant takes a place of the opening.
   * @de Ein Platz der Stelle wurde besetzt.
   */
  OpeningFilled: {
    opening: string;
    participant: string;
    /** Why it was given after the last day on which one could apply. */
    reason?: Personal;
  };
  /**
   * The participant's place is free again.
   * @de Ein Platz der Stelle wurde wieder frei.
   */
  OpeningFreed: {
    opening: string;
    participant: string;
    because: OpeningFreedReason;
    reason?: Personal;
  };
  /**
   * The opening is no longer offered; who has a place keeps it.
   * @de Eine Stelle wurde zurückgezogen.
   */
  OpeningWithdrawn: { opening: string; because: OpeningWithdrawalReason; reason?: Personal };
}
