import type { LocalDate } from '../../../kernel/local-date.js';
import type { CohortOutcome } from '../../../shapes/cohort-words.js';
import type { Regime } from '../../../shapes/status-words.js';

/** What can have happened to a person whom a change of law concerns. */
export interface CohortOutcomeFacts {
  /**
   * It was judged what a change of law makes of this person. It happens on the first day under the new law; the spells of
   * benefits that end and begin by it follow in the same entry.
   * @de Die Auswirkung einer Rechtsänderung auf die Person wurde festgestellt.
   */
  CohortOutcomeNoted: {
    cohort: string;
    outcome: CohortOutcome;
    /** Why excluded. */
    reasons: readonly string[];
    /** What is not known. */
    missing: readonly string[];
    /** Spells under the old law that it ends. */
    ended: readonly string[];
    /** Under which law from which day, who pays and, where the old spells had an end, until when; of who is switched. */
    regime?: Regime;
    payer?: string;
    from?: LocalDate;
    to?: LocalDate;
    /** Until when the law waits; of who is transitional. */
    until?: LocalDate;
  };
}
