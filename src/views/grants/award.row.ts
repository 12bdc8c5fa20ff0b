import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import type { FinancingChange, FinancingTerms } from '../../shapes/financing.js';
import { Day, Detail, Id, Text, Whole } from '../columns.js';

/** Something that was paid, with a receipt or as a share of a post. */
export interface CostEntry {
  cost: string;
  module: string;
  line: string;
  on: string;
  municipality: string | null;
  cents: number;
  /** Of a post: the month, and thousandths of a full one. */
  month: string | null;
  permille: number;
  number: string | null;
  issuedOn: string | null;
  payee: Sealed | null;
}

export interface CommitmentEntry {
  commitment: string;
  module: string;
  line: string;
  on: string;
  dueOn: string;
  municipality: string | null;
  cents: number;
  settledCents: number;
  closed: boolean;
}

export interface DrawDownEntry {
  drawDown: string;
  cents: number;
  requestedOn: string;
  approvedOn: string | null;
  rejectedOn: string | null;
  paidOn: string | null;
}

export interface RepaymentEntry {
  repayment: string;
  on: string;
  cents: number;
  interestCents: number;
}

/** One grant with its terms by day, and all that was promised, paid, drawn down and demanded back. */
@Entity('award')
export class AwardRow {
  @Id() id!: string;
  @Text() title!: string;
  @Text() funder!: string;
  @Text() legalBasis!: string;
  @Text({ nullable: true }) reference!: string | null;
  @Day({ nullable: true }) awardedOn!: string | null;
  @Whole() statementDueMonths!: number;
  /** As awarded, by one entry, and as amended, by one each, in order of their days. */
  @Detail() changes!: readonly FinancingChange[];
  /** All terms from a day on, the first from ever. */
  @Detail() terms!: (FinancingTerms & { readonly since: string })[];
  @Detail() costs!: CostEntry[];
  @Detail() commitments!: CommitmentEntry[];
  @Detail() drawDowns!: DrawDownEntry[];
  @Detail() demands!: RepaymentEntry[];
  @Detail() repayments!: RepaymentEntry[];
}
