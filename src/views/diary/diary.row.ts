import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Detail, Id, Texts } from '../columns.js';

export interface AppointmentEntry {
  id: string;
  on: string;
  /** `HH:MM` */
  at: string | null;
  channel: string;
  coach: string;
  language: string;
  /** `requested`, `confirmed`; null where none was asked for. */
  mediator: string | null;
  mediatorName: Sealed | null;
  agreedOn: string;
  /** `open`, `held`, `missed`, `cancelled`. */
  state: string;
}

/** What was agreed with somebody: appointments and tasks, and who stands in for the case worker. */
@Entity('diary')
export class DiaryRow {
  @Id() id!: string;
  /** Also those of the past: `[{id, on, at, channel, coach, language, mediator, mediatorName, agreedOn, state}]`. */
  @Detail() appointments!: AppointmentEntry[];
  /** Open tasks: `[{id, what, due, owner}]`. */
  @Detail() tasks!: { id: string; what: Sealed; due: string; owner: string }[];
  /** `[{deputy, from, until}]` */
  @Detail() deputies!: { deputy: string; from: string; until: string | null }[];
  /**
   * On whose desks it lies besides the case worker's: coaches of appointments, and deputies, of whatever day. Without an index,
   * which the wall would not let be used: `&&` is not leakproof.
   */
  @Texts() accounts!: string[];
}
