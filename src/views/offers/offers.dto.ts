import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, languageCode, oneOf, text } from '../../shapes/kinds.js';
import { OFFER_KINDS, type OfferKind } from '../../shapes/services.js';
import { type Need, NEEDS } from '../../shapes/words.js';
import { OfferRow } from './offer.row.js';

export const OFFER_SORTS = ['title', 'opens'] as const;
export type OfferSort = (typeof OFFER_SORTS)[number];

export class OffersQuery extends Paged {
  @Optional() @Is(oneOf(OFFER_KINDS)) kind?: OfferKind;
  /** Only those that help with this need. */
  @Optional() @Is(oneOf(NEEDS)) need?: Need;
  @Optional() @Is(text(100)) municipality?: string;
  /** Only those where one is helped in this language. */
  @Optional() @Is(languageCode) language?: string;
  @Optional() @Is(text(200)) provider?: string;
  /** Only those that are open on this day and in the directory; by default all, also those of the past. */
  @Optional() @Is(day) openOn?: string;
  @Optional() @Is(oneOf(OFFER_SORTS)) sort?: OfferSort;
}

/** One support offer, as of today. */
export class OfferLine extends OfferRow {
  /** Whether it is in the directory and open today. */
  open!: boolean;
}
