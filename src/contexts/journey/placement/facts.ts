import type { Personal } from '../../../kernel/personal.js';
import type { PlacementEndReason, PlacementKind, RetentionPeriod } from '../../../shapes/words.js';

/** What can have happened with a job, an apprenticeship or a school place. */
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
}
