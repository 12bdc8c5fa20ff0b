import { Is, IsA, Optional } from '../../../shapes/is.js';
import { cents, day, handle, id, text } from '../../../shapes/kinds.js';

class FeeReceipt {
  @Is(text(100)) number!: string;
  @Is(day) issuedOn!: string;
}

class FeePaid {
  @Is(cents) cents!: number;
  @IsA(() => FeeReceipt) receipt!: FeeReceipt;
}

/** Charges a unit that was delivered to a line of a grant (Zurechnung zu einer Zuwendung). Each is charged once. */
export class ClaimUnit {
  /** Which: `session/<id>`, `course/<id>/<day>`, `training/<id>/<day>`, `exam/<level>/<day>`, `certificate/<id>/<day>`. */
  @Is(text(200)) entry!: string;
  @Is(id) grant!: string;
  @Is(handle) module!: string;
  @Is(handle) line!: string;
  /** What was paid for it, with its receipt; needed where the line pays the actual cost. */
  @Optional() @IsA(() => FeePaid) cost?: FeePaid;
  /** Who got the money (Zahlungsempfänger); sealed. */
  @Optional() @Is(text(200)) payee?: string;
}

/** Charges all units of a time that fit and are charged to nothing yet, as far as the line pays by a rate. */
export class ClaimUnits {
  @Is(id) grant!: string;
  @Is(handle) module!: string;
  @Is(handle) line!: string;
  /** First day. */
  @Is(day) from!: string;
  /** Last day. */
  @Is(day) to!: string;
}

/** Charges a unit no longer (Aufhebung der Zurechnung). */
export class ReleaseClaim {
  @Is(text(200)) entry!: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}
