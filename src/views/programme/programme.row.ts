import { Entity } from 'typeorm';
import { Day, Detail, Id, Text, Texts, Whole } from '../columns.js';
import type { Waiting } from '../queue.js';

/** Terms that count in money, stock or contacts; they are those of the day, however they were amended later. */
export interface Terms {
  from: string;
  seats: number;
  contactsPerWeek: number | null;
  rates: { unit: string; cents: number }[];
}

/** New terms from a day on; only what changed. */
export interface Change {
  from: string;
  seats?: number;
  contactsPerWeek?: number;
  rates?: { unit: string; cents: number }[];
}

/** Who was offered a seat keeps the place until it is taken or declined, or the offer lapses. */
export interface WaitingForSeat extends Waiting {
  offeredOn: string | null;
  /** Last day for the answer; null without a deadline. */
  answerBy: string | null;
}

/** How many days there are to answer an offer, from a day on. */
export interface Deadline {
  from: string;
  days: number | null;
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
  /** Who has a seat. */
  @Texts() seated!: string[];
  /** Who waits, in waiting order, with the day on which a seat was offered and the last one for the answer. */
  @Detail() waitingList!: WaitingForSeat[];
  /** In order of their days: `[{from, days}]`. */
  @Detail() deadlines!: Deadline[];
  /** Channels that count as a personal talk; empty where all do. */
  @Texts() coachingChannels!: string[];
  /** As they were entered. */
  @Detail() changes!: Change[];
  /** What held from which day on: `[{from, seats, contactsPerWeek, rates: [{unit, cents}]}]`, in order. */
  @Detail() terms!: Terms[];
}
