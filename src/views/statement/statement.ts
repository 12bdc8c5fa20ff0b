import type { LastFact, StatementKind, StatementTotals } from '../../shapes/statement.js';

/*
 * A statement of use as plain data: what its JSON form says, and what the other forms are made of. Nothing in it depends
 * on when it was made: no moment, no id that chance has drawn.
 */

export interface Amounts {
  readonly spentCents: number;
  readonly ownShareCents: number;
  /** What of it the funder pays. */
  readonly grantCents: number;
}

/** A line of the financing plan against what was spent (zahlenmäßiger Nachweis). */
export interface PlanLine extends Amounts {
  readonly module: string;
  readonly moduleTitle: string;
  readonly line: string;
  readonly lineTitle: string;
}

/** A module of the financing plan; its budget is for all of its lines. */
export interface PlanModule extends Amounts {
  readonly module: string;
  readonly moduleTitle: string;
  readonly approvedCents: number;
  /** Approved less spent. */
  readonly differenceCents: number;
  readonly lines: readonly PlanLine[];
}

/** A payment (Belegliste). */
export interface Receipt {
  readonly on: string;
  readonly number: string;
  readonly issuedOn: string;
  /** Null once erased. */
  readonly payee: string | null;
  readonly module: string;
  readonly line: string;
  readonly municipality: string | null;
  readonly cents: number;
}

/** What was delivered and is paid by a rate or at actual cost, and to how many people. */
export interface Delivered {
  readonly module: string;
  /** Null in the line of the whole module, where a person counts once. */
  readonly line: string | null;
  readonly units: number;
  readonly minutes: number;
  readonly heads: number;
  readonly cents: number;
}

/** Stock at a day and distinct people in the period. */
export interface Participation {
  readonly stockAtEnd: number;
  readonly distinct: number;
  readonly entries: number;
  readonly exits: number;
}

/** What became of those who left in the period: on the day of the exit, and six months later. */
export interface Outcome {
  readonly outcome: string;
  readonly atExit: number;
  readonly afterSixMonths: number;
}

export interface Statement {
  readonly grant: {
    readonly id: string;
    readonly title: string;
    readonly funder: string;
    readonly legalBasis: string;
    readonly reference: string | null;
    readonly from: string;
    readonly to: string;
    readonly ownShare: { readonly permille: number; readonly basis: 'within' | 'on-top' };
  };
  readonly kind: StatementKind;
  readonly from: string;
  readonly to: string;
  /** The last fact that is in the figures. */
  readonly through: LastFact;
  /** How cents were rounded, by name. */
  readonly rounding: string;
  readonly totals: StatementTotals & { readonly grantCents: number; readonly drawnDownCents: number };
  readonly plan: readonly PlanModule[];
  readonly receipts: readonly Receipt[];
  readonly delivered: readonly Delivered[];
  readonly participation: Participation;
  readonly outcomes: readonly Outcome[];
}
