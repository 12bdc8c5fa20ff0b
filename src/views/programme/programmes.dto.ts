import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, oneOf } from '../../shapes/kinds.js';
import { Day, Id, Text, Whole } from '../columns.js';

export const PROGRAMME_SORTS = ['title', 'from', 'waiting'] as const;
export type ProgrammeSort = (typeof PROGRAMME_SORTS)[number];

export class ProgrammesQuery extends Paged {
  /** Only those that run on this day. */
  @Optional() @Is(day) runsOn?: string;
  @Optional() @Is(oneOf(PROGRAMME_SORTS)) sort?: ProgrammeSort;
}

/** One programme as amended so far, with its seats by now. */
export class ProgrammeLine {
  @Id() id!: string;
  @Text() title!: string;
  @Day() from!: string;
  @Day({ nullable: true }) to!: string | null;
  /** How many people can take part at the same time. */
  @Whole() seats!: number;
  /** Seats that are taken, or offered to somebody who has not answered. */
  seatsUsed!: number;
  freeSeats!: number;
  /** Who waits and was offered no seat. */
  waiting!: number;
  /** Talks that each participant should have in a week. */
  @Whole({ nullable: true }) contactsPerWeek!: number | null;
}
