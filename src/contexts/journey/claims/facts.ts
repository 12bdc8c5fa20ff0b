import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';

/** Which units of a journey are charged to which grant. How much a unit is stands in its own fact. */
export interface ClaimFacts {
  /**
   * A unit is charged to a grant. It happens on the day of the unit.
   * @de Eine erbrachte Einheit wurde einer Zuwendung zugerechnet.
   */
  UnitClaimed: {
    /** Which unit: `session/<id>`, `course/<id>/<day>`, `training/<id>/<day>`, `exam/<level>/<day>`, `certificate/<id>/<day>`. */
    entry: string;
    grant: string;
    module: string;
    line: string;
    /** Of the participant on that day. */
    municipality: string;
    /** What was paid for it, where the line pays the actual cost. */
    cost?: {
      readonly cents: number;
      readonly receipt: { readonly number: string; readonly issuedOn: LocalDate };
    };
    payee?: Personal;
  };
  /**
   * A unit is charged no longer, as if it had never been: it happens on the day of the unit, too.
   * @de Die Zurechnung einer Einheit zu einer Zuwendung wurde aufgehoben.
   */
  ClaimReleased: { entry: string; reason: Personal };
}
