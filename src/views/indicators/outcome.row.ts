import { Entity } from 'typeorm';
import { Detail, Id } from '../columns.js';

/** What became of a participant, with the days: how participations ended, placements, levels of German. */
@Entity('outcome')
export class OutcomeRow {
  @Id() id!: string;
  /** `[{programme, on, outcome}]`: `completed` or `dropped-out`. */
  @Detail() exits!: { programme: string; on: string; outcome: string }[];
  /** `[{id, programme, kind, from, to}]`; `to` is the last day. */
  @Detail() placements!: {
    id: string;
    programme: string | null;
    kind: string;
    from: string;
    to: string | null;
  }[];
  /** Levels found or proved by an exam, as they were entered: `[{on, level}]`. */
  @Detail() levels!: { on: string; level: string }[];
}
