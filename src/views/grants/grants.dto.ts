import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, handle, id, type Kind, month, oneOf, text } from '../../shapes/kinds.js';

export const GRANT_SORTS = ['title', 'to', 'remaining'] as const;
export type GrantSort = (typeof GRANT_SORTS)[number];

export const GRANT_WARNINGS = [
  'over-budget',
  'runs-out',
  'lapses',
  'statement-due',
  'statement-overdue',
] as const;
export type GrantWarning = (typeof GRANT_WARNINGS)[number];

export class GrantsQuery extends Paged {
  @Optional() @Is(id) grant?: string;
  @Optional() @Is(text(200)) funder?: string;
  /** Only grants with this warning. */
  @Optional() @Is(oneOf(GRANT_WARNINGS)) warning?: GrantWarning;
  /** By default by title; the earliest end, or most that remains comes first by the others. */
  @Optional() @Is(oneOf(GRANT_SORTS)) sort?: GrantSort;
}

const nullableDay = { type: 'string', format: 'date', nullable: true } as const;

/** A grant as of today. Sums are in cents. */
export class GrantLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  title!: string;
  funder!: string;
  @ApiProperty({ type: 'string', nullable: true }) reference!: string | null;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  ownSharePermille!: number;
  /** `within` the approved sum, or `on-top` of it. */
  ownShareBasis!: string;
  /** All budgets. */
  approvedCents!: number;
  /** What of that the funder pays at most. */
  fundedCents!: number;
  /** Promised and not paid yet. */
  committedCents!: number;
  /** Delivered or paid, by the terms of the day of each. */
  spentCents!: number;
  /** What of it the recipient pays itself, or on top of it. */
  ownShareCents!: number;
  /** Approved, neither promised nor spent. */
  remainingCents!: number;
  /** Asked for and not come yet. */
  requestedCents!: number;
  /** What came. */
  drawnDownCents!: number;
  /** What was paid back. */
  repaidCents!: number;
  /** What was demanded back and not paid yet. */
  demandedCents!: number;
  /** What was spent in the days over which the pace is measured. */
  recentCents!: number;
  /** When nothing remains, if it goes on like that and that is before the end. */
  @ApiProperty(nullableDay) runsOutOn!: string | null;
  /** What remains at the end if it goes on like that. */
  lapsingCents!: number;
  @ApiProperty({ format: 'date' }) statementDueOn!: string;
  @ApiProperty({ type: 'array', items: { type: 'string', enum: [...GRANT_WARNINGS] } })
  warnings!: GrantWarning[];
}

/** By what figures are divided. */
export const GRANT_PARTS = ['module', 'line', 'municipality', 'month'] as const;
export type GrantPart = (typeof GRANT_PARTS)[number];

const PARTS: Kind = {
  name: 'parts',
  holds: (value) => {
    const parts = typeof value === 'string' ? value.split(',') : [];
    const known: readonly string[] = GRANT_PARTS;
    return (
      parts.length > 0 && new Set(parts).size === parts.length && parts.every((each) => known.includes(each))
    );
  },
  says: `must be some of ${GRANT_PARTS.join(', ')}, with commas between them`,
  schema: {
    type: 'string',
    pattern: '^(module|line|municipality|month)(,(module|line|municipality|month)){0,3}$',
  },
};

export class GrantFiguresQuery extends Paged {
  @Optional() @Is(id) grant?: string;
  /** By what to divide: some of `module`, `line`, `municipality` and `month`, with commas; by default a grant is one line. */
  @Optional() @Is(PARTS) by?: string;
  @Optional() @Is(handle) module?: string;
  /** A line of the module that is asked for. */
  @Optional() @Is(handle) line?: string;
  @Optional() @Is(text(120)) municipality?: string;
  @Optional() @Is(month) month?: string;
}

/** Figures of a grant, or of a part of it. Sums are in cents; whatever is divided adds up to the whole. */
export class GrantFiguresLine {
  /** Tells lines apart. */
  id!: string;
  @ApiProperty({ format: 'uuid' }) grant!: string;
  @ApiProperty({ type: 'string', nullable: true }) module!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) line!: string | null;
  /** Null also where something is for all. */
  @ApiProperty({ type: 'string', nullable: true }) municipality!: string | null;
  /** `YYYY-MM` */
  @ApiProperty({ type: 'string', nullable: true }) month!: string | null;
  /**
   * The budget as of today: of modules; of municipalities as far as the notice says; of months evenly by their days. Null
   * where nothing is laid down, as for lines.
   */
  @ApiProperty({ type: 'integer', nullable: true }) budgetCents!: number | null;
  /** Promised and not paid yet, by the day on which it is due. */
  committedCents!: number;
  spentCents!: number;
  ownShareCents!: number;
  @ApiProperty({ type: 'integer', nullable: true }) remainingCents!: number | null;
  /** Claimed units: teaching units, else talks and exams. */
  units!: number;
  minutes!: number;
  /** Distinct participants with claimed units. */
  heads!: number;
}

export const RECEIPT_SORTS = ['paid', 'issued', 'number', 'amount'] as const;
export type ReceiptSort = (typeof RECEIPT_SORTS)[number];

export class ReceiptsQuery extends Paged {
  @Optional() @Is(id) grant?: string;
  @Optional() @Is(handle) module?: string;
  @Optional() @Is(handle) line?: string;
  @Optional() @Is(text(120)) municipality?: string;
  @Optional() @Is(text(100)) number?: string;
  /** Paid, or delivered, from this day on. */
  @Optional() @Is(day) from?: string;
  @Optional() @Is(day) until?: string;
  /** By default by the day of payment; the highest amount comes first by the last. */
  @Optional() @Is(oneOf(RECEIPT_SORTS)) sort?: ReceiptSort;
}

/** A receipt (Beleg). */
export class ReceiptLine {
  /** Id of the cost, or of the participant and the unit for which a fee was paid. */
  id!: string;
  @ApiProperty({ format: 'uuid' }) grant!: string;
  module!: string;
  line!: string;
  @ApiProperty({ type: 'string', nullable: true }) municipality!: string | null;
  /** Day of the payment; of a fee that of the exam. */
  @ApiProperty({ format: 'date' }) paidOn!: string;
  number!: string;
  @ApiProperty({ format: 'date' }) issuedOn!: string;
  @ApiProperty({ type: 'string', nullable: true }) payee!: string | null;
  cents!: number;
  /** What of it counts. */
  recognizedCents!: number;
}

export const DRAW_DOWN_SORTS = ['requested', 'paid'] as const;
export type DrawDownSort = (typeof DRAW_DOWN_SORTS)[number];

export class DrawDownsQuery extends Paged {
  @Optional() @Is(id) grant?: string;
  @Optional() @Is(oneOf(DRAW_DOWN_SORTS)) sort?: DrawDownSort;
}

/** A draw-down, and whether its money was spent in time: what came first is spent first. */
export class DrawDownLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) grant!: string;
  cents!: number;
  @ApiProperty({ format: 'date' }) requestedOn!: string;
  @ApiProperty(nullableDay) approvedOn!: string | null;
  @ApiProperty(nullableDay) rejectedOn!: string | null;
  @ApiProperty(nullableDay) paidOn!: string | null;
  /** Last day on which it is spent in time. */
  @ApiProperty(nullableDay) spendUntil!: string | null;
  /** What of it was spent up to that day. */
  spentInTimeCents!: number;
  /** What was not, once that day is over. */
  lateCents!: number;
  /** What is not spent today. */
  leftCents!: number;
  /** Interest on what was late, from the day after the payment until it was spent, or until today. */
  interestCents!: number;
}
