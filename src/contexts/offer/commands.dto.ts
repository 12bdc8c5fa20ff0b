import { Is, IsListOf, Optional } from '../../shapes/is.js';
import { day, languageCode, oneOf, text } from '../../shapes/kinds.js';
import { OFFER_KINDS, type OfferKind } from '../../shapes/services.js';
import { type Need, NEEDS } from '../../shapes/words.js';

/** Takes a support offer into the directory (Unterstützungsangebot). */
export class PublishOffer {
  @Optional() @Is(day) on?: string;
  @Is(text(200)) title!: string;
  @Is(oneOf(OFFER_KINDS)) kind!: OfferKind;
  /** Which needs it helps with. */
  @IsListOf(oneOf(NEEDS), { min: 1, max: NEEDS.length }) needs!: Need[];
  /** In which languages one is helped there. */
  @IsListOf(languageCode, { min: 1, max: 50 }) languages!: string[];
  @Is(text(100)) municipality!: string;
  /** Who offers it (Anbieter). */
  @Is(text(200)) provider!: string;
  /** First day on which it is open; by default the day of the entry. */
  @Optional() @Is(day) from?: string;
  /** Last day, if there is one. */
  @Optional() @Is(day) until?: string;
}

/** Changes a support offer (Änderung des Angebots). */
export class AmendOffer {
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(200)) title?: string;
  @Optional() @IsListOf(oneOf(NEEDS), { min: 1, max: NEEDS.length }) needs?: Need[];
  @Optional() @IsListOf(languageCode, { min: 1, max: 50 }) languages?: string[];
  @Optional() @Is(text(100)) municipality?: string;
  @Optional() @Is(text(200)) provider?: string;
  @Optional() @Is(day) from?: string;
  @Optional() @Is(day) until?: string;
}

/** Takes a support offer out of the directory (Angebot zurückziehen). */
export class WithdrawOffer {
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(1000)) reason?: string;
}
