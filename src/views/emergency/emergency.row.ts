import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Detail, Id } from '../columns.js';

/** Who opened the case of one person in an emergency. */
@Entity('emergency')
export class EmergencyRow {
  @Id() id!: string;
  /** `[{id, account, reason, hours, openedAt, expires, acknowledgedOn}]` */
  @Detail() openings!: {
    id: string;
    account: string;
    reason: Sealed;
    hours: number;
    openedAt: string;
    expires: string;
    acknowledgedOn: string | null;
  }[];
}
