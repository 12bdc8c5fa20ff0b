import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, handle, oneOf } from '../../shapes/kinds.js';
import { PersonLine } from '../person.dto.js';

/** What a day holds, in this order. */
export const DAY_KINDS = ['appointment', 'task', 'follow-up', 'expiry', 'not-seen'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export class MyDayQuery extends Paged {
  /** Account of the case worker whose day it is. */
  @Is(handle) caseWorker!: string;
  /** By default today. */
  @Optional() @Is(day) on?: string;
  @Optional() @Is(oneOf(DAY_KINDS)) kind?: DayKind;
}

const nullableText = () => ApiProperty({ type: 'string', nullable: true });

/** Something to do or to think of on a day. */
export class MyDayLine extends PersonLine {
  /** Tells lines apart: the kind, and the appointment, the task, the paper or the person. */
  id!: string;
  /** `appointment`, `task`, `follow-up`, `expiry`, `not-seen`. */
  kind!: string;
  /** Day of the appointment, on which it is due, on which it ends, or of the last talk. */
  @ApiProperty({ format: 'date' }) on!: string;
  /** Days that have passed since then; negative while it lies ahead. */
  daysPast!: number;
  /** `HH:MM` of an appointment. */
  @nullableText() at!: string | null;
  /** How, and so where, an appointment takes place: `phone`, `office`, `home`, `online`. */
  @nullableText() channel!: string | null;
  @nullableText() language!: string | null;
  /** `requested` or `confirmed`: the language mediator for an appointment. */
  @nullableText() mediator!: string | null;
  @nullableText() mediatorName!: string | null;
  /** What a task is. */
  @nullableText() what!: string | null;
  /** State of an appointment, owner of a task, what ends. */
  @nullableText() detail!: string | null;
  /** Whether it is somebody else's, for whom the case worker acts today. */
  deputising!: boolean;
}
