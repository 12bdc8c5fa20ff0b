import { Entity } from 'typeorm';
import type { CohortFacts } from '../../contexts/cohort/facts.js';
import { Day, Fields, Id, Text } from '../columns.js';

type Terms = CohortFacts['CohortDrafted'];

/** One change of law for a group of people: as drafted, and as it is applied. */
@Entity('cohort')
export class CohortRow {
  @Id() id!: string;
  @Text() title!: string;
  @Text() legalBasis!: string;
  /** First day under the new law. */
  @Day({ nullable: true }) effectiveOn!: string | null;
  @Text() oldRegime!: string;
  @Text() newRegime!: string;
  @Text({ nullable: true }) payer!: string | null;
  /** `drafted`, `applied`, `amended` since it was applied, `revoked`. */
  @Text() status!: string;
  /** Day of the decision; null while it is not applied. */
  @Day({ nullable: true }) decidedOn!: string | null;
  /** All terms of the draft. */
  @Fields() draft!: Partial<Terms>;
  /** All terms as they are applied. */
  @Fields({ nullable: true }) applied!: Terms | null;
}
