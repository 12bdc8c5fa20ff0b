import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';

/** What money of a grant was to be paid back, and what was. */
export interface RepaymentFacts {
  /**
   * Money is to be paid back. It happens on the day of the demand, up to which interest was computed.
   * @de Eine Erstattung wurde festgesetzt.
   */
  RepaymentDemanded: {
    repayment: string;
    cents: number;
    /** First day for which there is interest; absent where none is asked for. */
    interestFrom?: LocalDate;
    interestCents: number;
    reason: Personal;
  };
  /**
   * Money was paid back.
   * @de Eine Erstattung wurde gezahlt.
   */
  RepaymentMade: { repayment: string; cents: number; interestCents: number };
}
