import { Entity } from 'typeorm';
import { Day, Detail, Id } from '../columns.js';

/** What a team lead needs of a journey beside the caseload: when help began, hand-overs, drop-outs. */
@Entity('milestone')
export class MilestoneRow {
  @Id() id!: string;
  @Day({ nullable: true }) firstSessionOn!: string | null;
  /** First day in a language course or a training. */
  @Day({ nullable: true }) firstCourseOn!: string | null;
  @Day({ nullable: true }) firstInternshipOn!: string | null;
  /** Hand-overs that nobody answered yet: `[{id, to, on}]`. */
  @Detail() handOvers!: { id: string; to: string; on: string }[];
  /** `[{programme, on, because}]` */
  @Detail() dropOuts!: { programme: string; on: string; because: string }[];
}
