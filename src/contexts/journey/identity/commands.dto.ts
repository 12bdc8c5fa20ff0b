import { Is, Optional } from '../../../shapes/is.js';
import { day, id, oneOf, text } from '../../../shapes/kinds.js';
import {
  CONSENT_PURPOSES,
  HOUSEHOLD_ROLES,
  NUMBER_KINDS,
  type ConsentPurpose,
  type HouseholdRole,
  type NumberKind,
} from '../../../shapes/words.js';

/** Records the number under which another body knows the participant (Kundennummer, Aktenzeichen, AZR-Nummer). */
export class RecordExternalNumber {
  /** Day from which it is known; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(NUMBER_KINDS)) kind!: NumberKind;
  /** Sealed. */
  @Is(text(64)) number!: string;
}

/** Records that the participant belongs to a household (Haushalt, Bedarfsgemeinschaft). */
export class JoinHousehold {
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
  /** Id that the members share; leave it out for a new household. */
  @Optional() @Is(id) household?: string;
  @Is(oneOf(HOUSEHOLD_ROLES)) role!: HouseholdRole;
}

/** Records that the participant no longer belongs to a household. */
export class LeaveHousehold {
  @Is(id) household!: string;
  /** Last day; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Records a consent (Einwilligung) and what the participant was told. */
export class GiveConsent {
  /** Day of the consent; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(CONSENT_PURPOSES)) purpose!: ConsentPurpose;
  /** The form that was signed, with its version. */
  @Is(text(200)) form!: string;
}

/** Records that a consent was withdrawn (Widerruf). */
export class WithdrawConsent {
  /** Day of the withdrawal; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(CONSENT_PURPOSES)) purpose!: ConsentPurpose;
}
