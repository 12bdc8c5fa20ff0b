import { Entity } from 'typeorm';
import { Day, Detail, Id, Text, Texts, Whole } from '../columns.js';
import type { Waiting } from '../queue.js';

/** One course on offer, with who has a place and who waits. */
@Entity('course')
export class CourseRow {
  @Id() id!: string;
  @Text() title!: string;
  @Text() provider!: string;
  @Text() kind!: string;
  @Text({ nullable: true }) level!: string | null;
  @Text() municipality!: string;
  @Whole() seats!: number;
  /** Teaching units, without those of the orientation course. */
  @Whole() units!: number;
  @Whole() orientationUnits!: number;
  @Day({ nullable: true }) startsOn!: string | null;
  @Day({ nullable: true }) endsOn!: string | null;
  @Day({ nullable: true }) cancelledOn!: string | null;
  /** Ids of those who have a place. */
  @Texts() participants!: string[];
  /** Who waits, in waiting order: `[{participant, since}]`. */
  @Detail() waitingList!: Waiting[];
  /** Last day for which attendance was reported. */
  @Day({ nullable: true }) lastReportedOn!: string | null;
  /** Units of all days: `[{participant, units, excusedUnits, unexcusedUnits}]`. */
  @Detail() attendance!: {
    participant: string;
    units: number;
    excusedUnits: number;
    unexcusedUnits: number;
  }[];
}
