import type { Personal } from '../../../kernel/personal.js';
import type { MatchEndReason, MentoringEndReason, OpeningFreedReason } from '../../../shapes/services.js';
import type { PlacementEndReason, PlacementKind, RetentionPeriod } from '../../../shapes/words.js';

/** What can have happened on the way to a job, an apprenticeship or a school place, and there. */
export interface PlacementFacts {
  /**
   * The participant began a job, an apprenticeship or school; this day was the first.
   * @de Eine Arbeit, Ausbildung oder Schule wurde begonnen.
   */
  Placed: {
    placement: string;
    /** The programme that this counts for, if the participant is enrolled in one. */
    programme?: string;
    kind: PlacementKind;
    /** Company or school. */
    employer: string;
    occupation: string;
    hoursPerWeek?: number;
  };
  /**
   * The participant was found still to be there some time after the start.
   * @de Der Verbleib wurde bestätigt.
   */
  Retained: { placement: string; after: RetentionPeriod };
  /**
   * The placement ended; this day was the last.
   * @de Die Arbeit, Ausbildung oder Schule wurde beendet.
   */
  PlacementEnded: { placement: string; because: PlacementEndReason; reason?: Personal };
  /**
   * The participant was matched to an opening of an employer.
   * @de Eine passende Stelle wurde vorgeschlagen.
   */
  MatchedToOpening: {
    match: string;
    employer: string;
    opening: string;
    reason?: Personal;
  };
  /**
   * The participant applied.
   * @de Eine Bewerbung wurde abgegeben.
   */
  ApplicationSent: { match: string };
  /**
   * The participant was interviewed by the employer.
   * @de Ein Vorstellungsgespräch fand statt.
   */
  InterviewHeld: { match: string; note?: Personal };
  /**
   * The employer offered the place to the participant.
   * @de Der Betrieb hat zugesagt.
   */
  PlaceOffered: { match: string };
  /**
   * The match is over: the participant was placed, or nothing came of it.
   * @de Ein Stellenvorschlag wurde abgeschlossen.
   */
  MatchEnded: { match: string; because: MatchEndReason; reason?: Personal };
  /**
   * The employer keeps a place of an opening for the participant.
   * @de Ein Platz im Betrieb ist zugesagt.
   */
  OpeningSecured: { employer: string; opening: string };
  /**
   * The place of the opening is kept no longer.
   * @de Die Zusage eines Platzes ist entfallen.
   */
  OpeningLost: { employer: string; opening: string; because: OpeningFreedReason };
  /**
   * A mentor accompanies the participant from this day.
   * @de Eine Patin oder ein Pate begleitet die teilnehmende Person.
   */
  MentorAssigned: { mentor: string };
  /**
   * The mentor no longer accompanies the participant; this day was the last.
   * @de Die Begleitung durch eine Patin oder einen Paten ist beendet.
   */
  MentorReleased: { mentor: string; because: MentoringEndReason };
}
