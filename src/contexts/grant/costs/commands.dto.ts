import { Is, IsA, Optional } from '../../../shapes/is.js';
import { cents, count, day, flag, handle, id, month, text } from '../../../shapes/kinds.js';

/** The number and day that a receipt bears (Belegnummer, Belegdatum). */
class CostReceipt {
  @Is(text(100)) number!: string;
  @Is(day) issuedOn!: string;
}

/** Enters money that was promised by an order or a contract (Mittelbindung, Festlegung). */
export class EnterCommitment {
  /** Day of the promise; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(handle) module!: string;
  @Is(handle) line!: string;
  @Is(cents) cents!: number;
  /** When it will have to be paid. */
  @Is(day) dueOn!: string;
  @Optional() @Is(text(120)) municipality?: string;
  /** To whom; sealed. */
  @Optional() @Is(text(200)) payee?: string;
  /** For what; sealed. */
  @Is(text(1000)) what!: string;
  /** Why it is entered although the budget of the module does not suffice; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Frees what was not yet paid of a commitment (Auflösung einer Mittelbindung). */
export class ReleaseCommitment {
  @Is(id) commitment!: string;
  /** By default today. */
  @Optional() @Is(day) on?: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Records something that was paid, with its receipt (Ausgabe, Beleg). */
export class RecordCost {
  /** Day of the payment. */
  @Is(day) on!: string;
  @Is(handle) module!: string;
  @Is(handle) line!: string;
  @Is(cents) cents!: number;
  @IsA(() => CostReceipt) receipt!: CostReceipt;
  /** Who got the money (Zahlungsempfänger); sealed. */
  @Is(text(200)) payee!: string;
  @Optional() @Is(text(120)) municipality?: string;
  /** The commitment that is settled by it. */
  @Optional() @Is(id) commitment?: string;
  /** Whether nothing more will be paid on the commitment (Schlusszahlung). */
  @Optional() @Is(flag) closes?: boolean;
  /** Why it counts although the budget does not suffice, or the receipt is recorded already; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Charges a share of a post for a month; the amount follows from the monthly rate (Personalkosten, Stellenanteil). */
export class ChargeStaffPost {
  @Is(month) month!: string;
  /** The day of the month by whose terms it counts; by default the last (Zahltag). */
  @Optional() @Is(day) on?: string;
  @Is(handle) module!: string;
  @Is(handle) line!: string;
  /** Thousandths of a full post. */
  @Is(count(1, 1_000_000)) permille!: number;
  @Optional() @Is(text(120)) municipality?: string;
  /** Why it counts although the budget of the module does not suffice; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}
