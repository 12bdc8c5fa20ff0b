import { ApiProperty } from '@nestjs/swagger';
import { Is, NumberInQuery, Optional } from '../../shapes/is.js';
import { count, oneOf } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

/** `open`: still worked with; `kept`: a period runs; `held`: a legal hold stands; `due`: to be erased now. */
export const DELETION_STATES = ['due', 'held', 'kept', 'open'] as const;
export type DeletionState = (typeof DELETION_STATES)[number];

export class DeletionScheduleQuery extends PeopleQuery {
  @Optional() @Is(oneOf(DELETION_STATES)) state?: DeletionState;
  /** Only what is due within so many days. */
  @Optional() @NumberInQuery() @Is(count(0, 36_500)) within?: number;
}

/** When a person's data is to be erased, on which ground it is kept until then, and what holds it back. */
export class DeletionLine extends PersonLine {
  /** The journey. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: DELETION_STATES }) state!: DeletionState;
  /** First day on which nothing has to be kept; null while the journey is open. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) dueOn!: string | null;
  /** What is kept longest. */
  @ApiProperty({ enum: ['case-file', 'funding'], nullable: true, type: 'string' }) ground!: string | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) closedOn!: string | null;
  /** Last day of which something is charged to a grant. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) fundedOn!: string | null;
  /** Since when a legal hold stands. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) heldSince!: string | null;
  /** Since when the data is only kept. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) restrictedOn!: string | null;
}
