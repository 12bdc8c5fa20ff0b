import { Is, Optional } from '../../../shapes/is.js';
import { countryCode, day, text } from '../../../shapes/kinds.js';

/** Records that temporary protection was applied for (Antrag nach § 24 AufenthG). */
export class ApplyForTemporaryProtection {
  @Is(day) on!: string;
  /** From where the person was displaced; sealed. */
  @Optional() @Is(countryCode) country?: string;
  @Optional() @Is(text(200)) authority?: string;
}

/** Records that asylum was applied for (Asylantrag). */
export class ApplyForAsylum {
  @Is(day) on!: string;
  @Optional() @Is(text(200)) authority?: string;
}

/** Records that fingerprints were taken (erkennungsdienstliche Behandlung). */
export class TakeFingerprints {
  @Is(day) on!: string;
  @Optional() @Is(text(200)) authority?: string;
}
