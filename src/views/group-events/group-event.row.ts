import { Entity } from 'typeorm';
import { Detail, Id, Text, Texts } from '../columns.js';

export interface DateEntry {
  date: string;
  plannedFor: string;
  at: string | null;
  place: string;
  seats: number;
  cancelled: boolean;
  /** Participants with a seat. */
  registered: string[];
  attended: string[];
  missed: string[];
}

/** A series of group events, with who has a seat and who waits. */
@Entity('group_event')
export class GroupEventRow {
  @Id() id!: string;
  @Text() title!: string;
  @Texts() topics!: string[];
  /** In which it is held, ISO 639. */
  @Text() language!: string;
  /** `[{date, plannedFor, at, place, seats, cancelled, registered, attended, missed}]` */
  @Detail() dates!: DateEntry[];
  /** All who have a seat or wait, in the order in which they asked. */
  @Texts() turns!: string[];
  /** Who waits, in that order: `[{participant, since, date}]`; `date` is the only one that suits. */
  @Detail() waitingList!: { participant: string; since: string; date: string | null }[];
}
