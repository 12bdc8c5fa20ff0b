import { ApiProperty } from '@nestjs/swagger';
import { AsOf } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day } from '../../shapes/kinds.js';

export class RulesQuery extends AsOf {
  /** Only what was in force on this day; by default every version there has been. */
  @Optional() @Is(day) on?: string;
}

/** A rule as it was, or is, in force. */
export class RuleVersionLine {
  /** Stable name, as in warnings and eligibility answers. */
  id!: string;
  /** A number, a word such as a level, or several with commas between them. */
  value!: string;
  unit!: string;
  /** First day. */
  @ApiProperty({ type: 'string', format: 'date' }) from!: string;
  /** Last day; null while it is in force. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) until!: string | null;
  /** Law or ordinance; `custom` where the house has it so. */
  source!: string;
  /** What it says, in English. */
  en!: string;
  /** What it says, in German. */
  de!: string;
}

/** A change of a rule, proposed or adopted. */
export class RuleChangeLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Name of the rule. */
  rule!: string;
  /** First day on which the changed rule holds. */
  @ApiProperty({ type: 'string', format: 'date' }) from!: string;
  /** In the rule's unit. */
  value!: number;
  source!: string;
  @ApiProperty({ type: 'string', nullable: true }) reason!: string | null;
  /** Account. */
  proposedBy!: string;
  /** Account; null while nobody adopted it. */
  @ApiProperty({ type: 'string', nullable: true }) adoptedBy!: string | null;
}
