import { Is, IsListOfA, Optional } from '../../../shapes/is.js';
import { cents, day, handle, id, text } from '../../../shapes/kinds.js';

class DuePayment {
  @Is(handle) module!: string;
  @Is(handle) line!: string;
  @Is(cents) cents!: number;
  @Is(day) dueOn!: string;
}

/** Prepares a request for approved money (Mittelabruf); a second person approves it. */
export class RequestDrawDown {
  /** Day of the request; by default today. */
  @Optional() @Is(day) on?: string;
  /** Sum of the payments. */
  @Is(cents) cents!: number;
  /** What is due (fällige Zahlungen). */
  @IsListOfA(() => DuePayment, { min: 1, max: 500 }) payments!: DuePayment[];
  /** What is to be paid; sealed. */
  @Optional() @Is(text(2000)) note?: string;
  /** Why it is needed although a payment is due later than the money may be asked for; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Approves a request that somebody else has prepared (Freigabe, Vier-Augen-Prinzip). */
export class ApproveDrawDown {
  @Is(id) drawDown!: string;
  /** By default today. */
  @Optional() @Is(day) on?: string;
}

/** Turns a request down (Ablehnung des Mittelabrufs). */
export class RejectDrawDown {
  @Is(id) drawDown!: string;
  /** By default today. */
  @Optional() @Is(day) on?: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Records that the money came (Zahlungseingang). */
export class RecordDrawDownPayment {
  @Is(id) drawDown!: string;
  /** Day of its arrival. */
  @Is(day) on!: string;
  /** By default all that was requested. */
  @Optional() @Is(cents) cents?: number;
}
