import { Entity } from 'typeorm';
import { Detail, Id } from '../columns.js';

export interface Talk {
  on: string;
  programme: string;
  channel: string;
}

export interface Stay {
  programme: string;
  from: string;
  /** Last day; null while it lasts. */
  to: string | null;
}

/** The talks of a participant in programmes, and when the participant was in which. */
@Entity('contact')
export class ContactRow {
  @Id() id!: string;
  @Detail() talks!: Talk[];
  @Detail() stays!: Stay[];
}
