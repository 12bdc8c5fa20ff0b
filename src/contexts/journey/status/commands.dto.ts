import { Is, Optional } from '../../../shapes/is.js';
import { day, flag, id, oneOf, text } from '../../../shapes/kinds.js';
import {
  ACCOMMODATIONS,
  ASYLUM_DECISIONS,
  PROSPECTS,
  REGIME_RANKS,
  REGIMES,
  RESTRICTED_COURSES,
  TITLE_KINDS,
  WORK_SCOPES,
  type Accommodation,
  type AsylumDecision,
  type Prospects,
  type Regime,
  type RegimeRank,
  type RestrictedCourse,
  type TitleKind,
  type WorkScope,
} from '../../../shapes/status-words.js';

/** Records how the asylum procedure was decided (Asylbescheid). */
export class RecordAsylumDecision {
  /** Day of the decision. */
  @Is(day) on!: string;
  @Is(oneOf(ASYLUM_DECISIONS)) decision!: AsylumDecision;
  /** File number (Aktenzeichen); sealed. */
  @Optional() @Is(text(64)) fileNumber?: string;
}

/** Records the prospects to stay (Bleibeperspektive). */
export class AssessProspects {
  /** Day of the assessment; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(PROSPECTS)) prospects!: Prospects;
  /** On what it rests; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records where the participant lives (Unterbringung). */
export class RecordAccommodation {
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(ACCOMMODATIONS)) accommodation!: Accommodation;
  @Is(text(100)) municipality!: string;
  /** Sealed. */
  @Optional() @Is(text(300)) address?: string;
}

/** Records whether the participant may join a kind of course, and why (Kurszugang). */
export class ClarifyCourseAccess {
  /** Day from which it holds; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(RESTRICTED_COURSES)) courses!: RestrictedCourse;
  @Is(flag) open!: boolean;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Records a residence title or paper (Aufenthaltstitel, Duldung, Gestattung, Fiktionsbescheinigung). */
export class RecordResidenceTitle {
  /** First day on which it is valid. */
  @Is(day) on!: string;
  @Is(oneOf(TITLE_KINDS)) kind!: TitleKind;
  /** Legal ground (Rechtsgrundlage), such as `§ 60a AufenthG`. */
  @Is(text(100)) paragraph!: string;
  /** Last day on which it is valid; leave it out where there is no limit. */
  @Optional() @Is(day) validUntil?: string;
  /** Authority that issued it (Ausländerbehörde). */
  @Optional() @Is(text(200)) authority?: string;
}

/** Records that a residence title ran out and was not renewed (Ablauf). */
export class ExpireResidenceTitle {
  @Is(id) title!: string;
  /** Last day; by default the day until which it was valid. */
  @Optional() @Is(day) on?: string;
}

/** Records that the authority took a residence title back (Entzug, Widerruf). */
export class WithdrawResidenceTitle {
  @Is(id) title!: string;
  /** Last day. */
  @Is(day) on!: string;
  /** Sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records a work permission (Beschäftigungserlaubnis); it does not follow from the title. */
export class RecordWorkPermission {
  /** First day. */
  @Is(day) on!: string;
  @Is(oneOf(WORK_SCOPES)) scope!: WorkScope;
  /** Last day; leave it out where there is no limit. */
  @Optional() @Is(day) validUntil?: string;
  /** Employer, occupation or hours to which it is bound; sealed. */
  @Optional() @Is(text(1000)) conditions?: string;
}

/** Records that benefits are paid under a law from a day (Beginn des Leistungsbezugs). */
export class StartRegime {
  /** Day from which it takes effect; may lie before the decision. */
  @Is(day) on!: string;
  @Is(oneOf(REGIMES)) regime!: Regime;
  /** Day of the decision (Bescheid); by default today. */
  @Optional() @Is(day) decidedOn?: string;
  /** Office that pays (Leistungsträger). */
  @Optional() @Is(text(200)) payer?: string;
  /** Which one pays first if two overlap; by default this one. */
  @Optional() @Is(oneOf(REGIME_RANKS)) rank?: RegimeRank;
}

/** Records that benefits under a law ended (Ende des Leistungsbezugs). */
export class EndRegime {
  @Is(id) spell!: string;
  /** Last day; may lie before the decision. */
  @Is(day) on!: string;
  /** Day of the decision; by default today. */
  @Optional() @Is(day) decidedOn?: string;
  /** Sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}
