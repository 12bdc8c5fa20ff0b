/** What was paid to the person. It happens on the day of the payment. */
export interface BenefitFacts {
  /**
   * Benefits were paid for a month.
   * @de Leistungen wurden für einen Monat gezahlt.
   */
  BenefitPaid: {
    /** The spell of benefits to which they belong. */
    spell: string;
    /** `YYYY-MM`. */
    month: string;
    cents: number;
  };
}
