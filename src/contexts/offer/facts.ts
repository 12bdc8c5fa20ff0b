import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { OfferKind } from '../../shapes/services.js';
import type { Need } from '../../shapes/words.js';

/** What can have happened with a support offer in the directory. */
export interface OfferFacts {
  /**
   * A support offer stands in the directory from this day.
   * @de Ein Unterstützungsangebot wurde aufgenommen.
   */
  OfferPublished: {
    title: string;
    kind: OfferKind;
    /** Which needs it helps with. */
    needs: readonly Need[];
    /** In which languages one is helped there, ISO 639 codes. */
    languages: readonly string[];
    municipality: string;
    /** Who offers it. */
    provider: string;
    /** First day on which it is open. */
    from: LocalDate;
    /** Last day; absent while no end is set. */
    until?: LocalDate;
  };
  /**
   * The offer changed. Only what changed is there.
   * @de Ein Unterstützungsangebot wurde geändert.
   */
  OfferAmended: {
    title?: string;
    needs?: readonly Need[];
    languages?: readonly string[];
    municipality?: string;
    provider?: string;
    from?: LocalDate;
    until?: LocalDate;
  };
  /**
   * The offer no longer stands in the directory.
   * @de Ein Unterstützungsangebot wurde zurückgezogen.
   */
  OfferWithdrawn: { reason?: Personal };
}
