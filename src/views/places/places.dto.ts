import { ApiProperty } from '@nestjs/swagger';
import { Is, Optional } from '../../shapes/is.js';
import { id } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

export class PlacesQuery extends PeopleQuery {
  /** Only those of this course or group event. */
  @Optional() @Is(id) of?: string;
  /** Only those of this date of a group event. */
  @Optional() @Is(id) date?: string;
  /** Only this person's places. */
  @Optional() @Is(id) participant?: string;
}

/** Somebody who has a place in a course, or a seat at a date of a group event. */
export class PlaceLine extends PersonLine {
  /** Tells lines apart: where, and who. */
  id!: string;
  /** `course`, `group-event`. */
  what!: string;
  /** Id of the course or the group event. */
  @ApiProperty({ format: 'uuid' }) of!: string;
  title!: string;
  /** Id of the date of the group event. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) date!: string | null;
  /** Day of that date; of a course its first day. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) plannedFor!: string | null;
  /** At a date: `attended`, `missed`; null while nothing is reported. */
  @ApiProperty({ type: 'string', nullable: true }) attendance!: string | null;
  /** In a course: teaching units attended, and missed with and without an excuse. */
  @ApiProperty({ type: 'integer', nullable: true }) units!: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) excusedUnits!: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) unexcusedUnits!: number | null;
}
