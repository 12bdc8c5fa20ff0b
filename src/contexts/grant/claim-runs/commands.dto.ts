import { Is } from '../../../shapes/is.js';
import { day, handle } from '../../../shapes/kinds.js';

/** Charges all units of a time that fit and are charged to nothing yet, in all journeys (Sammelzurechnung, Abrechnungslauf). */
export class OrderClaims {
  @Is(handle) module!: string;
  @Is(handle) line!: string;
  /** First day. */
  @Is(day) from!: string;
  /** Last day. */
  @Is(day) to!: string;
}
