import { ApiProperty } from '@nestjs/swagger';
import { AsOf, Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, id, oneOf, text } from '../../shapes/kinds.js';
import { COHORT_OUTCOMES, type CohortOutcome } from '../../shapes/cohort-words.js';
import { REGIMES, type Regime } from '../../shapes/status-words.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';
import { CohortRow } from './cohort.row.js';

const nullableDay = () => ApiProperty({ type: 'string', format: 'date', nullable: true });
const nullableText = () => ApiProperty({ type: 'string', nullable: true });

export const COHORT_STATUSES = ['drafted', 'applied', 'amended', 'revoked'] as const;
export type CohortStatus = (typeof COHORT_STATUSES)[number];

export const COHORT_SORTS = ['effective', 'title'] as const;
export type CohortSort = (typeof COHORT_SORTS)[number];

export class CohortsQuery extends Paged {
  @Optional() @Is(oneOf(COHORT_STATUSES)) status?: CohortStatus;
  /** By default the earliest effective day comes first. */
  @Optional() @Is(oneOf(COHORT_SORTS)) sort?: CohortSort;
}

/** One change of law, with how many people came to each outcome. */
export class CohortLine extends CohortRow {
  switched!: number;
  transitional!: number;
  excluded!: number;
  unknown!: number;
  /** Of those in transition, for how many the law waits no longer. */
  transitionOver!: number;
}

export const OUTCOME_SORTS = ['name', 'until'] as const;
export type OutcomeSort = (typeof OUTCOME_SORTS)[number];

export class CohortOutcomesQuery extends PeopleQuery {
  @Optional() @Is(id) cohort?: string;
  @Optional() @Is(oneOf(COHORT_OUTCOMES)) outcome?: CohortOutcome;
  @Optional() @Is(oneOf(OUTCOME_SORTS)) sort?: OutcomeSort;
}

/** What a change of law makes, or would make, of a person. */
class JudgedLine extends PersonLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** `switched`, `transitional`, `excluded`, `unknown`. */
  outcome!: string;
  /** Why excluded. */
  reasons!: string[];
  /** What is not known. */
  missing!: string[];
  /** First day under the new law. */
  @nullableDay() from!: string | null;
  /** Until when the law waits. */
  @nullableDay() until!: string | null;
}

/** What a change of law made of a person. */
export class CohortOutcomeLine extends JudgedLine {
  @ApiProperty({ format: 'uuid' }) cohort!: string;
  title!: string;
  /** The law of benefits that began by it. */
  @nullableText() regime!: string | null;
  /** Day of the decision. */
  @nullableDay() decidedOn!: string | null;
}

export class CohortPreviewQuery extends PeopleQuery {
  @Is(id) cohort!: string;
  /** A page holds fewer lines where others, or nothing, came out. */
  @Optional() @Is(oneOf(COHORT_OUTCOMES)) outcome?: CohortOutcome;
}

/** What the draft of a change of law would make of a person. */
export class CohortPreviewLine extends JudgedLine {}

export class CohortPreviewCountsQuery extends AsOf {
  @Is(id) cohort!: string;
}

/** How many people would come to each outcome. */
export class CohortPreviewCounts {
  switched!: number;
  transitional!: number;
  excluded!: number;
  unknown!: number;
  /** The terms by which they were judged. */
  @ApiProperty({ type: 'object', additionalProperties: true }) draft!: object;
}

export class ReimbursementsQuery extends PeopleQuery {
  @Optional() @Is(id) cohort?: string;
  /** Office that paid under the old law. */
  @Optional() @Is(text(200)) oldPayer?: string;
  @Optional() @Is(oneOf(['cents', 'from'])) sort?: 'cents' | 'from';
}

/** What one office paid though another one had to (Kostenerstattung zwischen Leistungsträgern), by person and payer. */
export class ReimbursementLine extends PersonLine {
  id!: string;
  @ApiProperty({ format: 'uuid' }) cohort!: string;
  title!: string;
  /** Office that paid, under which law. */
  @nullableText() oldPayer!: string | null;
  oldRegime!: string;
  /** Office that had to pay, under which law. */
  @nullableText() newPayer!: string | null;
  newRegime!: string;
  /** First day under the new law. */
  @ApiProperty({ format: 'date' }) from!: string;
  /** Day of the decision, or the last day under the new law if that was earlier. */
  @ApiProperty({ format: 'date' }) until!: string;
  /** Days from the first to the last of these. */
  days!: number;
  /** Months of which something was paid. */
  months!: number;
  /**
   * What was paid for months that began by then: whole months, of the first one the share from the first day on,
   * rounded half up to the cent.
   */
  cents!: number;
}

export class RegimeContactsQuery extends Paged {
  @Optional() @Is(oneOf(REGIMES)) regime?: Regime;
  @Optional() @Is(id) programme?: string;
  /** First and last day of the talks. */
  @Optional() @Is(day) from?: string;
  @Optional() @Is(day) to?: string;
}

/** Talks by the law under which the participant got benefits on their day, and month. */
export class RegimeContactsLine {
  id!: string;
  /** `not-recorded` where no benefits are recorded for that day. */
  regime!: string;
  /** `YYYY-MM`. */
  month!: string;
  talks!: number;
  minutes!: number;
  people!: number;
}

/** Figures of a law and a month as they are, and as they would be if the draft were applied. */
export class WhatIfLine {
  id!: string;
  regime!: string;
  /** `YYYY-MM`. */
  month!: string;
  /** People who get benefits under this law on the last day of the month. */
  people!: number;
  peopleThen!: number;
  /** Talks on days under this law. */
  talks!: number;
  talksThen!: number;
  minutes!: number;
  minutesThen!: number;
  /** Benefits paid for the month to people who are under this law on its last day. */
  benefitCents!: number;
  benefitCentsThen!: number;
}
