import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { handle, id, oneOf } from '../../shapes/kinds.js';

export const SHARE_STATES = ['open', 'over'] as const;

export class SharesQuery extends Paged {
  @Optional() @Is(id) participant?: string;
  /** Only what is shared with this unit. */
  @Optional() @Is(handle) unit?: string;
  /** Only what is shared with this account. */
  @Optional() @Is(handle) account?: string;
  @Optional() @Is(oneOf(SHARE_STATES)) state?: (typeof SHARE_STATES)[number];
}

/** A case that is shared, or data that was handed on, as of today. */
export class ShareLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) participant!: string;
  @ApiProperty({ type: 'string', nullable: true }) familyName!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) givenName!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) motherTongue!: string | null;
  /** `sharing`, or a `disclosure` to a body that has no account here. */
  kind!: string;
  /** With this account, or with the accounts of this unit. */
  @ApiProperty({ type: 'string', nullable: true }) account!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) unit!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) recipient!: string | null;
  /** What for; of a disclosure which data. */
  @ApiProperty({ type: 'string', nullable: true }) purpose!: string | null;
  basis!: string;
  @ApiProperty({ type: 'string', nullable: true }) provision!: string | null;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) until!: string | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) withdrawnOn!: string | null;
  /** `open`, `over`, or `no-consent` while the person does not agree. */
  state!: string;
}
