import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { DropOutReason, EligibilityRule, Verdict } from '../../../shapes/words.js';

/** What can have happened between a participant and a programme. The seat itself is the programme's to give. */
export interface EnrolmentFacts {
  /**
   * It was checked whether the participant may take part from this day.
   * @de Die Zugangsvoraussetzungen wurden geprüft.
   */
  EligibilityChecked: {
    programme: string;
    /** The conditions by which it was judged hold from this day; absent where the programme has none. */
    conditionsFrom?: LocalDate;
    eligible: boolean;
    /** Each condition, the fact by which it was judged with its day, and why in words. */
    rules: readonly {
      rule: EligibilityRule;
      verdict: Verdict;
      fact?: string;
      factOn?: LocalDate;
      says: string;
    }[];
  };
  /**
   * The participant may take part although these conditions are not met.
   * @de Eine Ausnahme von den Zugangsvoraussetzungen wurde zugelassen.
   */
  ExceptionGranted: { programme: string; rules: readonly EligibilityRule[]; reason: Personal };
  /**
   * The participant waits for a seat of a programme.
   * @de Der oder die Teilnehmende steht auf der Warteliste.
   */
  WaitingListJoined: { programme: string };
  /**
   * A freed seat was offered to the participant.
   * @de Ein frei gewordener Platz wurde angeboten.
   */
  SeatOfferReceived: { programme: string };
  /**
   * The participant no longer waits and has no seat.
   * @de Die Warteliste wurde ohne Platz verlassen.
   */
  WaitingListLeft: { programme: string };
  /**
   * The participant has a seat and takes part from this day.
   * @de Aufnahme in das Programm.
   */
  Enrolled: { programme: string };
  /**
   * The programme was completed.
   * @de Das Programm wurde abgeschlossen.
   */
  ProgrammeCompleted: { programme: string };
  /**
   * The participant left the programme before its end.
   * @de Abbruch der Teilnahme.
   */
  DroppedOut: { programme: string; because: DropOutReason; reason?: Personal };
}
