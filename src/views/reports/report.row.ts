import { Entity } from 'typeorm';
import type { LastFact, StatementDigests, StatementTotals } from '../../shapes/statement.js';
import { Day, Detail, Flag, Id, Text, Uuid } from '../columns.js';

/** A statement of use, from its computation to what became of it. */
@Entity('report')
export class ReportRow {
  @Id() id!: string;
  @Uuid({ nullable: true }) grant!: string | null;
  /** `interim`, `final`. */
  @Text({ nullable: true }) kind!: string | null;
  @Day({ nullable: true }) from!: string | null;
  @Day({ nullable: true }) to!: string | null;
  @Day({ nullable: true }) computedOn!: string | null;
  @Text({ nullable: true }) computedBy!: string | null;
  @Day({ nullable: true }) frozenOn!: string | null;
  @Text({ nullable: true }) frozenBy!: string | null;
  @Day({ nullable: true }) submittedOn!: string | null;
  /** Under which the funder keeps it. */
  @Text({ nullable: true }) reference!: string | null;
  @Flag() restated!: boolean;
  /** By one entry, as computed: `{through, digests, totals}`. */
  @Detail() computed!: { through: LastFact; digests: StatementDigests; totals: StatementTotals }[];
  /** What was found later, oldest first: `{on, deltaCents, causes}`. */
  @Detail() restatements!: { on: string; deltaCents: number; causes: readonly string[] }[];
}

/** The same with the bytes of a frozen one. */
export class FrozenReport extends ReportRow {
  content!: string | null;
}
