import { ApiProperty } from '@nestjs/swagger';
import { Is, Optional } from '../../shapes/is.js';
import { id, oneOf } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

/** How far a match came; `ended` without a placement. */
export const MATCH_STEPS = ['matched', 'applied', 'interviewed', 'offered', 'placed', 'ended'] as const;
export type MatchStep = (typeof MATCH_STEPS)[number];

export const MATCH_SORTS = ['since', 'employer'] as const;
export type MatchSort = (typeof MATCH_SORTS)[number];

export class MatchesQuery extends PeopleQuery {
  @Optional() @Is(id) employer?: string;
  @Optional() @Is(id) opening?: string;
  @Optional() @Is(id) participant?: string;
  @Optional() @Is(oneOf(MATCH_STEPS)) step?: MatchStep;
  /** By default what has stood still longest comes first. */
  @Optional() @Is(oneOf(MATCH_SORTS)) sort?: MatchSort;
}

const nullableDay = () => ApiProperty({ type: 'string', format: 'date', nullable: true });

/** A participant on the way to an opening. */
export class MatchLine extends PersonLine {
  /** Id of the match. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) employer!: string;
  employerName!: string;
  @ApiProperty({ format: 'uuid' }) opening!: string;
  @ApiProperty({ type: 'string', nullable: true }) occupation!: string | null;
  /** `internship`, `trial-work`, `apprenticeship`, `job`. */
  @ApiProperty({ type: 'string', nullable: true }) kind!: string | null;
  /** `matched`, `applied`, `interviewed`, `offered`, `placed`, `ended`. */
  step!: string;
  /** Day of that step. */
  @ApiProperty({ format: 'date' }) since!: string;
  @ApiProperty({ format: 'date' }) matchedOn!: string;
  @nullableDay() appliedOn!: string | null;
  @nullableDay() interviewedOn!: string | null;
  @nullableDay() offeredOn!: string | null;
  @nullableDay() endedOn!: string | null;
  /** Why it ended. */
  @ApiProperty({ type: 'string', nullable: true }) because!: string | null;
}
