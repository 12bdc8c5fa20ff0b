import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { SharingBasis } from '../../../shapes/responsibility.js';

/** What can have happened with a case that others are to see, or of which they were told. */
export interface SharingFacts {
  /**
   * A partner may see the case from this day, until a day or until it is withdrawn.
   * @de Ein Fall wurde für Dritte freigegeben.
   */
  CaseShared: {
    sharing: string;
    /** The account that may, or the unit: one of them. */
    account?: string;
    unit?: string;
    purpose: Personal;
    basis: SharingBasis;
    /** Last day; absent while it is open. */
    until?: LocalDate;
  };
  /**
   * The partner may no longer see the case.
   * @de Eine Freigabe wurde zurückgenommen.
   */
  SharingWithdrawn: { sharing: string; reason: Personal };
  /**
   * Data of the person was handed to another body (§ 67d SGB X).
   * @de Daten wurden an eine andere Stelle übermittelt.
   */
  DataDisclosed: {
    recipient: string;
    /** Which data. */
    what: Personal;
    basis: SharingBasis;
    /** The provision that allows it. */
    provision: string;
    reason: Personal;
  };
}
