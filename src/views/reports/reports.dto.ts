import { ApiProperty } from '@nestjs/swagger';
import { AsOf, Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { id, oneOf } from '../../shapes/kinds.js';
import { STATEMENT_FORMATS, type StatementFormat } from '../../shapes/statement.js';
import { ReportRow } from './report.row.js';

/** How far a statement has come. */
export const STATEMENT_STATUSES = ['computed', 'frozen', 'submitted'] as const;
export type StatementStatus = (typeof STATEMENT_STATUSES)[number];

export const STATEMENT_SORTS = ['to', 'computed'] as const;
export type StatementSort = (typeof STATEMENT_SORTS)[number];

export class StatementsQuery extends Paged {
  @Optional() @Is(id) grant?: string;
  @Optional() @Is(oneOf(STATEMENT_STATUSES)) status?: StatementStatus;
  /** By default the period that ends first comes first. */
  @Optional() @Is(oneOf(STATEMENT_SORTS)) sort?: StatementSort;
}

export class StatementLine extends ReportRow {
  /** `computed`, `frozen`, `submitted`. */
  status!: string;
}

/** In which form a statement is handed over. */
export class StatementFormQuery extends AsOf {
  /** By default `json`, with sorted keys and no spaces. `pdf` is to be signed by hand. */
  @Optional() @Is(oneOf(STATEMENT_FORMATS)) format?: StatementFormat;
}

/** A statement of use: financing plan, receipts, what was delivered, participants, outcomes. */
export class StatementAnswer {
  @ApiProperty({ type: 'object', additionalProperties: true }) grant!: object;
  kind!: string;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  /** The last fact that is in the figures, by its place in its stream. */
  @ApiProperty({ type: 'object', additionalProperties: true }) through!: object;
  rounding!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) totals!: object;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) plan!: object[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) receipts!: object[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) delivered!: object[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) participation!: object;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) outcomes!: object[];
}

/** What a line of the financing plan was said to be, and what it is by now. */
export class RestatedLine {
  module!: string;
  line!: string;
  @ApiProperty({ type: 'integer' }) oldCents!: number;
  @ApiProperty({ type: 'integer' }) newCents!: number;
  @ApiProperty({ type: 'integer' }) deltaCents!: number;
}

/** A fact that was recorded after the statement and changed what it says of money. */
export class RestatementCause {
  @ApiProperty({ format: 'uuid' }) id!: string;
  stream!: string;
  version!: number;
  type!: string;
  happenedOn!: string;
  recordedAt!: string;
  /** A fact of the entry that this one corrects or retracts. */
  of?: string;
}

/** A statement and what it would say by now (Berichtigung). */
export class RestatementAnswer {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Whether, computed again up to the same fact, it has the same bytes in every form. */
  reproducible!: boolean;
  /** Spent by now, less what the statement says. */
  @ApiProperty({ type: 'integer' }) deltaCents!: number;
  /** Sums by now. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) totals!: object;
  /** Up to which fact it was compared. */
  @ApiProperty({ type: 'object', additionalProperties: true }) through!: object;
  lines!: RestatedLine[];
  causes!: RestatementCause[];
}
