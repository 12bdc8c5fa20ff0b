import type { PartialDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';

/** What can have happened when two journeys proved to be one person's. */
export interface MergingFacts {
  /**
   * The person has another journey, which stands for this one from here on.
   * @de Die Person hat einen anderen Verlauf, der fortan auch für diesen steht.
   */
  MergedInto: {
    /** The other journey. */
    survivor: string;
    reason: Personal;
  };
  /**
   * The two journeys are not one person's after all; this one goes on.
   * @de Die Zusammenführung wurde aufgehoben; dieser Verlauf geht weiter.
   */
  MergeUndone: {
    survivor: string;
    /** Facts of entries that were made there in the meantime and belong here. */
    moved: readonly string[];
    reason: Personal;
  };
  /**
   * This journey stands for another one of the same person, too, and carries on its entries.
   * @de Dieser Verlauf steht auch für einen anderen derselben Person und führt dessen Einträge fort.
   */
  DuplicateTakenOver: {
    duplicate: string;
    /** Under which name and birth date the person was known there. */
    familyName?: Personal;
    givenName?: Personal;
    birthDate?: Personal<PartialDate>;
  };
  /**
   * This journey no longer stands for the other one.
   * @de Dieser Verlauf steht nicht mehr für den anderen.
   */
  DuplicateGivenBack: { duplicate: string };
}
