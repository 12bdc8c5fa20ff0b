import { Entity } from 'typeorm';
import { Day, Detail, Id } from '../columns.js';

/** What says how long a person's data is kept, and what becomes of it then. */
@Entity('retention')
export class RetentionRow {
  @Id() id!: string;
  @Day({ nullable: true }) closedOn!: string | null;
  /** What is charged to grants: `[{entry, on}]`. */
  @Detail() charged!: { entry: string; on: string }[];
  /** The last day of these. */
  @Day({ nullable: true }) fundedOn!: string | null;
  /** Legal holds that stand: `[{hold, on}]`. */
  @Detail() holds!: { hold: string; on: string }[];
  @Day({ nullable: true }) restrictedOn!: string | null;
  @Day({ nullable: true }) erasedOn!: string | null;
}
