import { Entity } from 'typeorm';
import type { CohortOutcomeFacts } from '../../contexts/journey/cohorts/facts.js';
import type { Known } from '../../rules/known.js';
import { Detail, Fields, Id, Texts } from '../columns.js';

/** An outcome that stands, and when the switch was decided. */
export type StandingOutcome = CohortOutcomeFacts['CohortOutcomeNoted'] & { decidedOn?: string };

/** Under which laws somebody got benefits, and what a change of law may ask of the person. */
@Entity('regime')
export class RegimeRow {
  @Id() id!: string;
  /** Laws of all spells, to be found by. */
  @Texts() regimes!: string[];
  @Fields() known!: Known;
  @Detail() outcomes!: StandingOutcome[];
  /** Benefits paid: `[{spell, month, cents}]`. */
  @Detail() paid!: { spell: string; month: string; cents: number }[];
  /** Talks held: `[{on, minutes, programme}]`. */
  @Detail() talks!: { on: string; minutes: number; programme: string | null }[];
}
