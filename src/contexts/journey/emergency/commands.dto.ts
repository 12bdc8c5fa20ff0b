import { Is, Optional } from '../../../shapes/is.js';
import { count, id, text } from '../../../shapes/kinds.js';

/** Opens a case that one is not responsible for, for some hours (Notzugriff). The team lead of the unit is told. */
export class BreakGlass {
  /** Why it cannot wait; sealed. */
  @Is(text(1000)) reason!: string;
  /** For how many hours; a rule says how many at most. */
  @Is(count(1, 168)) hours!: number;
}

/** Says that one has looked at why a case was opened (Kenntnisnahme eines Notzugriffs). */
export class AcknowledgeBreakGlass {
  @Is(id) breakGlass!: string;
  /** Sealed. */
  @Optional() @Is(text(1000)) note?: string;
}
