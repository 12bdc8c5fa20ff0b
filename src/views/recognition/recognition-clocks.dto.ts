import { ApiProperty } from '@nestjs/swagger';
import { Is, Optional } from '../../shapes/is.js';
import { oneOf } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

/** Where the authority's time stands. */
export const CLOCKS = [
  'receipt-awaited',
  'receipt-overdue',
  'documents-awaited',
  'suspended',
  'running',
  'overdue',
  'decided',
  'appealed',
] as const;
export type Clock = (typeof CLOCKS)[number];

/** Those whose receipt or decision is overdue, or all that wait for a decision. */
export const CLOCKS_SHOWN = ['overdue', 'open'] as const;
export type ClocksShown = (typeof CLOCKS_SHOWN)[number];

export const CLOCK_SORTS = ['due', 'filed', 'days'] as const;
export type ClockSort = (typeof CLOCK_SORTS)[number];

export class RecognitionClocksQuery extends PeopleQuery {
  @Optional() @Is(oneOf(CLOCKS)) clock?: Clock;
  /** By default all procedures, decided ones among them. */
  @Optional() @Is(oneOf(CLOCKS_SHOWN)) show?: ClocksShown;
  /** By default what is due first comes first; most days first by `days`. */
  @Optional() @Is(oneOf(CLOCK_SORTS)) sort?: ClockSort;
}

const nullableDay = () => ApiProperty({ type: 'string', format: 'date', nullable: true });

/** One recognition procedure, as of today. */
export class RecognitionClockLine extends PersonLine {
  /** Id of the procedure. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  occupation!: string;
  authority!: string;
  /** Where the qualification was gained; null once erased. */
  @ApiProperty({ type: 'string', nullable: true }) country!: string | null;
  /**
   * `receipt-awaited`, `receipt-overdue`, `documents-awaited`, `suspended`, `running`, `overdue`, `decided`, `appealed`.
   */
  clock!: string;
  /** Days that count: since the documents were complete, or since filing before that; without suspensions. */
  days!: number;
  /** Last day of the authority to confirm the receipt or to decide; as if it ran on today while it is suspended. */
  @nullableDay() dueOn!: string | null;
  /** Days up to then; negative when overdue. */
  @ApiProperty({ type: 'integer', nullable: true }) daysLeft!: number | null;
  @ApiProperty({ format: 'date' }) filedOn!: string;
  @nullableDay() receiptOn!: string | null;
  /** When documents were asked for last. */
  @nullableDay() requestedOn!: string | null;
  @nullableDay() completeOn!: string | null;
  /** Since when it is an accelerated procedure (§ 14a BQFG). */
  @nullableDay() acceleratedOn!: string | null;
  @nullableDay() suspendedOn!: string | null;
  /** Days in which the time stood still since the documents were complete. */
  daysSuspended!: number;
  @nullableDay() extendedTo!: string | null;
  @nullableDay() decidedOn!: string | null;
  /** `full`, `partial`, `refused`, `measure-required`. */
  @ApiProperty({ type: 'string', nullable: true }) result!: string | null;
  /** What the participant does to make up for differences. */
  @ApiProperty({ type: 'string', nullable: true }) measure!: string | null;
  @ApiProperty({ type: 'boolean', nullable: true }) measurePassed!: boolean | null;
  @nullableDay() appealedOn!: string | null;
}
