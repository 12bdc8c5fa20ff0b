import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { LastFact, StatementDigests, StatementKind, StatementTotals } from '../../shapes/statement.js';

/** What can have happened with a report to a funder. */
export interface ReportFacts {
  /**
   * A statement of use was computed, up to a certain fact.
   * @de Ein Verwendungsnachweis wurde berechnet.
   */
  StatementComputed: {
    grant: string;
    kind: StatementKind;
    /** First and last day of the period. */
    from: LocalDate;
    to: LocalDate;
    /** The last fact that is in it. */
    through: LastFact;
    /** How cents were rounded, by name. */
    rounding: string;
    /** Of the bytes of each form. */
    digests: StatementDigests;
    totals: StatementTotals;
    /** Account of who had it computed. */
    by: string;
  };
  /**
   * A second person froze the statement: from then on its bytes are these.
   * @de Ein Verwendungsnachweis wurde von einer zweiten Person festgeschrieben.
   */
  StatementFrozen: {
    by: string;
    /** The bytes of its JSON form, compressed (gzip) and in base64; the other forms follow from them. */
    content: Personal;
  };
  /**
   * The statement went to the funder.
   * @de Ein Verwendungsnachweis wurde eingereicht.
   */
  StatementSubmitted: {
    /** Under which the funder keeps it. */
    reference?: string;
  };
  /**
   * Facts that were recorded later changed what the statement said.
   * @de Zu einem Verwendungsnachweis wurde eine Berichtigung festgestellt.
   */
  StatementRestated: {
    reason: Personal;
    /** What is spent more (or, negative, less) than the statement said. */
    deltaCents: number;
    totals: StatementTotals;
    /** Up to which fact it was compared. */
    through: LastFact;
    /** Ids of the facts that made the difference. */
    causes: readonly string[];
    by: string;
  };
}
