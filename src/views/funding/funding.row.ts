import { Entity } from 'typeorm';
import { Detail, Id } from '../columns.js';

/** A participation, from the first day of waiting. */
export interface Participation {
  programme: string;
  waitingFrom: string | null;
  /** First day without waiting any more. */
  waitingTo: string | null;
  from: string | null;
  /** Last day. */
  to: string | null;
}

/** What one participant received from one programme on one day; the day decides on the rate. */
export interface Delivered {
  programme: string;
  on: string;
  sessions: number;
  minutes: number;
  /** Teaching units attended. */
  units: number;
}

/** What one participant's journey means for the funding of programmes. Figures are sums over these rows. */
@Entity('funding')
export class FundingRow {
  @Id() id!: string;
  @Detail() participations!: Participation[];
  @Detail() delivered!: Delivered[];
  @Detail() placements!: { programme: string | null; on: string; kind: string }[];
}
