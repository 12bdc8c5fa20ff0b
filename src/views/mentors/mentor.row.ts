import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Day, Id, SealedText, Text, Texts, Whole } from '../columns.js';

/** One mentor, with whom the mentor accompanies. */
@Entity('mentor')
export class MentorRow {
  @Id() id!: string;
  @SealedText() name!: Sealed | null;
  @SealedText() phone!: Sealed | null;
  @SealedText() email!: Sealed | null;
  @Text() municipality!: string;
  /** ISO 639 codes. */
  @Texts() languages!: string[];
  /** How many people were agreed. */
  @Whole() capacity!: number;
  @Day({ nullable: true }) registeredOn!: string | null;
  @Day({ nullable: true }) retiredOn!: string | null;
  /** Ids of those who are accompanied. */
  @Texts() mentees!: string[];
}
