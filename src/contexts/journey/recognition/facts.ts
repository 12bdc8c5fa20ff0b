import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal, Special } from '../../../kernel/personal.js';
import type { RecognitionMeasure, RecognitionResult } from '../../../shapes/words.js';

/** What can have happened in the recognition of a foreign qualification. */
export interface RecognitionFacts {
  /**
   * Recognition was applied for.
   * @de Ein Antrag auf Anerkennung wurde gestellt.
   */
  RecognitionFiled: {
    procedure: string;
    /** German reference occupation. */
    occupation: string;
    /** Recognition office, chamber or other authority. */
    authority: string;
    /** Where the qualification was gained: ISO 3166 code. It hints at an origin. */
    country: Special;
  };
  /**
   * The authority confirmed that it has the application.
   * @de Der Eingang des Antrags wurde bestätigt.
   */
  RecognitionReceiptConfirmed: { procedure: string };
  /**
   * The authority has all documents; its time for the decision runs from this day.
   * @de Die Unterlagen sind vollständig.
   */
  RecognitionDocumentsCompleted: { procedure: string };
  /**
   * The authority decided.
   * @de Über die Anerkennung wurde entschieden.
   */
  RecognitionDecided: {
    procedure: string;
    result: RecognitionResult;
    /** What is missing compared with the German training. */
    differences?: Personal;
  };
  /**
   * The procedure is an accelerated one (§ 14a BQFG, § 81a AufenthG): the authority has less time.
   * @de Das Verfahren wird als beschleunigtes Verfahren geführt.
   */
  RecognitionAccelerated: { procedure: string };
  /**
   * The authority asked for documents that are missing.
   * @de Unterlagen wurden nachgefordert.
   */
  RecognitionDocumentsRequested: { procedure: string; documents: Personal };
  /**
   * The authority's time stands still from this day, while something is missing.
   * @de Die Frist wurde gehemmt.
   */
  RecognitionSuspended: { procedure: string; reason: Personal };
  /**
   * The authority's time runs on from this day.
   * @de Die Frist läuft weiter.
   */
  RecognitionResumed: { procedure: string };
  /**
   * The authority gave itself more time, once and with a reason.
   * @de Die Frist wurde verlängert.
   */
  RecognitionExtended: {
    procedure: string;
    /** New last day for the decision. */
    until: LocalDate;
    reason: Personal;
  };
  /**
   * The participant began the measure that the authority demands.
   * @de Eine Ausgleichsmaßnahme wurde begonnen.
   */
  RecognitionMeasureStarted: { procedure: string; measure: RecognitionMeasure };
  /**
   * The measure that the authority demands was completed.
   * @de Eine Ausgleichsmaßnahme wurde abgeschlossen.
   */
  RecognitionMeasureCompleted: { procedure: string; passed: boolean };
  /**
   * The participant appealed against the decision.
   * @de Gegen die Entscheidung wurde Widerspruch eingelegt.
   */
  RecognitionAppealed: { procedure: string; reason?: Personal };
}
