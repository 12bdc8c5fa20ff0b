import { Entity } from 'typeorm';
import { Day, Detail, Id, Text, Whole } from '../columns.js';

/** What other views need to know of a programme; as amended so far. */
@Entity('programme')
export class ProgrammeRow {
  @Id() id!: string;
  @Text() title!: string;
  @Day() startsOn!: string;
  @Day({ nullable: true }) endsOn!: string | null;
  @Whole() seats!: number;
  @Whole({ nullable: true }) contactsPerWeek!: number | null;
  @Whole() internshipCapDays!: number;
  /** `[{unit, cents}]` */
  @Detail() rates!: { unit: string; cents: number }[];
}
