import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type {
  Accommodation,
  AsylumDecision,
  Prospects,
  Regime,
  RegimeRank,
  RestrictedCourse,
  TitleKind,
  WorkScope,
} from '../../../shapes/status-words.js';

/** What can have happened to a person's legal status. It happens on the day from which it holds. */
export interface StatusFacts {
  /**
   * The asylum procedure was decided.
   * @de Über den Asylantrag wurde entschieden.
   */
  AsylumDecided: { decision: AsylumDecision; fileNumber?: Personal };
  /**
   * The prospects to stay were assessed.
   * @de Die Bleibeperspektive wurde eingeschätzt.
   */
  ProspectsAssessed: { prospects: Prospects; reason?: Personal };
  /**
   * The participant lives in this kind of accommodation from this day.
   * @de Die Unterbringung wurde erfasst.
   */
  AccommodationRecorded: { accommodation: Accommodation; municipality: string; address?: Personal };
  /**
   * It was found whether the participant may join a kind of course, and why.
   * @de Der Zugang zu einem Kurs wurde geklärt.
   */
  CourseAccessClarified: { courses: RestrictedCourse; open: boolean; reason: Personal };
  /**
   * A residence title or paper holds from this day.
   * @de Ein Aufenthaltstitel wurde erfasst.
   */
  ResidenceTitleRecorded: {
    title: string;
    kind: TitleKind;
    /** Legal ground, such as `§ 60a AufenthG`. */
    paragraph: string;
    /** Last day; absent without a limit. */
    validUntil?: LocalDate;
    /** Authority that issued it. */
    authority?: string;
  };
  /**
   * A residence title ran out and was not renewed; this day was the last.
   * @de Ein Aufenthaltstitel ist abgelaufen.
   */
  ResidenceTitleExpired: { title: string };
  /**
   * The authority took a residence title back; this day was the last.
   * @de Ein Aufenthaltstitel wurde entzogen.
   */
  ResidenceTitleWithdrawn: { title: string; reason?: Personal };
  /**
   * A work permission holds from this day.
   * @de Eine Beschäftigungserlaubnis wurde erfasst.
   */
  WorkPermissionRecorded: {
    permission: string;
    scope: WorkScope;
    /** Last day; absent without a limit. */
    validUntil?: LocalDate;
    /** Employer, occupation or hours to which it is bound. */
    conditions?: Personal;
  };
  /**
   * Benefits are paid under this law from this day.
   * @de Ein Leistungsbezug in einem Rechtskreis hat begonnen.
   */
  RegimeStarted: {
    /** Id of this spell of benefits. */
    spell: string;
    regime: Regime;
    /** Day of the decision, which may come later than the effect. */
    decidedOn: LocalDate;
    /** Office that pays. */
    payer?: string;
    rank: RegimeRank;
  };
  /**
   * Benefits under this law ended; this day was the last.
   * @de Ein Leistungsbezug in einem Rechtskreis hat geendet.
   */
  RegimeEnded: { spell: string; decidedOn: LocalDate; reason?: Personal };
}
