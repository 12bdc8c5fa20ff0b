import { ApiProperty } from '@nestjs/swagger';
import { After } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { id, oneOf } from '../../shapes/kinds.js';

/** `overdue`: the time for the answer to the offer is up. */
export const WAITING_STATUSES = ['waiting', 'offered', 'overdue'] as const;
export type WaitingStatus = (typeof WAITING_STATUSES)[number];

export class WaitingQuery extends After {
  @Optional() @Is(id) programme?: string;
  @Optional() @Is(id) participant?: string;
  @Optional() @Is(oneOf(WAITING_STATUSES)) status?: WaitingStatus;
}

/** Somebody who waits for a seat, or has the offer of one, as of today. */
export class WaitingLine {
  @ApiProperty({ type: 'string', format: 'uuid' }) programme!: string;
  title!: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) participant!: string;
  /** `waiting`, `offered`, or `overdue`: the time for the answer is up. */
  status!: string;
  /** Place in the waiting order, from 1; null for who has an offer. */
  @ApiProperty({ type: 'integer', nullable: true }) place!: number | null;
  /** Since when the person waits. */
  @ApiProperty({ type: 'string', format: 'date' }) since!: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) offeredOn!: string | null;
  /** Last day for the answer; null without a deadline. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) answerBy!: string | null;
}
