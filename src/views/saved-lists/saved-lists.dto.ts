import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { handle, oneOf } from '../../shapes/kinds.js';
import { SAVABLE_LISTS, type SavableList } from '../../shapes/lists.js';

export class SavedListsQuery extends Paged {
  /** Account of the case worker who saved them. */
  @Is(handle) account!: string;
  @Optional() @Is(oneOf(SAVABLE_LISTS)) of?: SavableList;
}

/** A list that a case worker saved. */
export class SavedListLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Id of the case worker, to save it anew or forget it. */
  @ApiProperty({ format: 'uuid' }) staff!: string;
  @ApiProperty({ type: 'string', nullable: true }) name!: string | null;
  /** Which list. */
  of!: string;
  /** Filters and order. */
  filters!: string[];
  @ApiProperty({ format: 'date' }) savedOn!: string;
  /** Where the list is opened: `/caseload?flag=childcare`. */
  address!: string;
}
