import type { Personal } from '../../../kernel/personal.js';
import type { RecognitionResult } from '../../../shapes/words.js';

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
    /** Where the qualification was gained: ISO 3166 code. */
    country: string;
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
}
