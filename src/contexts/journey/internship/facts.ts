import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { InternshipKind, InternshipOutcome } from '../../../shapes/words.js';

/** What can have happened in internships and work trials. */
export interface InternshipFacts {
  /**
   * An internship was agreed with an employer. It happens on the day of the agreement.
   * @de Ein Praktikum wurde vereinbart.
   */
  InternshipAgreed: {
    internship: string;
    /** The programme of the first planned day, if the participant is enrolled in one. */
    programme?: string;
    employer: string;
    occupation: string;
    kind: InternshipKind;
    plannedFrom: LocalDate;
    /** Last day. */
    plannedTo: LocalDate;
    /** Why it lasts longer than the cap. */
    reason?: Personal;
  };
  /**
   * The participant began the internship.
   * @de Das Praktikum wurde begonnen.
   */
  InternshipStarted: { internship: string };
  /**
   * A later end was agreed. It happens on the day of the agreement.
   * @de Das Praktikum wurde verlängert.
   */
  InternshipExtended: {
    internship: string;
    /** The new last day. */
    plannedTo: LocalDate;
    reason?: Personal;
  };
  /**
   * The internship ended; this day was the last.
   * @de Das Praktikum wurde beendet.
   */
  InternshipEnded: { internship: string; outcome: InternshipOutcome; reason?: Personal };
  /**
   * An agreed internship does not take place.
   * @de Ein vereinbartes Praktikum findet nicht statt.
   */
  InternshipCancelled: { internship: string; reason: Personal };
  /**
   * The employer said how it went.
   * @de Der Betrieb gab eine Rückmeldung.
   */
  InternshipFeedbackGiven: {
    internship: string;
    /** Whether the employer would employ the participant. */
    wouldEmploy: boolean;
    feedback: Personal;
  };
}
