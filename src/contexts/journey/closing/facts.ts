import type { Personal } from '../../../kernel/personal.js';
import type { ClosingReason } from '../../../shapes/training-words.js';

/** How a journey ends, and may begin again. */
export interface ClosingFacts {
  /**
   * The journey ended; this day was the last.
   * @de Der Integrationsverlauf wurde abgeschlossen.
   */
  JourneyClosed: {
    because: ClosingReason;
    /** Whether the participant was given a record of the qualifications to take along. */
    portableRecord: boolean;
    reason?: Personal;
  };
  /**
   * The journey goes on from this day.
   * @de Der Integrationsverlauf wurde wieder aufgenommen.
   */
  JourneyReopened: { reason: Personal };
}
