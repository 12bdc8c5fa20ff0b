import { Is, Optional } from '../../shapes/is.js';
import { day, id, oneOf, text } from '../../shapes/kinds.js';
import { STATEMENT_KINDS, type StatementKind } from '../../shapes/statement.js';

/** Computes a statement of use of a grant up to the latest fact (Verwendungsnachweis berechnen). */
export class ComputeStatement {
  @Is(id) grant!: string;
  /** `final` is over the whole period of the grant. */
  @Is(oneOf(STATEMENT_KINDS)) kind!: StatementKind;
  /** First day; of an interim statement, by default that of the grant. */
  @Optional() @Is(day) from?: string;
  /** Last day; of an interim statement. */
  @Optional() @Is(day) to?: string;
}

/** Freezes a statement as a second person, after its bytes came out the same once more (Festschreibung, Vier-Augen-Prinzip). */
export class FreezeStatement {
  /** SHA-256 of the JSON form that the person looked at, in hexadecimal; then it is frozen only if it is this one. */
  @Optional() @Is(text(64)) digest?: string;
}

/** Records that a frozen statement went to the funder (Einreichung). */
export class SubmitStatement {
  @Optional() @Is(day) on?: string;
  /** Under which the funder keeps it. */
  @Optional() @Is(text(100)) reference?: string;
}

/** Records by how much later facts changed what a frozen statement said, and why (Berichtigung). */
export class RestateStatement {
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}
