import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { Experience, Suitability, TrainingKind } from '../../../shapes/training-words.js';
import type { CourseLeavingReason, ExamResult } from '../../../shapes/words.js';

/** What can have happened in training, and what was found about a person's abilities for work. */
export interface TrainingFacts {
  /**
   * A place in a training was agreed. It happens on the day of the agreement.
   * @de Ein Platz in einer Qualifizierung wurde vereinbart.
   */
  TrainingAgreed: {
    training: string;
    /** The programme that provides it, if one does. */
    programme?: string;
    kind: TrainingKind;
    title: string;
    /** School or other organisation that teaches. */
    provider: string;
    /** Teaching units of the whole training, where it has a fixed number. */
    units?: number;
    plannedFrom: LocalDate;
    plannedTo?: LocalDate;
  };
  /**
   * The participant began the training.
   * @de Die Qualifizierung wurde begonnen.
   */
  TrainingStarted: { training: string };
  /**
   * The participant attended the training on this day.
   * @de Die Teilnahme an einem Tag der Qualifizierung wurde gemeldet.
   */
  TrainingAttended: {
    training: string;
    /** The programme in which the units count, if the participant is enrolled in one. */
    programme?: string;
    /** Teaching units attended on this day. */
    units: number;
    /** Teaching units of the same day that were missed. */
    absentUnits: number;
    /** Why more units were attended than the training has. */
    reason?: Personal;
  };
  /**
   * The participant missed the training on this day.
   * @de Ein Tag der Qualifizierung wurde versäumt.
   */
  TrainingDayMissed: {
    training: string;
    /** Teaching units of that day. */
    absentUnits: number;
    reason?: Personal;
  };
  /**
   * An exam or certificate of the training has a result.
   * @de Ein Abschluss der Qualifizierung wurde erreicht oder nicht erreicht.
   */
  TrainingCertified: { training: string; certificate: string; result: ExamResult };
  /**
   * The participant no longer goes to the training; this day was the last.
   * @de Die Qualifizierung wurde beendet oder verlassen.
   */
  TrainingLeft: { training: string; because: CourseLeavingReason; reason?: Personal };
  /**
   * It was assessed whether an occupation suits the participant.
   * @de Die Eignung für einen Beruf wurde festgestellt.
   */
  SuitabilityAssessed: { occupation: string; suitability: Suitability; note?: Personal };
  /**
   * Experience with tools and machines as they are used here was found.
   * @de Erfahrung mit hiesigen Werkzeugen und Maschinen wurde erfasst.
   */
  ToolExperienceFound: { tools: string; experience: Experience; note?: Personal };
}
