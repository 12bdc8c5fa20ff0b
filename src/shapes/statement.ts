/* What a statement of use says of itself. As in words.ts, a word may be added to, never renamed. */

/** In between, or over the whole period of the grant. */
export const STATEMENT_KINDS = ['interim', 'final'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** The forms in which a statement is handed over. */
export const STATEMENT_FORMATS = ['json', 'csv', 'xlsx', 'pdf'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** SHA-256 of the bytes of each form, in hexadecimal. */
export type StatementDigests = Readonly<Record<StatementFormat, string>>;

/** Sums over the whole statement, in euro cents. */
export interface StatementTotals {
  readonly approvedCents: number;
  readonly spentCents: number;
  readonly ownShareCents: number;
}

/** The last fact that is in the figures, by its place in its stream: that is the same in every journal. */
export interface LastFact {
  readonly stream: string;
  readonly version: number;
  readonly id: string;
}
