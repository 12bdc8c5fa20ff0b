import type { Personal } from '../../../kernel/personal.js';
import type { ConsentPurpose, HouseholdRole, NumberKind } from '../../../shapes/words.js';

/** With whom the participant lives, how others know the participant, and what the participant agreed to. */
export interface IdentityFacts {
  /**
   * The number under which another body knows the participant was recorded.
   * @de Eine externe Nummer wurde erfasst.
   */
  ExternalNumberRecorded: { kind: NumberKind; number: Personal };
  /**
   * The participant belongs to this household from this day.
   * @de Die Zugehörigkeit zu einem Haushalt wurde erfasst.
   */
  HouseholdJoined: {
    /** Id that the members of a household share. */
    household: string;
    role: HouseholdRole;
  };
  /**
   * The participant no longer belongs to the household; this day was the last.
   * @de Ein Haushalt wurde verlassen.
   */
  HouseholdLeft: { household: string };
  /**
   * The participant agreed that data is used for a purpose.
   * @de Eine Einwilligung wurde erteilt.
   */
  ConsentGiven: {
    purpose: ConsentPurpose;
    /** What the participant was told, such as the version of a form. */
    form: string;
  };
  /**
   * The participant no longer agrees; what was done before stays lawful.
   * @de Eine Einwilligung wurde widerrufen.
   */
  ConsentWithdrawn: { purpose: ConsentPurpose };
}
