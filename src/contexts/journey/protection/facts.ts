import type { Special } from '../../../kernel/personal.js';

/** What can have happened on the way to protection: what was applied for, and whether the person was registered. */
export interface ProtectionFacts {
  /**
   * Temporary protection was applied for.
   * @de Vorübergehender Schutz wurde beantragt.
   */
  TemporaryProtectionApplied: {
    /** From where the person was displaced: ISO 3166 code. */
    country?: Special;
    /** Where. */
    authority?: string;
  };
  /**
   * Asylum was applied for.
   * @de Ein Asylantrag wurde gestellt.
   */
  AsylumApplied: { authority?: string };
  /**
   * Fingerprints and photographs were taken.
   * @de Die erkennungsdienstliche Behandlung wurde durchgeführt.
   */
  FingerprintsTaken: { authority?: string };
}
