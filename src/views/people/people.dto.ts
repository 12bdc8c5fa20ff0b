import { ApiProperty } from '@nestjs/swagger';
import { After, Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { handle, id, partialDay, text } from '../../shapes/kinds.js';
import { LIKENESSES, type Likeness } from './likeness.js';

/** Whom somebody looks for; what is known of the person, in any spelling. */
export class PersonQuery extends After {
  /** Family name, or any part of a name. */
  @Optional() @Is(text(200)) familyName?: string;
  @Optional() @Is(text(200)) givenName?: string;
  /** As much of it as is known. */
  @Optional() @Is(partialDay) birthDate?: string;
  @Optional() @Is(text(64)) phone?: string;
  @Optional() @Is(text(200)) email?: string;
  /** A number under which an office knows the person. */
  @Optional() @Is(text(64)) number?: string;
}

/** Somebody who may be the one. What another unit keeps is not shown: ask there. */
export class PersonFound {
  @ApiProperty({ enum: ['person', 'ask-unit'] }) match!: 'person' | 'ask-unit';
  /** The unit that keeps the journey. */
  @ApiProperty({ type: 'string', nullable: true }) unit!: string | null;
  /** Whether it may well be the same person; then a registration needs a reason. */
  @ApiProperty() probable!: boolean;
  @ApiProperty({ format: 'uuid', required: false }) id?: string;
  /** How much speaks for it, from 0 to 100. */
  @ApiProperty({ type: 'integer', required: false }) score?: number;
  @ApiProperty({ enum: LIKENESSES, isArray: true, required: false }) reasons?: readonly Likeness[];
  @ApiProperty({ type: 'string', nullable: true, required: false }) familyName?: string | null;
  @ApiProperty({ type: 'string', nullable: true, required: false }) givenName?: string | null;
  @ApiProperty({ type: 'string', nullable: true, required: false }) birthDate?: string | null;
  @ApiProperty({ required: false }) municipality?: string;
  @ApiProperty({ type: 'string', nullable: true, required: false }) caseWorker?: string | null;
  @ApiProperty({ required: false }) closed?: boolean;
}

export class DuplicatesQuery extends Paged {
  /** Only pairs with this journey. */
  @Optional() @Is(id) participant?: string;
  @Optional() @Is(text(100)) municipality?: string;
  /** Only pairs with a person of this case worker. */
  @Optional() @Is(handle) caseWorker?: string;
}

/** Two journeys that may be one person's. */
export class DuplicateLine {
  /** How much speaks for it, from 0 to 100. */
  @ApiProperty({ type: 'integer' }) score!: number;
  @ApiProperty({ enum: LIKENESSES, isArray: true }) reasons!: readonly Likeness[];
  @ApiProperty({ type: () => PersonFound, isArray: true }) people!: readonly PersonFound[];
}
