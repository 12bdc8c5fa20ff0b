import { Is, Optional } from '../../../shapes/is.js';
import { countryCode, day, flag, id, oneOf, text } from '../../../shapes/kinds.js';
import {
  RECOGNITION_MEASURES,
  RECOGNITION_RESULTS,
  type RecognitionMeasure,
  type RecognitionResult,
} from '../../../shapes/words.js';

/** Records an application for recognition of a foreign qualification (Antrag auf Anerkennung). */
export class FileRecognition {
  /** Day of the application. */
  @Is(day) on!: string;
  /** German reference occupation (Referenzberuf). */
  @Is(text(200)) occupation!: string;
  /** Recognition office, chamber or other authority (zuständige Stelle). */
  @Is(text(200)) authority!: string;
  /** Where the qualification was gained. */
  @Is(countryCode) country!: string;
}

/** Records that the authority confirmed the receipt of the application (Eingangsbestätigung). */
export class ConfirmReceipt {
  @Is(id) procedure!: string;
  /** Day of the confirmation. */
  @Is(day) on!: string;
}

/** Records that the authority has all documents (Vollständigkeit der Unterlagen). */
export class CompleteDocuments {
  @Is(id) procedure!: string;
  /** Day from which they were complete. */
  @Is(day) on!: string;
}

/** Records the authority's decision (Anerkennungsbescheid). */
export class DecideRecognition {
  @Is(id) procedure!: string;
  /** Day of the decision. */
  @Is(day) on!: string;
  @Is(oneOf(RECOGNITION_RESULTS)) result!: RecognitionResult;
  /** What is missing compared with the German training (wesentliche Unterschiede); sealed. */
  @Optional() @Is(text(2000)) differences?: string;
}

/** Records that the authority asked for missing documents (Nachforderung). */
export class RequestDocuments {
  @Is(id) procedure!: string;
  /** Day of the letter. */
  @Is(day) on!: string;
  /** Which ones; sealed. */
  @Is(text(1000)) documents!: string;
}

/** Records that the authority's time stands still (Hemmung der Frist). */
export class SuspendRecognition {
  @Is(id) procedure!: string;
  /** First day on which it stands still. */
  @Is(day) on!: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Records that the authority's time runs on (Ende der Hemmung). */
export class ResumeRecognition {
  @Is(id) procedure!: string;
  /** First day on which it runs again. */
  @Is(day) on!: string;
}

/** Records that the procedure is an accelerated one (beschleunigtes Verfahren, § 14a BQFG). */
export class AccelerateRecognition {
  @Is(id) procedure!: string;
  /** Day from which the shorter time holds. */
  @Is(day) on!: string;
}

/** Records that the authority gave itself more time (Fristverlängerung); it may do so once. */
export class ExtendRecognition {
  @Is(id) procedure!: string;
  /** Day of the letter. */
  @Is(day) on!: string;
  /** New last day for the decision. */
  @Is(day) until!: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Records the start of the measure that the authority demands (Ausgleichsmaßnahme). */
export class StartMeasure {
  @Is(id) procedure!: string;
  /** First day. */
  @Is(day) on!: string;
  @Is(oneOf(RECOGNITION_MEASURES)) measure!: RecognitionMeasure;
}

/** Records how the measure ended. */
export class CompleteMeasure {
  @Is(id) procedure!: string;
  /** Last day, or day of the result. */
  @Is(day) on!: string;
  @Is(flag) passed!: boolean;
}

/** Records an appeal against the decision (Widerspruch); the procedure is open again. */
export class AppealRecognition {
  @Is(id) procedure!: string;
  /** Day of the appeal. */
  @Is(day) on!: string;
  /** Sealed. */
  @Optional() @Is(text(2000)) reason?: string;
}
