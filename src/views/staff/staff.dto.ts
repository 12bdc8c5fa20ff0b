import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { handle, languageCode, oneOf, text } from '../../shapes/kinds.js';
import { StaffRow } from './staff.row.js';

export const STAFF_SORTS = ['account', 'unit', 'registered'] as const;
export type StaffSort = (typeof STAFF_SORTS)[number];

export class StaffQuery extends Paged {
  @Optional() @Is(handle) account?: string;
  @Optional() @Is(handle) unit?: string;
  @Optional() @Is(text(100)) municipality?: string;
  /** Only those who can talk in this language. */
  @Optional() @Is(languageCode) language?: string;
  /** By default by account. */
  @Optional() @Is(oneOf(STAFF_SORTS)) sort?: StaffSort;
}

/** One case worker, as of today. */
export class StaffLine extends StaffRow {
  /** Account of who acts for the case worker today. */
  @ApiProperty({ type: 'string', nullable: true }) deputy!: string | null;
}
