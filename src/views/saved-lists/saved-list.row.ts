import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Detail, Id, Text } from '../columns.js';

export interface SavedListEntry {
  id: string;
  name: Sealed;
  of: string;
  filters: Sealed;
  savedOn: string;
}

/** The lists that a case worker saved. */
@Entity('saved_list')
export class SavedListRow {
  @Id() id!: string;
  @Text() account!: string;
  /** `[{id, name, of, filters, savedOn}]` */
  @Detail() lists!: SavedListEntry[];
}
