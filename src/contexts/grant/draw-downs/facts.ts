import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';

/** What money of a grant was asked for, and what came. */
export interface DrawDownFacts {
  /**
   * Approved money was asked for, for payments that are due soon.
   * @de Ein Mittelabruf wurde vorbereitet.
   */
  DrawDownRequested: {
    drawDown: string;
    /** Sum of the payments. */
    cents: number;
    /** The payments that are due. */
    payments: readonly {
      readonly module: string;
      readonly line: string;
      readonly cents: number;
      readonly dueOn: LocalDate;
    }[];
    /** What is to be paid. */
    note?: Personal;
    /** Why it is asked for although a payment is due late. */
    reason?: Personal;
  };
  /**
   * Somebody else than who prepared it approved the request.
   * @de Ein Mittelabruf wurde von einer zweiten Person freigegeben.
   */
  DrawDownApproved: { drawDown: string };
  /**
   * The request was turned down.
   * @de Ein Mittelabruf wurde abgelehnt.
   */
  DrawDownRejected: { drawDown: string; reason: Personal };
  /**
   * The money came. It happens on the day of its arrival.
   * @de Abgerufene Mittel sind eingegangen.
   */
  DrawDownPaid: { drawDown: string; cents: number };
}
