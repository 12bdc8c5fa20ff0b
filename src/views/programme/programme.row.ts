import { Entity } from 'typeorm';
import { Day, Detail, Id, Text, Whole } from '../columns.js';
import type { Waiting } from '../queue.js';

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

/** Who was offered a seat keeps the place until it is taken or declined. */
export interface WaitingForSeat extends Waiting {
  offeredOn: string | null;
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
  /** Who waits, in waiting order, with the day on which a seat was offered: `[{participant, since, offeredOn}]`. */
  @Detail() waitingList!: WaitingForSeat[];
  /** As they were entered. */
  @Detail() changes!: Change[];
  /** What held from which day on: `[{from, seats, rates: [{unit, cents}]}]`, in order. */
  @Detail() terms!: Terms[];
}
