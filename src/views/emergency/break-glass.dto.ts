import { ApiProperty } from '@nestjs/swagger';
import { Is, Optional } from '../../shapes/is.js';
import { handle, oneOf } from '../../shapes/kinds.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';

export const BREAK_GLASS_STATES = ['open', 'acknowledged'] as const;

export class BreakGlassQuery extends PeopleQuery {
  /** Only what this account opened. */
  @Optional() @Is(handle) account?: string;
  /** `open` until the team lead has looked at it. */
  @Optional() @Is(oneOf(BREAK_GLASS_STATES)) state?: (typeof BREAK_GLASS_STATES)[number];
}

/** A case that somebody opened in an emergency. */
export class BreakGlassLine extends PersonLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Who opened it. */
  account!: string;
  @ApiProperty({ type: 'string', nullable: true }) reason!: string | null;
  hours!: number;
  openedAt!: string;
  /** The instant from which it is closed again. */
  expires!: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) acknowledgedOn!: string | null;
}
