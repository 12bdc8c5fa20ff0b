import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { FinancedMunicipality, FinancingModule, OwnShare } from '../../../shapes/financing.js';

/** What a funder has approved, and under which terms. */
export interface AwardFacts {
  /**
   * Money was approved. It happens on the day of the notice; its terms hold for the whole period.
   * @de Eine Zuwendung wurde bewilligt.
   */
  GrantAwarded: {
    title: string;
    funder: string;
    /** Budget law, guideline and state initiative under which it was approved. */
    legalBasis: string;
    /** File number of the funder. */
    reference?: string;
    /** First day of the period. */
    from: LocalDate;
    /** Last day of the period. */
    to: LocalDate;
    ownShare: OwnShare;
    /** The financing plan. */
    modules: readonly FinancingModule[];
    /** Whose residents it is for; none: all. */
    municipalities: readonly FinancedMunicipality[];
    conditions: readonly string[];
    /** Months after the period until the statement of use is due. */
    statementDueMonths: number;
  };
  /**
   * Terms of the grant became others from this day on. Only what changed is there.
   * @de Ein Änderungsbescheid zur Zuwendung erging.
   */
  GrantAmended: {
    /** Day of the notice. */
    decidedOn: LocalDate;
    from?: LocalDate;
    to?: LocalDate;
    ownShare?: OwnShare;
    /** New modules, and those that changed, each in whole. */
    modules?: readonly FinancingModule[];
    municipalities?: readonly FinancedMunicipality[];
    conditions?: readonly string[];
    reason?: Personal;
  };
}
