import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';

/** What money of a grant was promised to others, and what was paid. */
export interface CostFacts {
  /**
   * Money was promised, by an order or a contract. It happens on the day of the promise.
   * @de Mittel wurden gebunden.
   */
  CommitmentEntered: {
    commitment: string;
    module: string;
    line: string;
    cents: number;
    dueOn: LocalDate;
    municipality?: string;
    payee?: Personal;
    what: Personal;
    /** Why it was entered although the budget does not suffice. */
    reason?: Personal;
  };
  /**
   * What was not yet paid of a commitment is free again.
   * @de Eine Mittelbindung wurde aufgelöst.
   */
  CommitmentReleased: { commitment: string; reason: Personal };
  /**
   * Something was paid. It happens on the day of the payment.
   * @de Eine Ausgabe wurde geleistet.
   */
  CostIncurred: {
    cost: string;
    module: string;
    line: string;
    cents: number;
    receipt: { readonly number: string; readonly issuedOn: LocalDate };
    payee: Personal;
    municipality?: string;
    /** The commitment that is settled by it. */
    commitment?: string;
    /** Whether nothing more will be paid on the commitment. */
    closes?: boolean;
    /** Why it counts although a rule speaks against it. */
    reason?: Personal;
  };
  /**
   * A share of a post was used in a month. The amount follows from the rate of this day.
   * @de Ein Stellenanteil wurde für einen Monat angesetzt.
   */
  StaffPostCharged: {
    cost: string;
    module: string;
    line: string;
    /** `YYYY-MM` */
    month: string;
    /** Thousandths of a full post. */
    permille: number;
    municipality?: string;
    reason?: Personal;
  };
}
