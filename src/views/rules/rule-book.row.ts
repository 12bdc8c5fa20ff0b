import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Detail, Id } from '../columns.js';

/** A change of a rule, proposed or adopted. */
export interface BookedChange {
  change: string;
  rule: string;
  /** First day on which it holds. */
  from: string;
  value: number;
  source: string;
  reason: Sealed | null;
  proposedBy: string;
  adoptedBy: string | null;
}

/** The rule book: one row, with every change that was not taken back. */
@Entity('rule_book')
export class RuleBookRow {
  @Id() id!: string;
  @Detail() changes!: BookedChange[];
}
