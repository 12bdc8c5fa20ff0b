import { Entity } from 'typeorm';
import type { Key } from '../../kernel/belonging.js';
import type { Opening, Share } from '../../shapes/responsibility.js';
import { Day, Detail, Fields, Flag, Id, Text, Texts } from '../columns.js';

/** To whom one person belongs, and the keys that follow from it: what narrows the rows of every view. */
@Entity('responsibility')
export class ResponsibilityRow {
  @Id() id!: string;
  @Text({ nullable: true }) unit!: string | null;
  @Day({ nullable: true }) unitSince!: string | null;
  @Text({ nullable: true }) caseWorker!: string | null;
  @Day({ nullable: true }) caseWorkerSince!: string | null;
  @Fields({ nullable: true }) deputy!: { account: string; from: string; until?: string } | null;
  /** `[{id, to}]` */
  @Detail() offers!: { id: string; to: string }[];
  @Detail() shares!: Share[];
  @Detail() openings!: Opening[];
  /** Whether the person agrees to sharing with partners. */
  @Flag() consents!: boolean;
  /** Whether the data is only kept: its keys then open it to few. */
  @Flag() restricted!: boolean;
  /** All keys that open the case at some time. */
  @Texts() keys!: string[];
  /** Those that open it at any time. */
  @Texts() lasting!: string[];
  /** The others, with their times. */
  @Detail() dated!: Key[];
}
