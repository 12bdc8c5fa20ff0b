import { Entity } from 'typeorm';
import { Detail, Id } from '../columns.js';

/** What somebody's talks were about, and to which offers they led. */
@Entity('demand')
export class DemandRow {
  @Id() id!: string;
  /** Talks that took place: `[{on, coach, language, topics}]`. */
  @Detail() talks!: { on: string; coach: string; language: string; topics: readonly string[] }[];
  /** Support offers to which the person was referred. */
  @Detail() referrals!: { offer: string; on: string }[];
}
