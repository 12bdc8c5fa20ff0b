import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../engine/http/answers.dto.js';
import { Is, Optional } from '../shapes/is.js';
import { handle, text } from '../shapes/kinds.js';

/** Whose cases to show. */
export class PeopleQuery extends Paged {
  /** Only the cases of this case worker. */
  @Optional() @Is(handle) caseWorker?: string;
  @Optional() @Is(text(120)) municipality?: string;
}

/** Of whom a line speaks. */
export class PersonLine {
  @ApiProperty({ format: 'uuid' }) participant!: string;
  @ApiProperty({ type: 'string', nullable: true }) familyName!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) givenName!: string | null;
  /** Account of the case worker. */
  @ApiProperty({ type: 'string', nullable: true }) caseWorker!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) municipality!: string | null;
}
