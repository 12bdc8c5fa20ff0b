import { ApiProperty } from '@nestjs/swagger';
import { Is, NumberInQuery, Optional } from '../../shapes/is.js';
import { count, day, handle } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

export class RulePreviewQuery extends PeopleQuery {
  /** Name of the rule that would change. */
  @Is(handle) rule!: string;
  /** First day on which the changed rule would hold. */
  @Is(day) from!: string;
  /** In the rule's unit. */
  @NumberInQuery() @Is(count(0, 100_000)) value!: number;
  /** The day on which the caseload is looked at; by default today, or the rule's first day if that lies ahead. */
  @Optional() @Is(day) on?: string;
}

/** One field of a case that would read otherwise. */
export class RuleTouch {
  /** Name of the field in the caseload. */
  field!: string;
  /** As it reads by the rules in force. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) now!: unknown;
  /** As it would read by the changed rule. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) then!: unknown;
}

/** A person whom the change of a rule would touch. */
export class RulePreviewLine extends PersonLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  touches!: RuleTouch[];
}
