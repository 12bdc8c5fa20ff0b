import { Entity } from 'typeorm';
import { Detail, Id, Text } from '../columns.js';

/** How many days there are for the answer to an offer, from a day on. */
export interface Deadline {
  from: string;
  days: number | null;
}

export interface Waiting {
  participant: string;
  since: string;
}

export interface Offered extends Waiting {
  offeredOn: string;
  /** Last day for the answer; null without a deadline. */
  answerBy: string | null;
}

/** Who waits for a seat of a programme, and to whom one is offered. */
@Entity('waiting')
export class WaitingRow {
  @Id() id!: string;
  @Text() title!: string;
  /** In waiting order. */
  @Detail() waiting!: Waiting[];
  @Detail() offered!: Offered[];
  /** In order of their days. */
  @Detail() deadlines!: Deadline[];
}
