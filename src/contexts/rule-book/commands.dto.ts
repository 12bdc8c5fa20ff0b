import { Is, Optional } from '../../shapes/is.js';
import { count, day, handle, id, text } from '../../shapes/kinds.js';

/** Proposes that a rule says otherwise from a day on (Regeländerung entwerfen). */
export class DraftRuleChange {
  /** Name of the rule; see `GET /rules`. Only rules that are numbers change in this way. */
  @Is(handle) rule!: string;
  /** First day on which the changed rule holds; it may lie in the past. */
  @Is(day) from!: string;
  /** In the rule's unit; see `GET /rules`. */
  @Is(count(0, 100_000)) value!: number;
  /** Law, ordinance or custom. */
  @Is(text(300)) source!: string;
  /** Sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Adopts a proposed change, as a second person (Regeländerung beschließen, Vier-Augen-Prinzip). */
export class AdoptRuleChange {
  @Is(id) change!: string;
}

/** Takes back a change, whether proposed or adopted (Regeländerung zurücknehmen). */
export class RevokeRuleChange {
  @Is(id) change!: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}
