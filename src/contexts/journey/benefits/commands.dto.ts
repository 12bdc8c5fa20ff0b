import { Is, Optional } from '../../../shapes/is.js';
import { cents, day, id, month } from '../../../shapes/kinds.js';

/** Records what was paid for a month (Leistungszahlung). */
export class RecordBenefit {
  /** The spell of benefits to which it belongs. */
  @Is(id) spell!: string;
  @Is(month) month!: string;
  @Is(cents) cents!: number;
  /** Day of the payment; by default the first of the month. */
  @Optional() @Is(day) on?: string;
}
