import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { CohortCriterion } from '../../shapes/cohort-words.js';
import type { Regime, TitleKind } from '../../shapes/status-words.js';

/** What the law asks of a person; what is absent is no condition, and all that is there must hold. */
export interface CohortCriteria {
  /** One of these titles is held on `titlesOn`, or else on the first day under the new law or later. */
  titles?: readonly TitleKind[];
  paragraphs?: readonly string[];
  titlesOn?: LocalDate;
  minAge?: number;
  maxAge?: number;
  municipalities?: readonly string[];
  countries?: readonly string[];
  fingerprints?: boolean;
  fingerprintsBy?: LocalDate;
  protectionApplied?: boolean;
  asylumApplied?: boolean;
}

/** What can have happened to a change of law for a group of people. */
export interface CohortFacts {
  /**
   * A change of law was drafted as data: who moves from which regime to which one, and from which day.
   * @de Eine Rechtsänderung für eine Personengruppe wurde entworfen.
   */
  CohortDrafted: {
    title: string;
    legalBasis: string;
    /** First day under the new law; may lie in the past. */
    effectiveOn: LocalDate;
    oldRegime: Regime;
    newRegime: Regime;
    /** Office that pays under the new law. */
    payer?: string;
    /** Who is meant. */
    belongs: CohortCriteria;
    /** What they must have. */
    requires: CohortCriteria;
    /** Who stays where they are, and why. */
    excludes: readonly (CohortCriteria & { reason: string })[];
    /** For how long, and for want of what, the law waits. */
    transition?: { until: LocalDate; lacking: readonly CohortCriterion[] };
  };
  /**
   * The draft was changed; what is applied stays until it is applied again. Only what changed is there.
   * @de Der Entwurf wurde geändert.
   */
  CohortAmended: {
    title?: string;
    legalBasis?: string;
    effectiveOn?: LocalDate;
    payer?: string;
    belongs?: CohortCriteria;
    requires?: CohortCriteria;
    excludes?: readonly (CohortCriteria & { reason: string })[];
    transition?: { until: LocalDate; lacking: readonly CohortCriterion[] };
  };
  /**
   * Somebody looked at what the draft would do: so many people would come to each outcome.
   * @de Die Auswirkungen des Entwurfs wurden geprüft.
   */
  CohortPreviewed: { switched: number; transitional: number; excluded: number; unknown: number };
  /**
   * The change is applied to everybody, and to those who follow; decided by another person than drafted it. It happens on
   * the first day under the new law.
   * @de Die Rechtsänderung wird angewendet.
   */
  CohortApplied: {
    /** Day of the decision. */
    decidedOn: LocalDate;
  };
  /**
   * The change is taken back, as if it had never been applied.
   * @de Die Anwendung der Rechtsänderung wurde zurückgenommen.
   */
  CohortRevoked: { reason: Personal };
}
