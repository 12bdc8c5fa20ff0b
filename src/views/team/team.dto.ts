import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, handle, id, oneOf, text } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

export const LOAD_SORTS = ['cases', 'account', 'contested', 'not-seen'] as const;
export type LoadSort = (typeof LOAD_SORTS)[number];

export class TeamLoadQuery extends Paged {
  /** Only the case workers of this organisation unit and of those below it. */
  @Optional() @Is(handle) unit?: string;
  /** Only the case workers of this place. */
  @Optional() @Is(text(100)) municipality?: string;
  /** By default who has most cases comes first. */
  @Optional() @Is(oneOf(LOAD_SORTS)) sort?: LoadSort;
}

/** The load of one case worker, as of today. */
export class TeamLoadLine {
  /** Account of the case worker. */
  id!: string;
  /** From the directory of staff, like place and unit; null for accounts that do not stand there. */
  @ApiProperty({ type: 'string', nullable: true }) name!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) unit!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) municipality!: string | null;
  /** Journeys that are not closed; the sum of the phases. */
  cases!: number;
  intake!: number;
  waiting!: number;
  inProgramme!: number;
  internship!: number;
  placed!: number;
  /** Left a programme, and is in no other. */
  left!: number;
  /** Cases with an entry that the participant contests. */
  contested!: number;
  /** Cases without a talk for four weeks. */
  notSeen!: number;
  /** Cases that the case worker has offered to others, who have not answered. */
  handOversOffered!: number;
  /** Cases that were offered to the case worker and wait for an answer. */
  handOversToAnswer!: number;
}

/** By what people are grouped. */
export const MEDIAN_GROUPS = ['overall', 'case-worker', 'municipality', 'month'] as const;
export type MedianGroup = (typeof MEDIAN_GROUPS)[number];

class IntakePeriod extends PeopleQuery {
  /** Only people registered on this day or later. */
  @Optional() @Is(day) from?: string;
  /** Only people registered on this day or earlier. */
  @Optional() @Is(day) until?: string;
}

export class MediansQuery extends IntakePeriod {
  /** By default everybody is one group; `month` is that of registration. */
  @Optional() @Is(oneOf(MEDIAN_GROUPS)) by?: MedianGroup;
}

const nullableNumber = () => ApiProperty({ type: 'number', nullable: true });

/** How long a group of people waited from intake to the first talk, course and internship. */
export class MediansLine {
  /** The case worker, the municipality or the month; `all` for everybody, `none` where there is none. */
  id!: string;
  /** Who was registered in the period. */
  people!: number;
  /** Of these, who had a talk. */
  withSession!: number;
  /** Median of days from intake to the first talk, of those who had one. */
  @nullableNumber() daysToSession!: number | null;
  withCourse!: number;
  /** To the first day in a language course or training. */
  @nullableNumber() daysToCourse!: number | null;
  withInternship!: number;
  @nullableNumber() daysToInternship!: number | null;
}

export class DropOutsQuery extends PeopleQuery {
  @Optional() @Is(id) programme?: string;
  /** Only drop-outs on this day or later. */
  @Optional() @Is(day) from?: string;
  /** Only drop-outs on this day or earlier. */
  @Optional() @Is(day) until?: string;
}

/** How many dropped out for one reason. */
export class DropOutsLine {
  /** The reason: `childcare`, `moved` … */
  id!: string;
  dropOuts!: number;
  /** Distinct people; somebody may drop out more than once. */
  people!: number;
}

export class HandOversQuery extends PeopleQuery {
  /** Only the cases that were offered to this account. */
  @Optional() @Is(handle) to?: string;
}

/** A case that was offered to another case worker, who has not answered yet. */
export class HandOverLine extends PersonLine {
  /** Id of the hand-over, to answer it by. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Account to which the case was offered. */
  to!: string;
  @ApiProperty({ format: 'date' }) offeredOn!: string;
  /** Days since then. */
  days!: number;
}
