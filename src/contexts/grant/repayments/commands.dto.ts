import { Is, Optional } from '../../../shapes/is.js';
import { cents, day, id, text } from '../../../shapes/kinds.js';

/** Records that money is to be paid back (Erstattungsbescheid); the interest is computed (§ 49a VwVfG). */
export class DemandRepayment {
  /** Day of the demand, up to which there is interest; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(cents) cents!: number;
  /** First day for which there is interest; by default none is asked for. */
  @Optional() @Is(day) interestFrom?: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Records that money was paid back (Erstattung). */
export class RecordRepayment {
  @Is(id) repayment!: string;
  @Is(day) on!: string;
  @Is(cents) cents!: number;
  /** Interest that was paid with it; by default none. */
  @Optional() @Is(cents) interestCents?: number;
}
