import { ApiProperty } from '@nestjs/swagger';
import { AsOf } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, id, oneOf } from '../../shapes/kinds.js';

export const TARGET_STATES = ['under', 'met', 'over'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

export class ContactsQuery extends AsOf {
  @Optional() @Is(id) programme?: string;
  @Optional() @Is(id) participant?: string;
  /** A day of the first week; by default four weeks ago. */
  @Optional() @Is(day) from?: string;
  /** Last day; by default, and at most, today. */
  @Optional() @Is(day) to?: string;
  @Optional() @Is(oneOf(TARGET_STATES)) state?: TargetState;
}

/** A participant in a programme in a week (Kontaktziel). */
export class ContactsLine {
  @ApiProperty({ type: 'string', format: 'uuid' }) programme!: string;
  title!: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) participant!: string;
  /** ISO 8601: `2021-W09`. */
  week!: string;
  /** Its Monday. */
  @ApiProperty({ type: 'string', format: 'date' }) from!: string;
  /** Days of the week on which the participant was in the programme. */
  daysEnrolled!: number;
  /** Talks held in the programme, on channels that count there. */
  contacts!: number;
  /** Talks that the programme expects for these days, rounded down; null without a target. */
  @ApiProperty({ type: 'integer', nullable: true }) target!: number | null;
  /** Contacts above the target, below it if negative; null without a target. */
  @ApiProperty({ type: 'integer', nullable: true }) difference!: number | null;
  /** `under`, `met`, `over`; null without a target. */
  @ApiProperty({ type: 'string', nullable: true }) state!: string | null;
}
