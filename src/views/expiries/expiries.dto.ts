import { ApiProperty } from '@nestjs/swagger';
import { Is, NumberInQuery, Optional } from '../../shapes/is.js';
import { count, oneOf } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

/** What can have a last day. */
export const EXPIRING = ['residence-title', 'work-permission', 'regime'] as const;
export type Expiring = (typeof EXPIRING)[number];

export const LIGHTS = ['expired', 'red', 'amber', 'green'] as const;
export type Light = (typeof LIGHTS)[number];

export const EXPIRY_SORTS = ['until', 'case-worker'] as const;
export type ExpirySort = (typeof EXPIRY_SORTS)[number];

export class ExpiriesQuery extends PeopleQuery {
  /** Only what ends within so many days, or has ended; 90 by default. */
  @Optional() @NumberInQuery() @Is(count(0, 3650)) within?: number;
  @Optional() @Is(oneOf(EXPIRING)) what?: Expiring;
  @Optional() @Is(oneOf(LIGHTS)) light?: Light;
  /** By default the soonest end comes first; it does within each case worker by `case-worker`. */
  @Optional() @Is(oneOf(EXPIRY_SORTS)) sort?: ExpirySort;
}

/** Something that ends, and that nothing of its sort outlasts. */
export class ExpiryLine extends PersonLine {
  /** Id of the title, the permission or the spell of benefits. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** `residence-title`, `work-permission`, `regime`. */
  what!: string;
  /** Kind of the title, scope of the permission, law of the benefits. */
  kind!: string;
  @ApiProperty({ format: 'date' }) from!: string;
  /** Last day. */
  @ApiProperty({ format: 'date' }) until!: string;
  /** Days up to the last one; negative once it has passed. */
  daysLeft!: number;
  /** `expired`, `red` (30 days or less), `amber` (90 days or less), `green`. */
  light!: string;
}
