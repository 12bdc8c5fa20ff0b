import { Entity } from 'typeorm';
import { Day, Detail, Id, Text, Whole } from '../columns.js';

/** Terms that count in money or stock; they are those of the day, however they were amended later. */
export interface Terms {
  from: string;
  seats: number;
  rates: { unit: string; cents: number }[];
}

/** New terms from a day on; only what changed. */
export interface Change {
  from: string;
  seats?: number;
  rates?: { unit: string; cents: number }[];
}

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
  /** As they were entered. */
  @Detail() changes!: Change[];
  /** What held from which day on: `[{from, seats, rates: [{unit, cents}]}]`, in order. */
  @Detail() terms!: Terms[];
}
