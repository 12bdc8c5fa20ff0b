import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Day, Detail, Id, SealedText, Text, Texts } from '../columns.js';

/** One case worker, with who acts for them. */
@Entity('staff')
export class StaffRow {
  @Id() id!: string;
  /** The account by which journeys name the case worker. */
  @Text() account!: string;
  @SealedText() name!: Sealed | null;
  /** ISO 639 codes. */
  @Texts() languages!: string[];
  @Text() municipality!: string;
  /** Organisation unit. */
  @Text() unit!: string;
  @Day({ nullable: true }) registeredOn!: string | null;
  /** Who acts when: `[{deputyship, deputy, from, until}]`. */
  @Detail() deputyships!: { deputyship: string; deputy: string; from: string; until: string }[];
}
