import type { LocalDate } from '../../../kernel/local-date.js';

/** What was ordered to be charged to a grant, in all journeys at once. */
export interface ClaimRunFacts {
  /**
   * All units of a time that fit and are charged to nothing yet are to be charged to a line of the grant.
   * @de Die Zurechnung aller passenden Einheiten eines Zeitraums wurde angeordnet.
   */
  ClaimRunOrdered: {
    run: string;
    module: string;
    line: string;
    /** First day. */
    from: LocalDate;
    /** Last day. */
    to: LocalDate;
  };
}
