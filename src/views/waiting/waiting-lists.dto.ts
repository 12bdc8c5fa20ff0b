import { ApiProperty } from '@nestjs/swagger';
import { Is, Optional } from '../../shapes/is.js';
import { id, oneOf } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

/** For what people wait. */
export const WAITING_FOR = ['programme', 'course', 'group-event', 'case-worker'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** `overdue`: the time for the answer is up, and somebody may note with lapse-offer that the offer lapsed. */
export const OFFER_STATES = ['open', 'overdue'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const WAITING_SORTS = ['since', 'place'] as const;
export type WaitingSort = (typeof WAITING_SORTS)[number];

export class WaitingListsQuery extends PeopleQuery {
  @Optional() @Is(oneOf(WAITING_FOR)) waitingFor?: WaitingFor;
  /** Only the queue of this programme, course or group event. */
  @Optional() @Is(id) of?: string;
  /** Only this person's places. */
  @Optional() @Is(id) participant?: string;
  /** Only those who were offered a seat. */
  @Optional() @Is(oneOf(OFFER_STATES)) offer?: OfferState;
  /** By default who has waited longest comes first. */
  @Optional() @Is(oneOf(WAITING_SORTS)) sort?: WaitingSort;
}

/** Somebody's place in a queue. */
export class WaitingLine extends PersonLine {
  /** Tells lines apart: what is waited for, and who waits. */
  id!: string;
  /** `programme`, `course`, `group-event`, `case-worker`. */
  waitingFor!: string;
  /** Id of the programme, the course or the group event. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) of!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) title!: string | null;
  @ApiProperty({ format: 'date' }) since!: string;
  /** Days since then. */
  days!: number;
  /** 1 is the next; those who wait for a case worker are in order of their intake. */
  place!: number;
  /** When a seat was offered that waits for an answer. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) offeredOn!: string | null;
  /** Last day for the answer; null without a deadline. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) answerBy!: string | null;
  /** `open`, `overdue`; null without an offer. */
  @ApiProperty({ type: 'string', nullable: true }) offer!: string | null;
}
