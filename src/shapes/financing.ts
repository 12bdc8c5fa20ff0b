import type { LocalDate } from '../kernel/local-date.js';

/*
 * What a grant pays for, as it stands in notices: modules (Förderbausteine), each with a budget and lines. As in words.ts,
 * a word may be added to, never renamed.
 */

/** What is paid by a rate, or at its actual cost per unit. */
export const GRANT_UNITS = ['coaching-session', 'coaching-hour', 'teaching-unit', 'exam-fee'] as const;
export type GrantUnit = (typeof GRANT_UNITS)[number];

/** How a line pays: a rate per unit, what was really paid, or a share of a full post per month. */
export const LINE_KINDS = ['rate', 'actual', 'staff-post'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What becomes of a unit that is not full, entry by entry: it counts, it does not, or it counts in part. */
export const COUNTINGS = ['commenced', 'completed', 'exact'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** Whether the own share is part of the approved sum (240,000 of 1.2 million), or comes on top of it. */
export const SHARE_BASES = ['within', 'on-top'] as const;
export type ShareBasis = (typeof SHARE_BASES)[number];

/** What the recipient pays itself, in thousandths of what its basis says. */
export interface OwnShare {
  readonly permille: number;
  readonly basis: ShareBasis;
}

/** A line of a financing plan; which fields it has depends on its kind. */
export interface FinancingLine {
  readonly line: string;
  readonly title: string;
  readonly kind: LineKind;
  /** Of a rate: what is paid. Of actual costs: whose fee, where each is claimed for one person. */
  readonly unit?: GrantUnit;
  /** Rate per unit. */
  readonly cents?: number;
  readonly minutesPerUnit?: number;
  readonly counting?: Counting;
  /** Of one receipt no more than this counts. */
  readonly capCents?: number;
  /** For a full post. */
  readonly monthlyCents?: number;
  /** Posts in thousandths of a full one: two and a half are 2500. */
  readonly permille?: number;
}

/** A module of a grant, with its budget. */
export interface FinancingModule {
  readonly module: string;
  readonly title: string;
  /** Units count in this module only if they were delivered in this programme. */
  readonly programme?: string;
  readonly cents: number;
  readonly lines: readonly FinancingLine[];
}

/** A municipality of a grant, and what of the sum is meant for it, if that was said. */
export interface FinancedMunicipality {
  readonly name: string;
  readonly cents?: number;
}

/** What may change while a grant runs. */
export interface FinancingTerms {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly ownShare: OwnShare;
  readonly modules: readonly FinancingModule[];
  /** None: all are. */
  readonly municipalities: readonly FinancedMunicipality[];
  readonly conditions: readonly string[];
}

/** What became different from a day on. */
export interface FinancingChange {
  readonly from: LocalDate;
  readonly changes: Partial<FinancingTerms>;
}

/** What was awarded, and the amendments in order of their days. */
export interface Financing {
  readonly awarded?: FinancingTerms;
  readonly amendments: readonly FinancingChange[];
}

export const NO_FINANCING: Financing = { amendments: [] };

/** New modules come last; one that is known is replaced where it stands. */
const withModules = (
  known: readonly FinancingModule[],
  changed: readonly FinancingModule[] = [],
): readonly FinancingModule[] => {
  const named = (module: string) => changed.find((each) => each.module === module);
  return [
    ...known.map((each) => named(each.module) ?? each),
    ...changed.filter(({ module }) => !known.some((each) => each.module === module)),
  ];
};

const amendedBy = (terms: FinancingTerms, { changes }: FinancingChange): FinancingTerms => ({
  ...terms,
  ...changes,
  modules: withModules(terms.modules, changes.modules),
});

export const withAmendment = (financing: Financing, next: FinancingChange): Financing => ({
  ...financing,
  amendments: [
    ...financing.amendments.filter(({ from }) => from <= next.from),
    next,
    ...financing.amendments.filter(({ from }) => from > next.from),
  ],
});

/** The terms by which something of this day is judged; those of the award hold from ever. */
export const financingOn = ({ awarded, amendments }: Financing, day: LocalDate): FinancingTerms | undefined =>
  awarded && amendments.filter(({ from }) => from <= day).reduce(amendedBy, awarded);

export const lineOf = (
  terms: FinancingTerms | undefined,
  module: string,
  line: string,
): { readonly module?: FinancingModule; readonly line?: FinancingLine } => {
  const its = terms?.modules.find((each) => each.module === module);
  return { module: its, line: its?.lines.find((each) => each.line === line) };
};
