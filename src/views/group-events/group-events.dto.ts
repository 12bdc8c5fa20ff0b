import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { id, languageCode, oneOf, text } from '../../shapes/kinds.js';
import { TOPICS, type Topic } from '../../shapes/words.js';
import { GroupEventRow } from './group-event.row.js';

/** What may need attention: a date ahead, free seats there, people who wait, a date passed without a list. */
export const EVENT_FLAGS = ['upcoming', 'free-seats', 'waiting', 'attendance-missing'] as const;
export type EventFlag = (typeof EVENT_FLAGS)[number];

export const EVENT_SORTS = ['next-date', 'title', 'waiting'] as const;
export type EventSort = (typeof EVENT_SORTS)[number];

export class GroupEventsQuery extends Paged {
  /** Only this one. */
  @Optional() @Is(id) id?: string;
  @Optional() @Is(oneOf(TOPICS)) topic?: Topic;
  @Optional() @Is(languageCode) language?: string;
  /** Only those with a date at this place. */
  @Optional() @Is(text(200)) place?: string;
  @Optional() @Is(oneOf(EVENT_FLAGS)) flag?: EventFlag;
  /** By default the next date comes first; most who wait come first by `waiting`. */
  @Optional() @Is(oneOf(EVENT_SORTS)) sort?: EventSort;
}

/** One series, as of today. */
export class GroupEventLine extends GroupEventRow {
  /** First date that lies ahead and takes place. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) nextOn!: string | null;
  /** Seats of dates ahead. */
  seats!: number;
  freeSeats!: number;
  waiting!: number;
  flags!: string[];
}
