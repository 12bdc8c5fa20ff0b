import { Is, IsA, IsListOf, IsListOfA, Optional } from '../../shapes/is.js';
import { count, countryCode, day, flag, handle, oneOf, text } from '../../shapes/kinds.js';
import { COHORT_CRITERIA, type CohortCriterion } from '../../shapes/cohort-words.js';
import { REGIMES, TITLE_KINDS, type Regime, type TitleKind } from '../../shapes/status-words.js';

/** What the law asks of a person (Voraussetzungen): all that is given must hold. */
class CohortCriteria {
  /** Kinds of residence titles, one of which is held on the first day under the new law or later. */
  @Optional() @IsListOf(oneOf(TITLE_KINDS), { min: 1, max: TITLE_KINDS.length }) titles?: TitleKind[];
  /** Legal grounds of the title, such as `§ 24 AufenthG`. */
  @Optional() @IsListOf(text(100), { min: 1, max: 20 }) paragraphs?: string[];
  /** The title is held on this very day. */
  @Optional() @Is(day) titlesOn?: string;
  /** Full years on the first day under the new law. */
  @Optional() @Is(count(0, 120)) minAge?: number;
  @Optional() @Is(count(0, 120)) maxAge?: number;
  @Optional() @IsListOf(text(100), { min: 1, max: 200 }) municipalities?: string[];
  /** From where the person was displaced. */
  @Optional() @IsListOf(countryCode, { min: 1, max: 50 }) countries?: string[];
  /** Whether fingerprints were taken (erkennungsdienstliche Behandlung). */
  @Optional() @Is(flag) fingerprints?: boolean;
  /** By when they were taken. */
  @Optional() @Is(day) fingerprintsBy?: string;
  /** Whether temporary protection was applied for (Antrag nach § 24 AufenthG). */
  @Optional() @Is(flag) protectionApplied?: boolean;
  /** Whether asylum was applied for (Asylantrag). */
  @Optional() @Is(flag) asylumApplied?: boolean;
}

/** Who stays where they are (Ausschluss), and why. */
class CohortExclusion extends CohortCriteria {
  /** In a word, such as `ordinary-asylum-procedure`. */
  @Is(handle) reason!: string;
}

/** For how long the law waits, and for want of what (Übergangszeit). */
class CohortTransition {
  /** Last day. */
  @Is(day) until!: string;
  @IsListOf(oneOf(COHORT_CRITERIA), { min: 1, max: COHORT_CRITERIA.length }) lacking!: CohortCriterion[];
}

/** Drafts a change of law for a group of people (Rechtskreiswechsel, Rechtsänderung). */
export class DraftCohort {
  @Is(text(200)) title!: string;
  /** Such as `§ 74 SGB II, § 18 AsylbLG`. */
  @Is(text(200)) legalBasis!: string;
  /** First day under the new law; may lie in the past (Stichtag). */
  @Is(day) effectiveOn!: string;
  /** Whose benefits end (bisheriger Rechtskreis). */
  @Is(oneOf(REGIMES)) oldRegime!: Regime;
  /** Whose benefits begin (neuer Rechtskreis). */
  @Is(oneOf(REGIMES)) newRegime!: Regime;
  /** Office that pays under the new law (Leistungsträger). */
  @Optional() @Is(text(200)) payer?: string;
  /** Who is meant; by default everybody under the old law. */
  @Optional() @IsA(() => CohortCriteria) belongs?: CohortCriteria;
  /** What they must have. */
  @Optional() @IsA(() => CohortCriteria) requires?: CohortCriteria;
  /** Who stays where they are. */
  @Optional() @IsListOfA(() => CohortExclusion, { max: 20 }) excludes?: CohortExclusion[];
  @Optional() @IsA(() => CohortTransition) transition?: CohortTransition;
}

/** Changes the draft (Änderung des Entwurfs). What is applied stays until it is applied again. */
export class AmendCohort {
  @Optional() @Is(text(200)) title?: string;
  @Optional() @Is(text(200)) legalBasis?: string;
  @Optional() @Is(day) effectiveOn?: string;
  @Optional() @Is(text(200)) payer?: string;
  /** All of it anew, as the two that follow. */
  @Optional() @IsA(() => CohortCriteria) belongs?: CohortCriteria;
  @Optional() @IsA(() => CohortCriteria) requires?: CohortCriteria;
  @Optional() @IsListOfA(() => CohortExclusion, { max: 20 }) excludes?: CohortExclusion[];
  @Optional() @IsA(() => CohortTransition) transition?: CohortTransition;
}

/** Records how many people the draft would bring to each outcome (Vorschau); `cohort-preview` shows who. */
export class PreviewCohort {
  /** Day on which somebody looked at it; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Applies the change to everybody and to those who follow (Anwendung); another person than drafted it decides. */
export class ApplyCohort {
  /** Day of the decision; by default today. */
  @Optional() @Is(day) decidedOn?: string;
}

/** Takes the change back, as if it had never been applied (Rücknahme). */
export class RevokeCohort {
  /** Why; sealed. */
  @Is(text(1000)) reason!: string;
}
